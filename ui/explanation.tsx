import type { ToldInput, ToldStep } from '@diemtua/law';
import { formatDay, formatMonthFor } from '@diemtua/law/kernel/format';
import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';
import { legalNumbersOf, reasonsFor, type Reason } from './reasons.ts';
import { fillIn, useSpoken } from './speaking.tsx';

/** Where the words of an explanation lead to, and how sure the book is. */
export interface Book {
  readonly ruleHref: (id: string) => string;
  readonly parameterHref: (id: string) => string;
  /** How sure we are, by letter. */
  readonly confidence: Readonly<Record<string, string>>;
  /** The day on which a legal number was last compared with its source. */
  readonly checked: (parameter: string) => string | undefined;
}

/** A step that the screen itself adds before those of the law: what was chosen, and between which limits. */
export interface OwnStep {
  readonly name: string;
  readonly text: string;
  readonly said?: string;
}

interface ExplanationProps {
  readonly id: string;
  /** The step whose figure is explained: its rule, or its key where there are several. */
  readonly rule: string;
  readonly steps: readonly ToldStep[];
  /** The figure as it stands outside. */
  readonly amount: string;
  readonly before?: readonly OwnStep[];
  /** Name of the result; the rule's own name where it is left out. */
  readonly result?: string;
  /** Day of the law that was used. */
  readonly lawOf: string;
  readonly book: Book;
  readonly onClose?: () => void;
}

/** How many levels a step opens into; beyond them stands the page of the rule. */
const LEVELS = 2;

/** The card that says why a figure is what it is: numbered steps, each with its arithmetic and its articles. */
export function Explanation(props: ExplanationProps) {
  const { id, rule, steps, amount, before = [], result, book, onClose } = props;
  const { words } = useSpoken();
  const reason = reasonsFor(rule, steps);
  if (reason === null) return null;
  const inputs = reason.inputs.filter((input) => input.kind === 'fact');
  return (
    <section class="explanation" id={id} aria-labelledby={`${id}-head`}>
      <h3 id={`${id}-head`} tabIndex={-1}>
        <span>{fillIn(words.whyIs, { amount })}</span>
        {onClose && (
          <button type="button" onClick={onClose} aria-label={words.close}>
            <Icon shape="opened" />
          </button>
        )}
      </h3>
      <ol class="steps" aria-label={words.steps}>
        {before.map((step) => (
          <li key={step.name}>
            <Head name={step.name} text={step.text} />
            {step.said && <p class="said">{step.said}</p>}
          </li>
        ))}
        {inputs.length > 0 && reason.parts.length === 0 && before.length === 0 && (
          <li>
            <Inputs inputs={inputs} book={book} />
          </li>
        )}
        {reason.parts.map((part) => (
          <Step key={part.key} reason={part} from={reason} book={book} level={0} />
        ))}
        <li class="result">
          <Head name={result ?? reason.name} text={reason.text} strong />
          <Arithmetic reason={reason} />
          <Because reason={reason} />
          <Articles reason={reason} book={book} />
          <Legal reason={reason} book={book} />
          <Lines lines={reason.lines} />
        </li>
      </ol>
      <Foot {...props} />
    </section>
  );
}

function Head({
  name,
  text,
  strong = false,
}: {
  readonly name: string;
  readonly text: string;
  readonly strong?: boolean;
}) {
  return (
    <div class="step-head">
      {strong ? <b>{name}</b> : <span>{name}</span>}
      <span class="so">{text}</span>
    </div>
  );
}

/** The arithmetic, where it says more than the result does. */
function Arithmetic({ reason }: { readonly reason: Reason }) {
  if (reason.arithmetic === '' || reason.arithmetic === reason.text) return null;
  return <p class="arithmetic">{reason.arithmetic}</p>;
}

function Because({ reason }: { readonly reason: Reason }) {
  return (
    <>
      {reason.because
        .filter((each) => each.condition !== '')
        .map((each) => (
          <p key={each.condition} class="said">
            {sentence(each.condition)}
          </p>
        ))}
      {reason.notes.map((note) => (
        <p key={note} class="said">
          {note}
        </p>
      ))}
    </>
  );
}

const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;

function Articles({ reason, book }: { readonly reason: Reason; readonly book: Book }) {
  if (reason.cite.length === 0) return null;
  return (
    <ul class="articles">
      {reason.cite.map((cite) => (
        <li key={cite}>
          <a href={book.ruleHref(reason.id)}>{cite}</a>
        </li>
      ))}
    </ul>
  );
}

