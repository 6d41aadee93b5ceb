import {
  CountExplanation,
  Failed,
  formatDay,
  formatMonthFor,
  formatNumber,
  Loading,
  OpeningFigure,
  type OwnStep,
  Scrolling,
} from '@diemtua/ui';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useOffice } from '../asking/office.tsx';
import { useAsked } from '../asking/use-asked.ts';
import { hrefOf } from '../frame/route.ts';
import { useVoice, type MessageId } from '../language/say.tsx';
import { momentText } from '../receipts/money-words.ts';
import { useLook } from './look.tsx';
import { changeText, figuresText, likelihoodText, rangeText, shareText } from './plan-words.ts';
import type { FigureName, FigureTold, Reason } from './shapes.ts';
import { within } from './within.tsx';
import { refusalText } from '../asking/call.ts';

/** What narrows a figure further than its place: days, a collector, a way of paying, a month; a scenario or a sprint, and how much effort a yield is of. */
interface Narrowed {
  readonly from?: string;
  readonly to?: string;
  readonly days?: 30 | 60 | 90;
  readonly collector?: string;
  readonly term?: string;
  readonly month?: string;
  readonly scenario?: string;
  readonly own?: string;
  readonly sprint?: string;
  readonly at?: string;
  readonly break?: string;
  readonly meetings?: number;
  readonly collectorDays?: number;
  readonly months?: number;
  /** Of what is planned: the version of which year, and its total or one of its parts. */
  readonly year?: number;
  readonly version?: number;
  readonly of?: 'total' | 'new' | 'continuing';
  /** Of how many places: which, under how much of their plan, or those with one. */
  readonly level?: 'unit' | 'commune';
  readonly under?: number;
  readonly planned?: boolean;
  /** Of a year that was foretold again. */
  readonly past?: number;
}

/** Which figure, of which place, narrowed how. */
interface Wanted {
  readonly figure: FigureName;
  readonly text: string;
  readonly query: Readonly<Record<string, string>>;
}

/** A place as questions name it. */
export interface WherePlace {
  readonly level: string;
  readonly code: string;
}

const whereOf = (place: WherePlace | undefined): Readonly<Record<string, string>> =>
  place?.level === 'unit' ? { unit: place.code } : place?.level === 'commune' ? { commune: place.code } : {};

/** Figures that open below themselves, one at a time. */
export function useWhy(id: string): {
  readonly figure: (
    figure: FigureName,
    text: string,
    about: string,
    place?: WherePlace,
    more?: Narrowed & { readonly shown?: ComponentChildren },
  ) => ComponentChildren;
  /** A figure whose question the server named itself. */
  readonly named: (
    figure: FigureName,
    text: string,
    about: string,
    query: Readonly<Record<string, string>>,
  ) => ComponentChildren;
  /** A reason as a sentence, whose figures open where the server told to what. */
  readonly reason: (
    reason: Pick<Reason, 'reason' | 'figures' | 'opens'>,
    about: string,
    shape?: (text: string) => string,
  ) => ComponentChildren;
  readonly card: ComponentChildren;
} {
  const { say, language } = useVoice();
  const [open, setOpen] = useState<(Wanted & { readonly key: string }) | null>(null);
  const opening = (
    figure: FigureName,
    text: string,
    about: string,
    query: Wanted['query'],
    shown: ComponentChildren = text,
  ) => {
    const key = `${figure} ${JSON.stringify(query)}`;
    return (
      <OpeningFigure
        open={open?.key === key}
        controls={id}
        about={about}
        onToggle={() => setOpen(open?.key === key ? null : { key, figure, text, query })}
      >
        {shown}
      </OpeningFigure>
    );
  };
  return {
    figure: (figure, text, about, place, { shown, ...narrowed } = {}) =>
      opening(
        figure,
        text,
        about,
        {
          ...whereOf(place),
          ...Object.fromEntries(
            Object.entries(narrowed).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
          ),
        },
        shown,
      ),
    named: opening,
    reason: ({ reason, figures, opens = {} }, about, shape = (text) => text) => {
      const texts = figuresText(figures, language);
      return within(
        (marks) => shape(say(`plan.reason.${reason}` as MessageId, { ...texts, ...marks })),
        Object.fromEntries(
          Object.entries(opens).map(([name, { figure, query }]) => [
            name,
            opening(figure as FigureName, String(texts[name]), about, query),
          ]),
        ),
      );
    },
    card: open && <FigureCard key={open.key} id={id} wanted={open} onClose={() => setOpen(null)} />,
  };
}

