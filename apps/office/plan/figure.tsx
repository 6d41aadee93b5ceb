import {
  CountExplanation,
  Failed,
  formatDay,
  formatNumber,
  Loading,
  OpeningFigure,
  type OwnStep,
  Scrolling,
} from '@diemtua/ui';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useAsked } from '../asking/use-asked.ts';
import { hrefOf } from '../frame/route.ts';
import { useVoice, type MessageId } from '../language/say.tsx';
import { momentText } from '../receipts/money-words.ts';
import { useLook } from './look.tsx';
import { changeText, shareText } from './plan-words.ts';
import type { FigureName, FigureTold } from './shapes.ts';

/** Which figure, of which place, since when. */
interface Wanted {
  readonly figure: FigureName;
  readonly text: string;
  readonly unit?: string;
  readonly commune?: string;
  readonly from?: string;
}

/** A place as questions name it. */
export interface WherePlace {
  readonly level: string;
  readonly code: string;
}

const whereOf = (place: WherePlace | undefined): Pick<Wanted, 'unit' | 'commune'> =>
  place?.level === 'unit' ? { unit: place.code } : place?.level === 'commune' ? { commune: place.code } : {};

/** Figures that open below themselves, one at a time. */
export function useWhy(id: string): {
  readonly figure: (
    figure: FigureName,
    text: string,
    about: string,
    place?: WherePlace,
    more?: { readonly from?: string; readonly shown?: ComponentChildren },
  ) => ComponentChildren;
  readonly card: ComponentChildren;
} {
  const [open, setOpen] = useState<(Wanted & { readonly key: string }) | null>(null);
  return {
    figure: (figure, text, about, place, { from, shown } = {}) => {
      const key = `${figure} ${place?.code ?? ''}`;
      return (
        <OpeningFigure
          open={open?.key === key}
          controls={id}
          about={about}
          onToggle={() =>
            setOpen(
              open?.key === key
                ? null
                : { key, figure, text, ...whereOf(place), ...(from === undefined ? {} : { from }) },
            )
          }
        >
          {shown ?? text}
        </OpeningFigure>
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
  const { figure, unit, commune, from } = wanted;
  const { asked, again } = useAsked('GET /api/plan/figures/:figure', {
    params: { figure },
    query: {
      ...look,
      ...(unit === undefined ? {} : { unit }),
      ...(commune === undefined ? {} : { commune }),
      ...(from === undefined ? {} : { from }),
    },
  });
  if (asked.state === 'loading') return <Loading text={say('plan.figure.loading')} lines={4} />;
  if (asked.state === 'failed')
    return (
      <Failed again={{ label: say('act.again'), act: again }}>
        {asked.why.kind === 'unreachable' ? say('state.unreachable') : asked.why.message || say('state.failed')}
      </Failed>
    );
  return <FigureTale id={id} told={asked.value} text={wanted.text} onClose={onClose} />;
}

/** So many parts stand among the steps; more are a list of their own. */
const partsShown = 8;

const shareFigures: ReadonlySet<string> = new Set(['reached', 'kept-3', 'kept-6', 'kept-12']);

function FigureTale(props: {
  readonly id: string;
  readonly told: FigureTold;
  readonly text: string;
  readonly onClose: () => void;
}) {
  const { id, told, text, onClose } = props;
  const { say, language } = useVoice();
  const { look, figure, value, filters, parts } = told;
  const part = (people: number): string => formatNumber(people, language);
  const steps: OwnStep[] = [
    { name: say('plan.figure.question'), text: '', said: say(`plan.figure.${figure}` as MessageId) },
    ...filters.map(({ field, value: of }) => ({
      name: say(`plan.field.${field}` as MessageId),
      text: filterText(field, of, say, language),
    })),
    ...(parts.length <= partsShown
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
        text:
          value === null
            ? say('plan.unknown')
            : shareFigures.has(figure)
              ? shareText(value, say, language)
              : part(value),
        ...(parts.length > 1 && parts.length <= partsShown && !shareFigures.has(figure)
          ? {
              arithmetic: sumText(
                parts.map(({ value: people }) => people),
                language,
              ),
            }
          : {}),
      }}
      records={<Records told={told} />}
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
function filterText(
  field: string,
  value: string,
  say: ReturnType<typeof useVoice>['say'],
  language: Parameters<typeof formatDay>[1],
): string {
  if (field === 'product' || field === 'known') return say(`plan.${field}.${value}` as MessageId);
  return dayPattern.test(value) ? formatDay(value, language) : value;
}

/** A part's name: of a place as it is told, of a kind from the catalogue. */
const partName = (label: string, say: ReturnType<typeof useVoice>['say']): string =>
  /^[a-z][\w-]*$/.test(label) ? say(`plan.part.${label}` as MessageId) : label;

const sumText = (parts: readonly number[], language: Parameters<typeof formatNumber>[1]): string =>
  parts
    .map((people, index) =>
      index === 0
        ? formatNumber(people, language)
        : `${people < 0 ? '\u2212' : '+'} ${formatNumber(Math.abs(people), language)}`,
    )
    .join(' ');

function Records({ told }: { readonly told: FigureTold }) {
  const { say, language } = useVoice();
  const { records, query, next, parts } = told;
  return (
    <>
      {parts.length > partsShown && (
        <details class="inside">
          <summary>{say('plan.figure.parts', { count: parts.length })}</summary>
          <ul class="target-communes">
            {parts.map(({ label, code, value }) => (
              <li key={code ?? label}>
                <span>{partName(label, say)}</span>
                <b class="so">{formatNumber(value, language)}</b>
              </li>
            ))}
          </ul>
        </details>
      )}
      {records.length > 0 && (
        <details class="inside">
          <summary>{say('plan.figure.records', { count: records.length, more: next === null ? 0 : 1 })}</summary>
          <Scrolling label={say('plan.figure.recordsSaid')}>
            <table class="table tight">
              <caption class="spoken">{say('plan.figure.recordsSaid')}</caption>
              <thead>
                <tr>
                  <th scope="col">{say('plan.record.day')}</th>
                  <th scope="col">{say('plan.record.kind')}</th>
                  <th scope="col" class="so">
                    {say('plan.record.delta')}
                  </th>
                  <th scope="col">{say('plan.record.known')}</th>
                  <th scope="col">{say('plan.record.entry')}</th>
                </tr>
              </thead>
              <tbody>
                {records.map((record) => (
                  <tr key={`${record.stream} ${record.seq} ${record.line}`}>
                    <td class="digits">{formatDay(record.day, language)}</td>
                    <td>{say(`plan.delta.${record.kind}` as MessageId)}</td>
                    <td class="so">{changeText(record.delta, language)}</td>
                    <td class="digits">{momentText(record.knownAt, language)}</td>
                    <td class="digits">
                      {record.person === null ? (
                        `${record.seq}.${record.line}`
                      ) : (
                        <a href={hrefOf.person(record.person)}>{`${record.seq}.${record.line}`}</a>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scrolling>
        </details>
      )}
      {query !== '' && (
        <details class="inside">
          <summary>{say('plan.figure.query')}</summary>
          <pre class="query">{query}</pre>
        </details>
      )}
    </>
  );
}
