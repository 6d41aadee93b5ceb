import type { DueId } from '@diemtua/domain/ids';
import type { MatchLine } from '@diemtua/domain/cash';
import { Empty, formatDay, formatDong, formatNumber, Icon, Loading, Notice, Scrolling, Tag } from '@diemtua/ui';
import { useEffect, useState } from 'preact/hooks';
import type { DueRow, HandOverRow, Waiting, WaitingRow } from '../asking/desk-shapes.ts';
import { notedText } from '../asking/noted.ts';
import { useOffice } from '../asking/office.tsx';
import { useAsked } from '../asking/use-asked.ts';
import { LETTERS, useLetters } from '../frame/keys.ts';
import { NotCome } from '../frame/refusal.tsx';
import { useVoice, type MessageId } from '../language/say.tsx';
import { referenceText } from '../people/transfer.tsx';
import { AsideDialog } from './aside.tsx';
import { PickDialog } from './pick.tsx';
import { slipText } from './slip-text.ts';

type To = MatchLine['to'];
type LineId = MatchLine['line'];

interface MatchingProps {
  /** Another object where a statement was read. */
  readonly round: object;
  readonly onChanged: () => void;
}

/** What the bank shows and nobody has said yet what it is: certain ones at once, guesses one by one, and nothing ever vanishes. */
export function Matching({ round, onChanged }: MatchingProps) {
  const { say } = useVoice();
  const { unit } = useOffice();
  const { asked, again } = useAsked('GET /api/bank/waiting', { query: { unit } });
  useEffect(() => again(), [round, again]);
  if (asked.state === 'loading') return <Loading text={say('bank.loadingWaiting')} />;
  if (asked.state === 'failed') return <NotCome why={asked.why} again={again} />;
  return (
    <Board
      told={asked.value}
      stale={asked.stale}
      changed={() => {
        again();
        onChanged();
      }}
    />
  );
}