function FigureCard({
  id,
  wanted,
  onClose,
}: {
  readonly id: string;
  readonly wanted: Wanted;
  readonly onClose: () => void;
}) {
  const { say } = useVoice();
  const { look } = useLook();
  const { figure, query } = wanted;
  const { asked, again } = useAsked('GET /api/plan/figures/:figure', {
    params: { figure },
    query: { ...look, ...query },
  });
  if (asked.state === 'loading') return <Loading text={say('plan.figure.loading')} lines={4} />;
  if (asked.state === 'failed')
    return <Failed again={{ label: say('act.again'), act: again }}>{refusalText(asked.why, say)}</Failed>;
  return <FigureTale id={id} told={asked.value} query={query} text={wanted.text} onClose={onClose} />;
}

/** So many parts stand among the steps; more are a list of their own. */
const partsShown = 8;

type Say = ReturnType<typeof useVoice>['say'];
type Language = Parameters<typeof formatDay>[1];
export type Working = NonNullable<FigureTold['working']>;
type Table = NonNullable<FigureTold['table']>;

/** Yields and rates are told to the hundredth; people are whole by themselves. */
const decimals = 2;

const workText = (value: number | null, as: Working['as'], say: Say, language: Language): string =>
  value === null
    ? say('plan.unknown')
    : as === 'share'
      ? shareText(value, say, language)
      : formatNumber(value, language, decimals);

const signs = { '+': '+', '-': '\u2212', '×': '×', '÷': '/' } as const;

/** "43.120 + 2.310 − 402", read from left to right, and how the result was rounded. */
function workArithmetic({ terms, rounded }: Working, say: Say, language: Language): string | undefined {
  if (terms.length < 2) return undefined;
  const sum = terms
    .map(
      ({ sign, value }, index) => `${index === 0 ? '' : `${signs[sign]} `}${formatNumber(value, language, decimals)}`,
    )
    .join(' ');
  return rounded === 'no' ? sum : `${sum}, ${say(`plan.rounded.${rounded}`)}`;
}

/** What a figure was made of, each value with what it rests on. */
const workSteps = ({ steps }: Working, say: Say, language: Language): readonly OwnStep[] =>
  steps.map(({ name, of, value, as, nature }) => ({
    name: of === null ? say(`plan.step.${name}`) : `${say(`plan.step.${name}`)}, ${formatMonthFor(of, language)}`,
    text: workText(value, as, say, language),
    ...(nature === 'counted' ? {} : { said: say(`plan.nature.${nature}`) }),
  }));

/** A figure as a result: a part of a whole, a band, people, or what was worked out. */
function resultOf(
  { figure, value, ratio, band, working }: FigureTold,
  say: Say,
  language: Language,
): { readonly text: string; readonly arithmetic?: string } {
  const people = (of: number): string => formatNumber(of, language);
  if (working !== null) {
    const arithmetic = workArithmetic(working, say, language);
    const told =
      figure === 'stop-likelihood'
        ? likelihoodText(working.value, say, language)
        : workText(working.value, working.as, say, language);
    const text = band === null ? told : rangeText(band.low, band.high, language);
    return {
      text,
      ...(arithmetic === undefined
        ? {}
        : { arithmetic: band === null ? arithmetic : `${arithmetic} = ${people(band.middle)}` }),
    };
  }
  if (band !== null) return { text: rangeText(band.low, band.high, language) };
  if (value === null) return { text: say('plan.unknown') };
  if (ratio === null) return { text: people(value) };
  if (figure === 'missing')
    return { text: people(value), arithmetic: `${people(ratio.whole)} \u2212 ${people(ratio.part)}` };
  return { text: shareText(ratio.share, say, language), arithmetic: `${people(ratio.part)} / ${people(ratio.whole)}` };
}

