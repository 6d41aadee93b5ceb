import { Empty, formatNumber, Loading, Notice, Scrolling, Tag } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import { useOffice } from '../asking/office.tsx';
import { useAsked } from '../asking/use-asked.ts';
import { NotCome } from '../frame/refusal.tsx';
import { hrefOf } from '../frame/route.ts';
import { useVoice, type MessageId } from '../language/say.tsx';
import { problemOfRow, type Preview, type Row } from './list-words.ts';

const choices = ['asks', 'bad', 'alike', 'enrol', 'change', 'record', 'nothing', 'left-out', 'all'] as const;
type Choice = (typeof choices)[number];
const isPlan = (only: Choice): only is Exclude<Choice, 'all' | 'asks' | 'alike'> =>
  only !== 'all' && only !== 'asks' && only !== 'alike';

type Decision = { readonly is: 'left-out' } | { readonly is: 'as-read' } | { readonly is: 'known'; person: string };

/** The rows of a list, a page at a time, each with what stands against it and what can be decided about it. */
export function Rows({ told, onDecided }: { readonly told: Preview; readonly onDecided: () => void }) {
  const { say } = useVoice();
  const { call, unit } = useOffice();
  const [only, setOnly] = useState<Choice>(told.rows.bad > 0 ? 'bad' : told.rows.asks > 0 ? 'asks' : 'all');
  const [after, setAfter] = useState(0);
  const [wrong, setWrong] = useState<string | null>(null);
  const { asked, again } = useAsked('GET /api/imports/:import/rows', {
    params: { import: told.id },
    query: { only, after },
  });
  const decide = async (row: number, decision: Decision): Promise<void> => {
    setWrong(null);
    const answer = await call('POST /api/imports/:import/rows/:row', {
      params: { import: told.id, row },
      query: { unit },
      body: decision,
    });
    if (answer.kind === 'unreachable') setWrong(say('state.unreachable'));
    if (answer.kind === 'refused') setWrong(answer.message || say('state.failed'));
    again();
    onDecided();
  };
  return (
    <section class="card">
      <div class="beside-title">
        <h2>{say('list.look')}</h2>
        <label class="inline-field">
          <span>{say('list.only')}</span>
          <select
            value={only}
            onChange={(event) => {
              const next = choices.find((each) => each === event.currentTarget.value);
              if (!next) return;
              setOnly(next);
              setAfter(0);
            }}
          >
            {choices.map((choice) => (
              <option key={choice} value={choice}>
                {isPlan(choice) ? say(`list.plan.${choice}`) : say(`list.only.${choice}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {wrong && (
        <Notice tone="trouble" live>
          {wrong}
        </Notice>
      )}
      {asked.state === 'loading' && <Loading text={say('list.loading')} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {asked.state === 'ready' && asked.value.rows.length === 0 && (
        <Empty>
          <p>{say('list.noRows')}</p>
        </Empty>
      )}
      {asked.state === 'ready' && asked.value.rows.length > 0 && (
        <>
          <Table
            rows={asked.value.rows}
            stale={asked.stale}
            onDecide={told.state === 'ready' ? (row, decision) => void decide(row, decision) : null}
          />
          <div class="actions">
            {asked.value.next !== null && (
              <button type="button" class="button second" onClick={() => setAfter(asked.value.next ?? 0)}>
                {say('list.next')}
              </button>
            )}
            {after > 0 && (
              <button type="button" class="button plain" onClick={() => setAfter(0)}>
                {say('list.first')}
              </button>
            )}
          </div>
        </>
      )}
    </section>
  );
}

interface TableProps {
  readonly rows: readonly Row[];
  readonly stale: boolean;
  readonly onDecide: ((row: number, decision: Decision) => void) | null;
}

function Table({ rows, stale, onDecide }: TableProps) {
  const { say, language } = useVoice();
  const heads = ['list.row', 'list.person', 'list.what', 'list.why'] as const;
  return (
    <Scrolling label={say('list.look')} stale={stale}>
      <table class="table stacks">
        <caption class="spoken">{say('list.look')}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" class={head === 'list.row' ? 'so' : undefined}>
                {say(head)}
              </th>
            ))}
            {onDecide && <th scope="col">{say('list.acts')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.row}>
              <td class="so" data-head={say('list.row')}>
                {formatNumber(row.row, language)}
              </td>
              <td data-head={say('list.person')}>
                {row.line?.['name'] ?? '–'}
                <small class="aside block digits">
                  {[row.line?.['born'], row.line?.['socialNumber'], row.line?.['identity']].filter(Boolean).join(' · ')}
                </small>
              </td>
              <td data-head={say('list.what')}>
                <Tag tone={row.plan === 'bad' ? 'trouble' : row.plan === 'left-out' ? 'quiet' : 'neutral'}>
                  {say(`list.plan.${row.plan}`)}
                </Tag>
                {row.known && (
                  <small class="block">
                    <a href={hrefOf.person(row.known.id)}>{say('list.known', { name: row.known.name })}</a>
                  </small>
                )}
              </td>
              <td data-head={say('list.why')}>
                {row.problems.length === 0 ? (
                  '–'
                ) : (
                  <ul class="plain">
                    {row.problems.map((problem) => (
                      <li key={`${problem.field} ${problem.code}`}>
                        {problemOfRow(problem, say)} {problem.value && <q class="digits">{problem.value}</q>}{' '}
                        <span class="aside">{say(`wayOut.${problem.wayOut}` as MessageId)}</span>
                      </li>
                    ))}
                  </ul>
                )}
              </td>
              {onDecide && (
                <td data-head={say('list.acts')}>
                  <Decide row={row} onDecide={(decision) => onDecide(row.row, decision)} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}

/** What can be decided about one row: it stays out, it is as it was read, or it is somebody who is there. */
function Decide({ row, onDecide }: { readonly row: Row; readonly onDecide: (decision: Decision) => void }) {
  const { say } = useVoice();
  return (
    <span class="tags">
      {row.plan !== 'left-out' && (
        <button type="button" class="button plain" onClick={() => onDecide({ is: 'left-out' })}>
          {say('list.leaveOut')}
        </button>
      )}
      {(row.plan === 'left-out' || row.known !== null) && (
        <button type="button" class="button plain" onClick={() => onDecide({ is: 'as-read' })}>
          {say('list.asRead')}
        </button>
      )}
      {row.alike
        .filter(({ person }) => person !== row.known?.id)
        .map(({ person, name }) => (
          <button key={person} type="button" class="button plain" onClick={() => onDecide({ is: 'known', person })}>
            {say('list.is', { name: name ?? say('list.hidden') })}
          </button>
        ))}
    </span>
  );
}
