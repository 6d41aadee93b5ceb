import type { UnmatchLine } from '@diemtua/domain/cash';
import { Dialog, formatDay, formatDong, formatNumber, Loading, Scrolling } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import type { Bank, SettledLines } from '../asking/desk-shapes.ts';
import { useOffice } from '../asking/office.tsx';
import { useAsked } from '../asking/use-asked.ts';
import { useTelling } from '../asking/use-telling.ts';
import { FormEnd } from '../frame/form-end.tsx';
import { NotCome } from '../frame/refusal.tsx';
import { hrefOf } from '../frame/route.ts';
import { useVoice, type MessageId } from '../language/say.tsx';
import { ReasonField } from '../people/reason-field.tsx';
import { momentText, paperText } from '../receipts/money-words.ts';
import { slipText } from './slip-text.ts';

type Row = SettledLines['lines'][number];

/** What was matched or set aside, and the statements that were read: nothing vanishes, and a mistake can be opened again. */
export function Settled({
  statements,
  onChanged,
}: {
  readonly statements: Bank['statements'];
  readonly onChanged: () => void;
}) {
  const { say, language } = useVoice();
  return (
    <div class="stack">
      <Lines state="matched" onChanged={onChanged} />
      <Lines state="set-aside" onChanged={onChanged} />
      <section class="card">
        <h2>{say('bank.statements')}</h2>
        {statements.length === 0 ? (
          <p class="aside">{say('bank.noStatements')}</p>
        ) : (
          <Scrolling label={say('bank.statements')}>
            <table class="table tight">
              <caption class="spoken">{say('bank.statements')}</caption>
              <thead>
                <tr>
                  <th scope="col">{say('bank.readAt')}</th>
                  <th scope="col">{say('bank.span')}</th>
                  <th scope="col">{say('bank.format')}</th>
                  <th scope="col" class="so">
                    {say('bank.opening')}
                  </th>
                  <th scope="col" class="so">
                    {say('bank.closing')}
                  </th>
                  <th scope="col" class="so">
                    {say('bank.newLines')}
                  </th>
                  <th scope="col" class="so">
                    {say('bank.stillOpen')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {statements.map((row) => (
                  <tr key={row.id}>
                    <td>
                      <span class="digits">{momentText(row.importedAt, language)}</span>
                      <small class="aside block">{row.by}</small>
                    </td>
                    <td class="digits">
                      {row.from && formatDay(row.from, language)}
                      {row.to && row.to !== row.from && ` \u2013 ${formatDay(row.to, language)}`}
                    </td>
                    <td>{say(`format.${row.format}` as MessageId)}</td>
                    <td class="so">{row.opening === null ? '–' : formatNumber(row.opening, language)}</td>
                    <td class="so">{row.closing === null ? '–' : formatNumber(row.closing, language)}</td>
                    <td class="so">{row.lines}</td>
                    <td class="so">{row.open === 0 ? '–' : row.open}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scrolling>
        )}
      </section>
    </div>
  );
}

function Lines({ state, onChanged }: { readonly state: 'matched' | 'set-aside'; readonly onChanged: () => void }) {
  const { say, language } = useVoice();
  const { may, done, unit } = useOffice();
  const { asked, again } = useAsked('GET /api/bank/lines', { query: { unit, state } });
  const [opening, setOpening] = useState<Row | null>(null);
  return (
    <section class="card">
      <h2>{say(`bank.lines.${state}`)}</h2>
      {asked.state === 'loading' && <Loading text={say('bank.loading')} lines={3} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {asked.state === 'ready' && asked.value.lines.length === 0 && <p class="aside">{say(`bank.noLines.${state}`)}</p>}
      {asked.state === 'ready' && asked.value.lines.length > 0 && (
        <Scrolling label={say(`bank.lines.${state}`)}>
          <table class="table tight stacks">
            <caption class="spoken">{say(`bank.lines.${state}`)}</caption>
            <thead>
              <tr>
                <th scope="col">{say('bank.day')}</th>
                <th scope="col">{say('bank.narrative')}</th>
                <th scope="col">{say('bank.pays')}</th>
                <th scope="col" class="so">
                  {say('papers.amount')}
                </th>
                <th scope="col">
                  <span class="spoken">{say('books.acts')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {asked.value.lines.map((row) => (
                <tr key={row.id}>
                  <td class="digits">{formatDay(row.line.bookedOn, language)}</td>
                  <td class="narrative" data-head={say('bank.narrative')}>
                    {row.line.narrative}
                  </td>
                  <td data-head={say('bank.pays')}>
                    <SettledAs row={row} told={asked.value} />
                  </td>
                  <td class="so" data-head={say('papers.amount')}>
                    {row.line.direction === 'out' && '\u2212'}
                    {formatNumber(row.line.amount, language)}
                  </td>
                  <td data-head="">
                    {may('bank.match') && row.to.what !== 'dues' && (
                      <button type="button" class="button plain" onClick={() => setOpening(row)}>
                        {say('bank.openAgain')}
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      )}
      {opening && (
        <OpenAgain
          row={opening}
          onClose={() => setOpening(null)}
          onDone={() => {
            setOpening(null);
            done({ text: say('bank.openedAgain') });
            again();
            onChanged();
          }}
        />
      )}
    </section>
  );
}

/** What a movement was matched to, by name: the receipts that it made, or the cash that it brought; or why it was set aside. */
function SettledAs({ row: { to }, told }: { readonly row: Row; readonly told: SettledLines }) {
  const { say, language } = useVoice();
  switch (to.what) {
    case 'set-aside':
      return <>{to.reason}</>;
    case 'dues':
      return (
        <>
          {to.dues.map((due) => {
            const receipt = told.receipts.find(({ id }) => id === due);
            return (
              <span key={due} class="block">
                <a href={hrefOf.receipt(due)} class="digits">
                  {receipt ? paperText(receipt.series, receipt.number) : say('bank.aReceipt')}
                </a>{' '}
                {receipt?.payer}
              </span>
            );
          })}
        </>
      );
    case 'hand-over':
    case 'counted': {
      const ids: readonly string[] = to.what === 'counted' ? to.handOvers : [to.handOver];
      return (
        <>
          {to.what === 'counted' ? say('bank.countedDeposit', { count: ids.length }) : say('bank.aHandOver')}
          {told.handOvers
            .filter(({ id }) => ids.includes(id))
            .map((slip) => (
              <small key={slip.id} class="aside block">
                {slipText(slip, say, language)}
              </small>
            ))}
        </>
      );
    }
  }
}

function OpenAgain({
  row,
  onClose,
  onDone,
}: {
  readonly row: Row;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { say, language } = useVoice();
  const { busy, wrong, send } = useTelling();
  const [reason, setReason] = useState('');
  return (
    <Dialog id="open-again" title={say('bank.openAgain')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const line = row.id as UnmatchLine['line'];
          void send({ kind: 'unmatch-line', line, reason: reason.trim() }).then((ok) => ok && onDone());
        }}
      >
        <p>
          {row.line.narrative} · <b>{formatDong(row.line.amount, language)}</b>
        </p>
        <p class="aside">{say('bank.openAgainSaid')}</p>
        <ReasonField value={reason} onChange={setReason} />
        <FormEnd wrong={wrong} act={say('bank.openAgain')} disabled={busy || reason.trim() === ''} onLeave={onClose} />
      </form>
    </Dialog>
  );
}