function Board({
  told,
  stale,
  changed,
}: {
  readonly told: Waiting;
  readonly stale: boolean;
  readonly changed: () => void;
}) {
  const { say, language } = useVoice();
  const { tell, command, done } = useOffice();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [aside, setAside] = useState<WaitingRow | null>(null);
  const [picking, setPicking] = useState<WaitingRow | null>(null);
  const certain = told.lines.filter(({ outcome }) => outcome.kind === 'matched');
  const guessed = told.lines.filter(
    ({ outcome, handOvers, counted }) =>
      outcome.kind === 'guesses' || (outcome.kind !== 'matched' && handOvers.length + counted.length > 0),
  );
  const rest = told.lines.filter((line) => !certain.includes(line) && !guessed.includes(line));

  /** One after the other: each takes the next receipt number of the office's book. */
  const accept = async (rows: readonly (readonly [WaitingRow, To])[]): Promise<void> => {
    setBusy(true);
    setWrong(null);
    let good = 0;
    for (const [row, to] of rows) {
      const ended = await tell(command({ kind: 'match-line' as const, line: row.id as LineId, to }));
      if (ended.kind === 'recorded' && ended.outcome.noted === null) good += 1;
      else {
        setWrong(
          ended.kind === 'recorded'
            ? notedText(ended.outcome.noted ?? '', say)
            : ended.kind === 'refused'
              ? ended.message
              : say('tell.unsure'),
        );
        break;
      }
    }
    setBusy(false);
    if (good > 0) done({ text: say('bank.matched', { count: good }) });
    changed();
  };
  const acceptAll = (): Promise<void> =>
    accept(
      certain.flatMap((row) =>
        row.outcome.kind === 'matched' ? [[row, { what: 'dues', dues: row.outcome.dues as DueId[] }] as const] : [],
      ),
    );
  useLetters([
    {
      sign: LETTERS.acceptAll,
      what: say('bank.acceptAll'),
      act: certain.length > 0 && !busy ? () => void acceptAll() : undefined,
    },
  ]);
  const dueOf = (id: string): DueRow | undefined => told.dues.find((due) => due.id === id);
  if (told.lines.length === 0) {
    return (
      <Empty>
        <p>{say('bank.allMatched')}</p>
      </Empty>
    );
  }
  return (
    <div class={stale ? 'stale stack' : 'stack'}>
      {wrong && (
        <Notice tone="trouble" live>
          {wrong}
        </Notice>
      )}
      {certain.length > 0 && (
        <section class="card">
          <div class="beside-title">
            <h2>{say('bank.certain', { count: certain.length })}</h2>
            <button type="button" class="button main" disabled={busy} onClick={() => void acceptAll()}>
              {say('bank.acceptAll')} <kbd aria-hidden="true">{LETTERS.acceptAll}</kbd>
            </button>
          </div>
          <p class="aside">{say('bank.certainWhy')}</p>
          <Scrolling label={say('bank.certain', { count: certain.length })}>
            <table class="table stacks">
              <caption class="spoken">{say('bank.certain', { count: certain.length })}</caption>
              <thead>
                <tr>
                  <th scope="col">{say('bank.day')}</th>
                  <th scope="col">{say('bank.narrative')}</th>
                  <th scope="col">{say('bank.pays')}</th>
                  <th scope="col" class="so">
                    {say('papers.amount')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {certain.map((row) => (
                  <tr key={row.id}>
                    <td class="digits">{formatDay(row.line.bookedOn, language)}</td>
                    <td class="narrative" data-head={say('bank.narrative')}>
                      {row.line.narrative}
                    </td>
                    <td data-head={say('bank.pays')}>
                      {row.outcome.kind === 'matched' &&
                        row.outcome.dues.map((id) => {
                          const due = dueOf(id);
                          return (
                            <span key={id} class="block">
                              {due?.payer} <span class="digits aside">{due && referenceText(due.reference)}</span>
                            </span>
                          );
                        })}
                      {row.outcome.kind === 'matched' && row.outcome.by === 'cut-reference' && (
                        <small class="aside block">{say('bank.cutReference')}</small>
                      )}
                    </td>
                    <td class="so" data-head={say('papers.amount')}>
                      <b>{formatNumber(row.line.amount, language)}</b>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scrolling>
        </section>
      )}
      {guessed.length > 0 && (
        <section class="card">
          <h2>{say('bank.guessed', { count: guessed.length })}</h2>
          <p class="aside">{say('bank.guessedWhy')}</p>
          <ul class="movements">
            {guessed.map((row) => (
              <Movement key={row.id} row={row} onAside={() => setAside(row)} onPick={() => setPicking(row)}>
                {row.handOvers.map((id) => {
                  const handOver = told.handOvers.find((each) => each.id === id);
                  return handOver ? (
                    <HandOverGuess
                      key={id}
                      handOver={handOver}
                      busy={busy}
                      onAccept={() =>
                        void accept([
                          [row, { what: 'hand-over', handOver: id as Extract<To, { what: 'hand-over' }>['handOver'] }],
                        ])
                      }
                    />
                  ) : null;
                })}
                {row.counted.map((group) => (
                  <CountedGuess
                    key={group.join()}
                    atDesk={told.atDesk.filter(({ id }) => group.includes(id))}
                    busy={busy}
                    onAccept={() =>
                      void accept([
                        [row, { what: 'counted', handOvers: group as Extract<To, { what: 'counted' }>['handOvers'] }],
                      ])
                    }
                  />
                ))}
                {row.outcome.kind === 'guesses' &&
                  row.outcome.guesses.map(({ due: id, score, reasons }) => {
                    const due = dueOf(id);
                    if (!due) return null;
                    const fits = due.amount === row.line.amount;
                    return (
                      <div key={id} class="guess">
                        <div>
                          <b>{due.payer}</b> <span class="digits aside">{referenceText(due.reference)}</span> ·{' '}
                          {formatDong(due.amount, language)}
                          <p class="reasons">
                            {reasons.map((reason) => (
                              <Tag key={reason.code} tone={reason.points > 0 ? 'neutral' : 'waiting'}>
                                {say(`guess.${reason.code}` as MessageId, {
                                  percent: reason.percent ?? 0,
                                  by: formatDong(reason.by ?? 0, language),
                                  days: reason.daysApart ?? 0,
                                  signs: reason.signs ?? 0,
                                })}
                              </Tag>
                            ))}
                          </p>
                        </div>
                        <span class="aside">{say('guess.score', { score })}</span>
                        <button
                          type="button"
                          class="button second"
                          disabled={busy || !fits}
                          title={fits ? undefined : say('bank.amountDiffers')}
                          onClick={() => void accept([[row, { what: 'dues', dues: [id as DueId] }]])}
                        >
                          {say('bank.isThis')}
                        </button>
                      </div>
                    );
                  })}
              </Movement>
            ))}
          </ul>
        </section>
      )}
      {rest.length > 0 && (
        <section class="card">
          <h2>{say('bank.unknown', { count: rest.length })}</h2>
          <p class="aside">{say('bank.unknownWhy')}</p>
          <ul class="movements">
            {rest.map((row) => (
              <Movement
                key={row.id}
                row={row}
                onAside={() => setAside(row)}
                onPick={row.line.direction === 'in' ? () => setPicking(row) : null}
              >
                <p class="aside">
                  {row.outcome.kind === 'unmatched' &&
                    say(`unmatched.${row.outcome.why}` as MessageId, {
                      references: row.outcome.references.map(referenceText).join(', '),
                    })}
                  {row.outcome.kind === 'aside' && say(`nature.${row.outcome.nature}` as MessageId)}
                </p>
              </Movement>
            ))}
          </ul>
        </section>
      )}
      {aside && (
        <AsideDialog
          row={aside}
          onClose={() => setAside(null)}
          onDone={() => {
            setAside(null);
            done({ text: say('bank.asideDone') });
            changed();
          }}
        />
      )}
      {picking && (
        <PickDialog
          row={picking}
          dues={told.dues}
          atDesk={told.atDesk}
          onClose={() => setPicking(null)}
          onPick={(to) => {
            setPicking(null);
            void accept([[picking, to]]);
          }}
        />
      )}
    </div>
  );
}

function HandOverGuess(props: {
  readonly handOver: HandOverRow;
  readonly busy: boolean;
  readonly onAccept: () => void;
}) {
  const { handOver, busy, onAccept } = props;
  const { say, language } = useVoice();
  return (
    <div class="guess">
      <div>
        <b>{say('bank.handOverOf', { name: handOver.collectorName })}</b> · {formatDong(handOver.amount, language)}
        <p class="reasons">
          <Tag tone="neutral">{say('guess.amount-equal')}</Tag>
          <Tag tone="neutral">{say('bank.handedOn', { day: formatDay(handOver.handedOn, language) })}</Tag>
          {handOver.reference && <Tag tone="quiet">{handOver.reference}</Tag>}
        </p>
      </div>
      <button type="button" class="button second" disabled={busy} onClick={onAccept}>
        {say('bank.isThis')}
      </button>
    </div>
  );
}

/** Cash that the desk had counted, brought to the bank: the slips it would be. */
function CountedGuess(props: {
  readonly atDesk: readonly HandOverRow[];
  readonly busy: boolean;
  readonly onAccept: () => void;
}) {
  const { atDesk, busy, onAccept } = props;
  const { say, language } = useVoice();
  return (
    <div class="guess">
      <div>
        <b>{say('bank.countedDeposit', { count: atDesk.length })}</b>
        <p class="reasons">
          {atDesk.map((slip) => (
            <Tag key={slip.id} tone="neutral">
              {slipText(slip, say, language)}
            </Tag>
          ))}
        </p>
      </div>
      <button type="button" class="button second" disabled={busy} onClick={onAccept}>
        {say('bank.isThis')}
      </button>
    </div>
  );
}

interface MovementProps {
  readonly row: WaitingRow;
  readonly onAside: () => void;
  readonly onPick: (() => void) | null;
  readonly children: preact.ComponentChildren;
}

function Movement({ row, onAside, onPick, children }: MovementProps) {
  const { say, language } = useVoice();
  const { line } = row;
  return (
    <li>
      <div class="movement">
        <span class="digits">{formatDay(line.bookedOn, language)}</span>
        <span class="narrative">
          {line.narrative}
          {(line.counterName ?? line.counterAccount) && (
            <small class="aside block">
              {line.counterName} <span class="digits">{line.counterAccount}</span>
            </small>
          )}
        </span>
        <b class="so">
          {line.direction === 'out' && '\u2212'}
          {formatNumber(line.amount, language)}
        </b>
        <span class="movement-acts">
          {onPick && (
            <button type="button" class="button plain" onClick={onPick}>
              {say('bank.pick')}
            </button>
          )}
          <button type="button" class="button plain" onClick={onAside}>
            <Icon shape="tray" size={16} />
            {say('bank.setAside')}
          </button>
        </span>
      </div>
      {children}
    </li>
  );
}