function FigureTale(props: {
  readonly id: string;
  readonly told: FigureTold;
  readonly query: Wanted['query'];
  readonly text: string;
  readonly onClose: () => void;
}) {
  const { id, told, query, text, onClose } = props;
  const { say, language } = useVoice();
  const { look, figure, filters, parts } = told;
  const result = resultOf(told, say, language);
  // What a target was divided into itself is a list of its own: it is not of what the target was made.
  const dividedOn = figure === 'planned' && told.working !== null;
  const part = (people: number): string => formatNumber(people, language, 1);
  const steps: OwnStep[] = [
    { name: say('plan.figure.question'), text: '', said: say(`plan.figure.${figure}` as MessageId) },
    ...filters.map(({ field, value: of }) => ({
      name: say(`plan.field.${field}` as MessageId),
      // What is measured is told in a sentence, which stands under its name.
      ...(field === 'measure'
        ? { text: '', said: filterText(field, of, say, language) }
        : { text: filterText(field, of, say, language) }),
    })),
    ...(told.working === null ? [] : workSteps(told.working, say, language)),
    ...(parts.length <= partsShown && !dividedOn
      ? parts.map(({ label, value: people }) => ({ name: partName(label, say), text: part(people) }))
      : []),
  ];
  return (
    <CountExplanation
      id={id}
      amount={text}
      steps={steps}
      result={{
        name: say('plan.figure.result'),
        ...result,
        ...(result.arithmetic === undefined && told.working === null && parts.length > 1 && parts.length <= partsShown
          ? {
              arithmetic: sumText(
                parts.map(({ value: people }) => people),
                language,
              ),
            }
          : {}),
      }}
      records={<Records told={told} query={query} />}
      foot={[
        say(look.known === 'then' ? 'plan.known.thenSaid' : 'plan.known.nowSaid', {
          day: formatDay(look.on, language),
        }),
        look.demonstration ? ` ${say('plan.demonstrationSaid')}` : '',
      ]}
      onClose={onClose}
    />
  );
}

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** A filter's value: a day, a word of ours, or a name as it is told. */
function filterText(field: string, value: string, say: Say, language: Language): string {
  if (field === 'product' || field === 'known' || field === 'measure')
    return say(`plan.${field}.${value}` as MessageId);
  if (field === 'term') return say(`plan.term.${value}` as MessageId);
  if (field === 'month' || field === 'joinedIn') return formatMonthFor(value, language);
  if (field === 'method') return say(`plan.method.${value}` as MessageId);
  return dayPattern.test(value) ? formatDay(value, language) : value;
}

/** A part's name: of a place as it is told, of a kind from the catalogue. */
const partName = (label: string, say: Say): string =>
  /^[a-z][\w-]*$/.test(label) ? say(`plan.part.${label}` as MessageId) : label;

const sumText = (parts: readonly number[], language: Parameters<typeof formatNumber>[1]): string =>
  parts
    .map((people, index) =>
      index === 0
        ? formatNumber(people, language)
        : `${people < 0 ? '\u2212' : '+'} ${formatNumber(Math.abs(people), language)}`,
    )
    .join(' ');

/** How a figure was made, where a screen was told of it together with the figure. */
export function WorkingCard(props: {
  readonly id: string;
  readonly amount: string;
  readonly question: string;
  readonly working: Working;
  readonly foot: ComponentChildren;
  readonly onClose: () => void;
}) {
  const { id, amount, question, working, foot, onClose } = props;
  const { say, language } = useVoice();
  const arithmetic = workArithmetic(working, say, language);
  return (
    <CountExplanation
      id={id}
      amount={amount}
      steps={[{ name: say('plan.figure.question'), text: '', said: question }, ...workSteps(working, say, language)]}
      result={{
        name: say('plan.figure.result'),
        text: workText(working.value, working.as, say, language),
        ...(arithmetic === undefined ? {} : { arithmetic }),
      }}
      foot={foot}
      onClose={onClose}
    />
  );
}

