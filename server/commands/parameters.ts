import { parameterPages, type ParameterPage, type Words } from '@diemtua/law';
import { formatMonthFor } from '@diemtua/law/kernel/format';
import { formatMonth } from '@diemtua/law/kernel/month';
import { monthOfDate, parseDate } from '@diemtua/law/kernel/plain-date';
import { COMMON_OPTIONS, readOptions, UsageError } from './options.ts';
import { wordsOf } from './refusals.ts';
import { EXIT, Outlet, type Streams } from './streams.ts';
import { inColumns } from './table.ts';

type Step = ParameterPage['steps'][number];

/** A figure of the law as it is printed: all its steps, or the one of a day. */
interface Figure extends Omit<ParameterPage, 'steps' | 'usedBy'> {
  readonly unitText: string;
  readonly steps: readonly Step[];
  /** Only with a day: "known", "assumed" (the newest figure, beyond the time for which it is known), or "none". */
  readonly state?: 'known' | 'assumed' | 'none';
}

const OPTIONS = { ...COMMON_OPTIONS, on: { type: 'string' }, json: { type: 'boolean', default: false } } as const;

/** `diemtua law parameters`: every figure of the book, since when, from which article, and how sure. */
export async function parameters(argv: readonly string[], streams: Streams): Promise<number> {
  const { values, positionals } = readOptions(argv, OPTIONS);
  if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is one too many.`);
  const month = values.on === undefined ? null : monthOf(values.on);
  const words = await wordsOf(values.language);
  const figures = parameterPages(words).map((page) => figureOf(page, month, words));
  const out = new Outlet(streams.stdout);
  await out.write(
    values.json
      ? `${JSON.stringify({ on: values.on ?? null, language: values.language, figures }, null, 2)}\n`
      : inWords(figures, words),
  );
  return EXIT.answered;
}

/** The month of a day, "YYYY-MM": the law's figures change with the month. */
function monthOf(day: string): string {
  const date = parseDate(day);
  if (date === null) throw new UsageError(`--on is "${day}".`, 'It is a day, as in 2025-07-01.');
  return formatMonth(monthOfDate(date));
}

function figureOf(page: ParameterPage, month: string | null, words: Words): Figure {
  const { usedBy: _, ...figure } = page;
  const told = { ...figure, unitText: words.units[page.unit] };
  return month === null ? told : { ...told, ...onDay(page.steps, month) };
}

/** The step of a month; the newest one is also used beyond the time for which it is known, and then is an assumption. */
function onDay(steps: readonly Step[], month: string): Required<Pick<Figure, 'steps' | 'state'>> {
  const step = steps.findLast(({ from }) => from <= month);
  if (step === undefined) return { steps: [], state: 'none' };
  if (step.until === null || month <= step.until) return { steps: [step], state: 'known' };
  return step === steps.at(-1) ? { steps: [step], state: 'assumed' } : { steps: [], state: 'none' };
}

const WHEN_NONE = 'no figure known for this day';

const HEADINGS = ['since', 'value', 'source', 'confidence'];

/** A table with a heading for each figure; a figure with several values has each in a row of its own. */
function inWords(figures: readonly Figure[], words: Words): string {
  return `${inColumns(
    HEADINGS,
    figures.map((figure) => ({
      heading: figure.unitText === '' ? figure.name : `${figure.name} [${figure.unitText}]`,
      rows: figure.state === 'none' ? [['', WHEN_NONE]] : figure.steps.flatMap((step) => rowsOf(step, figure, words)),
    })),
  )}\n`;
}

function rowsOf(step: Step, { name, state }: Figure, words: Words): (string | readonly string[])[] {
  const date = (month: string): string => formatMonthFor(month, words.grammar.language);
  const alone = step.values.find(({ key }) => key === null);
  const head = [date(step.from), alone?.text ?? '', step.cite, `${step.confidence} ${step.confidenceText}`];
  const keyed = step.values.filter(({ key }) => key !== null).map(({ key, text }) => ['', text, key ?? '']);
  const assumed =
    state === 'assumed' && step.until !== null
      ? [words.assumption.replace('{parameter}', () => name).replace('{until}', date(step.until))]
      : [];
  return [head, ...keyed, ...assumed, ...(step.note === null ? [] : [step.note])];
}