function Step(props: { readonly reason: Reason; readonly from: Reason; readonly book: Book; readonly level: number }) {
  const { reason, from, book, level } = props;
  const taken = new RegExp(`\\u2212 ${escaped(reason.text)}(?![\\d.,])`).test(from.arithmetic);
  return (
    <li>
      <Head name={reason.name} text={taken && reason.value !== 0 ? `\u2212\u00a0${reason.text}` : reason.text} />
      <Arithmetic reason={reason} />
      <Because reason={reason} />
      <Articles reason={reason} book={book} />
      <Inside reason={reason} book={book} level={level} />
    </li>
  );
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** What a step opens into: what went into it, the stretches of time it sums up, and the steps behind it. */
function Inside({ reason, book, level }: { readonly reason: Reason; readonly book: Book; readonly level: number }) {
  const { words } = useSpoken();
  if (reason.inputs.length === 0 && reason.parts.length === 0 && reason.lines.length === 0) return null;
  return (
    <details class="inside">
      <summary>{words.more}</summary>
      <Inputs inputs={reason.inputs} book={book} />
      <Lines lines={reason.lines} />
      {reason.parts.length > 0 && level < LEVELS && (
        <ol class="steps inner">
          {reason.parts.map((part) => (
            <Step key={part.key} reason={part} from={reason} book={book} level={level + 1} />
          ))}
        </ol>
      )}
      {level >= LEVELS && (
        <p>
          <a href={book.ruleHref(reason.id)}>{words.rulePage}</a>
        </p>
      )}
    </details>
  );
}

function Legal({ reason, book }: { readonly reason: Reason; readonly book: Book }) {
  const legal = reason.inputs.filter((input) => input.kind === 'parameter');
  return legal.length > 0 ? <Inputs inputs={legal} book={book} /> : null;
}

/** Facts and legal numbers, each with its value; a legal number with its article, its date and what is doubtful in it. */
function Inputs({ inputs, book }: { readonly inputs: readonly ToldInput[]; readonly book: Book }) {
  const { language, words } = useSpoken();
  if (inputs.length === 0) return null;
  return (
    <dl class="inputs">
      {inputs.map((input) => (
        <div key={`${input.id} ${input.since ?? ''} ${input.text}`}>
          <dt>{input.kind === 'parameter' ? <a href={book.parameterHref(input.id)}>{input.name}</a> : input.name}</dt>
          <dd>
            <span class="so">{input.text}</span>
            {input.since && <small>{fillIn(words.since, { month: formatMonthFor(input.since, language) })}</small>}
          </dd>
          {input.note && <dd class="said">{input.note}</dd>}
        </div>
      ))}
    </dl>
  );
}

/** Stretches of time are shown so many levels deep: each spell, and the years in it. */
const LINE_LEVELS = 2;

function Lines({ lines }: { readonly lines: ToldStep['lines'] }) {
  const { words } = useSpoken();
  const [only, ...more] = lines;
  if (only === undefined) return null;
  if (more.length === 0) return <Lines lines={only.lines} />;
  return (
    <table class="lines">
      <caption>{words.sumOf}</caption>
      <tbody>
        {lines.map((line) => (
          <LineRows key={`${line.from} ${line.until}`} line={line} level={1} />
        ))}
      </tbody>
    </table>
  );
}

function LineRows({ line, level }: { readonly line: ToldStep['lines'][number]; readonly level: number }) {
  const { language } = useSpoken();
  return (
    <>
      <tr class={level > 1 ? 'within' : undefined}>
        <th scope="row">
          <span class="digits">{period(line.from, line.until, language)}</span>
          {line.arithmetic !== '' && line.arithmetic !== line.text && <small>{line.arithmetic}</small>}
        </th>
        <td class="so">{line.text}</td>
      </tr>
      {level < LINE_LEVELS &&
        line.lines.length > 1 &&
        line.lines.map((inner) => <LineRows key={`${inner.from} ${inner.until}`} line={inner} level={level + 1} />)}
    </>
  );
}

function period(from: string, until: string, language: Parameters<typeof formatMonthFor>[1]): string {
  const first = formatMonthFor(from, language);
  return from === until ? first : `${first} – ${formatMonthFor(until, language)}`;
}

function Foot({ rule, steps, book, lawOf }: ExplanationProps) {
  const { language, words } = useSpoken();
  const numbers = legalNumbersOf(rule, steps);
  const [worst] = numbers.toSorted((a, b) => (b.confidence ?? 'A').localeCompare(a.confidence ?? 'A'));
  const [oldest] = numbers.flatMap(({ id }) => book.checked(id) ?? []).toSorted();
  const said: ComponentChildren[] = [];
  if (worst) {
    const confidence = book.confidence[worst.confidence ?? 'A'] ?? '';
    said.push(
      (worst.confidence ?? 'A') === 'A'
        ? `${confidence}.`
        : fillIn(words.leastSure, { parameter: worst.name, confidence }),
    );
  }
  if (oldest) said.push(fillIn(words.checked, { day: formatDay(oldest, language) }));
  said.push(fillIn(words.lawOf, { day: formatDay(lawOf, language) }));
  return <footer>{said.map((each) => [each, ' '])}</footer>;
}