const tableText = (
  value: number | null,
  as: Table['heads'][number]['as'],
  isOne: boolean,
  say: Say,
  language: Language,
): string => {
  if (value === null) return '\u2013';
  if (as === 'share') return shareText(value, say, language);
  if (as === 'yes' && isOne) return say(value === 1 ? 'plan.yes' : 'plan.no');
  return formatNumber(value, language, as === 'rate' ? decimals : 1);
};

/** The places of which a figure was made, with what of each went into it, and the sum of what can be added. */
function TableOfPlaces({ table: { heads, rows } }: { readonly table: Table }) {
  const { say, language } = useVoice();
  const sums = heads.map(({ as }, at) =>
    as === 'share' || as === 'rate' || rows.some(({ values }) => values[at] === null)
      ? null
      : rows.reduce((sum, { values }) => sum + (values[at] ?? 0), 0),
  );
  return (
    <details class="inside">
      <summary>{say('plan.figure.table', { count: rows.length })}</summary>
      <Scrolling label={say('plan.figure.table', { count: rows.length })}>
        <table class="table tight">
          <caption class="spoken">{say('plan.figure.table', { count: rows.length })}</caption>
          <thead>
            <tr>
              <th scope="col">{say('plan.forecast.place')}</th>
              {heads.map(({ name }) => (
                <th key={name} scope="col" class="so">
                  {say(`plan.table.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, code, values }) => (
              <tr key={code ?? label}>
                <th scope="row">{partName(label, say)}</th>
                {heads.map(({ name, as }, at) => (
                  <td key={name} class="so">
                    {tableText(values[at] ?? null, as, label !== elsewhere, say, language)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td>{say('plan.divide.sum')}</td>
              {heads.map(({ name }, at) => (
                <td key={name} class="so">
                  {tableText(sums[at] ?? null, 'number', false, say, language)}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </Scrolling>
    </details>
  );
}

/** Under this name stand together the places that whoever asks may not see one by one. */
const elsewhere = 'elsewhere';

/** The places that add up to a figure; or who does, by another title. */
export function PartsList({
  parts,
  title,
}: {
  readonly parts: readonly { readonly key: string; readonly name: string; readonly value: number }[];
  readonly title?: string;
}) {
  const { say, language } = useVoice();
  return (
    <details class="inside">
      <summary>{title ?? say('plan.figure.parts', { count: parts.length })}</summary>
      <ul class="target-communes">
        {parts.map(({ key, name, value }) => (
          <li key={key}>
            <span>{name}</span>
            <b class="so">{formatNumber(value, language, 1)}</b>
          </li>
        ))}
      </ul>
    </details>
  );
}

type RecordTold = FigureTold['records'][number];

/** The places that add up to a figure, its records to the last, and the question itself. */
function Records({ told, query }: { readonly told: FigureTold; readonly query: Wanted['query'] }) {
  const { say, language } = useVoice();
  const { hrefTo } = useLook();
  const { behind, withheld, parts, figure } = told;
  return (
    <>
      {(parts.length > partsShown || (figure === 'planned' && told.working !== null && parts.length > 0)) && (
        <PartsList
          {...(figure === 'collectors' ? { title: say('plan.figure.parts.collectors', { count: parts.length }) } : {})}
          parts={parts.map(({ label, code, value }) => ({ key: code ?? label, name: partName(label, say), value }))}
        />
      )}
      {told.table !== null && told.table.rows.length > 0 && <TableOfPlaces table={told.table} />}
      {behind !== null && withheld && (
        <p class="said">
          {say(`plan.figure.behind.${behind.of}`, behindText(behind, language))} {say('plan.figure.withheld')}
        </p>
      )}
      {behind !== null && !withheld && behind.count > 0 && (
        <details class="inside">
          <summary>{say(`plan.figure.behind.${behind.of}`, behindText(behind, language))}</summary>
          <RecordTable told={told} query={query} count={behind.count} />
        </details>
      )}
      {behind === null && figure === 'planned' && (
        <p class="said">
          <a href={hrefTo({ room: 'plan' }, { nam: String(told.look.year) })}>{say('plan.figure.toPlan')}</a>
        </p>
      )}
      {behind === null && figure.startsWith('forecast') && (
        <p class="said">
          <a href={hrefTo({ room: 'forecast' })}>{say('plan.figure.toForecast')}</a>
        </p>
      )}
      {told.query !== '' && (
        <details class="inside">
          <summary>{say('plan.figure.query')}</summary>
          <pre class="query">{told.query.trim()}</pre>
        </details>
      )}
    </>
  );
}

const behindText = (
  { count, sum }: NonNullable<FigureTold['behind']>,
  language: Parameters<typeof formatDay>[1],
): Readonly<Record<string, string>> => ({
  count: formatNumber(count, language),
  sum: formatNumber(Math.abs(sum), language),
});

/** All records behind a figure, a page at a time, as long as somebody wants to see more. */
function RecordTable(props: { readonly told: FigureTold; readonly query: Wanted['query']; readonly count: number }) {
  const { told, query, count } = props;
  const { say, language } = useVoice();
  const { call } = useOffice();
  const { look } = useLook();
  const [more, setMore] = useState<readonly RecordTold[]>([]);
  const [next, setNext] = useState(told.next);
  const [state, setState] = useState<'still' | 'asking' | 'failed'>('still');
  const records = [...told.records, ...more];
  const ask = async (after: string): Promise<void> => {
    setState('asking');
    const answer = await call('GET /api/plan/figures/:figure', {
      params: { figure: told.figure },
      query: { ...look, ...query, after },
    });
    if (answer.kind !== 'answered') return setState('failed');
    setMore([...more, ...answer.value.records]);
    setNext(answer.value.next);
    setState('still');
  };
  const changes = told.behind?.of === 'changes';
  return (
    <>
      <Scrolling label={say('plan.figure.recordsSaid')}>
        <table class="table tight">
          <caption class="spoken">{say('plan.figure.recordsSaid')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('plan.record.person')}</th>
              <th scope="col">{say('plan.place.commune')}</th>
              <th scope="col">{say('plan.record.day')}</th>
              {changes && (
                <>
                  <th scope="col">{say('plan.record.kind')}</th>
                  <th scope="col" class="so">
                    {say('plan.record.delta')}
                  </th>
                  <th scope="col">{say('plan.record.known')}</th>
                  <th scope="col">{say('plan.record.entry')}</th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {records.map((record) => (
              <tr key={record.key}>
                <td>
                  {record.name === null ? (
                    <span class="aside">{say('plan.record.elsewhere')}</span>
                  ) : (
                    <a href={hrefOf.person(record.person)}>{record.name}</a>
                  )}
                </td>
                <td>{record.communeName ?? record.commune}</td>
                <td class="digits">{formatDay(record.day, language)}</td>
                {changes && (
                  <>
                    <td>{say(`plan.delta.${record.kind}` as MessageId)}</td>
                    <td class="so">{changeText(record.delta, language)}</td>
                    <td class="digits">{record.knownAt && momentText(record.knownAt, language)}</td>
                    <td class="digits">{record.entry}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      {state === 'failed' && (
        <p class="said" role="alert">
          {say('state.unreachable')}
        </p>
      )}
      {next !== null && (
        <button type="button" class="button second" disabled={state === 'asking'} onClick={() => void ask(next)}>
          {say('plan.list.more', {
            shown: formatNumber(records.length, language),
            total: formatNumber(count, language),
          })}
        </button>
      )}
    </>
  );
}
