import { parseMonth } from '@diemtua/law/kernel/month';
import {
  formatDay,
  formatMonthFor,
  formatNumber,
  Loading,
  Notice,
  Scrolling,
  Segments,
  SelectField,
  Tag,
} from '@diemtua/ui';
import { useMemo, useState } from 'preact/hooks';
import { useOffice } from '../asking/office.tsx';
import { useAsked } from '../asking/use-asked.ts';
import { useTelling } from '../asking/use-telling.ts';
import { Head } from '../frame/head.tsx';
import { NotCome } from '../frame/refusal.tsx';
import { withQuery } from '../frame/route.ts';
import { useVoice, type MessageId } from '../language/say.tsx';
import { DayField } from '../receipts/day-field.tsx';
import { momentText } from '../receipts/money-words.ts';

/** The moment that a day ends in Vietnam: "as known then". */
const endOfDay = (day: string): string => `${day}T16:59:59Z`;

/** The books of the unit: closed months, both sides, and the statement of any account, as known now or then. */
export function Ledger() {
  const { say } = useVoice();
  const { me } = useOffice();
  const [knownOn, setKnownOn] = useState('');
  return (
    <>
      <Head />
      <div class="room-head">
        <h1>{say('ledger.title')}</h1>
        <KnownAt knownOn={knownOn} onKnownOn={setKnownOn} />
      </div>
      {knownOn !== '' && <Notice>{say('ledger.thenSaid')}</Notice>}
      <div class="stack">
        <PaperCard knownOn={knownOn} />
        <TotalsCard knownOn={knownOn} />
        {me.units !== 'all' && <PeriodsCard />}
      </div>
    </>
  );
}

function KnownAt({ knownOn, onKnownOn }: { readonly knownOn: string; readonly onKnownOn: (day: string) => void }) {
  const { say } = useVoice();
  const { today } = useOffice();
  return (
    <div class="room-acts">
      <Segments
        label={say('ledger.known')}
        segments={(['now', 'then'] as const).map((each) => ({ value: each, label: say(`ledger.${each}`) }))}
        value={knownOn === '' ? 'now' : 'then'}
        onChange={(each) => onKnownOn(each === 'now' ? '' : knownOn || today)}
      />
      {knownOn !== '' && (
        <DayField
          id="known-on"
          label={say('ledger.thenDay')}
          value={knownOn}
          max={today}
          onChange={(day) => onKnownOn(day || today)}
        />
      )}
    </div>
  );
}

type Whose = 'collector' | 'person' | 'unit';

/** The kinds of account that each of them has. */
const kindsOf = {
  collector: ['float'],
  person: ['fund', 'health', 'repay'],
  unit: ['bank', 'transit'],
} as const satisfies Readonly<Record<Whose, readonly string[]>>;
type Kind = (typeof kindsOf)[Whose][number];

function PaperCard({ knownOn }: { readonly knownOn: string }) {
  const { say, language } = useVoice();
  const { today, places, me, may } = useOffice();
  const [whose, setWhose] = useState<Whose>('unit');
  const units = places.units.filter(({ code }) => me.units === 'all' || me.units.includes(code));
  const [owners, setOwners] = useState<Readonly<Record<Whose, string>>>({
    unit: units[0]?.code ?? '',
    collector: '',
    person: '',
  });
  const [kind, setKind] = useState<Kind>('bank');
  const [from, setFrom] = useState(`${today.slice(0, 'YYYY-MM'.length)}-01`);
  const [until, setUntil] = useState(today);
  const [search, setSearch] = useState('');
  const staff = useAsked('GET /api/collector-names', may('collectors.see') ? {} : null).asked;
  const people = useAsked(
    'GET /api/people',
    whose === 'person' && search.trim().length > 1 ? { query: { search } } : null,
  ).asked;
  const owner = owners[whose];
  const { asked, again } = useAsked(
    'GET /api/ledger/statement',
    owner === '' || from === '' || until < from
      ? null
      : { query: { kind, owner, from, until, knownAt: knownOn === '' ? undefined : endOfDay(knownOn) } },
  );
  const own = (id: string): void => setOwners({ ...owners, [whose]: id });
  const choose = (next: Whose): void => {
    setWhose(next);
    setKind(kindsOf[next][0]);
  };
  return (
    <section class="card">
      <h2>{say('ledger.paper')}</h2>
      <Segments
        label={say('ledger.whose')}
        segments={(['unit', 'collector', 'person'] as const).map((each) => ({
          value: each,
          label: say(`ledger.of.${each}`),
        }))}
        value={whose}
        onChange={choose}
      />
      <div class="field-grid">
        {whose === 'unit' && (
          <SelectField
            id="paper-unit"
            label={say('books.unit')}
            none={say('field.choose')}
            options={units.map(({ code, name }) => ({ value: code, label: name }))}
            value={owner}
            onChange={own}
          />
        )}
        {whose === 'collector' && (
          <SelectField
            id="paper-collector"
            label={say('papers.collector')}
            none={say('field.choose')}
            options={
              staff.state === 'ready'
                ? staff.value.collectors.map(({ id, name, code }) => ({ value: id, label: `${name} · ${code}` }))
                : []
            }
            value={owner}
            onChange={own}
          />
        )}
        {whose === 'person' && (
          <>
            <div class="field">
              <label for="paper-search">{say('search.label')}</label>
              <input
                id="paper-search"
                type="text"
                autocomplete="off"
                value={search}
                onInput={(event) => setSearch(event.currentTarget.value)}
              />
            </div>
            <SelectField
              id="paper-person"
              label={say('papers.person')}
              none={say('field.choose')}
              options={
                people.state === 'ready'
                  ? people.value.hits.map(({ person, communeName }) => ({
                      value: person.id,
                      label: `${person.name} · ${communeName}`,
                    }))
                  : []
              }
              value={owner}
              onChange={own}
            />
          </>
        )}
        {kindsOf[whose].length > 1 && (
          <SelectField
            id="paper-kind"
            label={say('ledger.account')}
            none={say('field.choose')}
            options={kindsOf[whose].map((value) => ({ value, label: say(`account.${value}` as MessageId) }))}
            value={kind}
            onChange={(value) => setKind(kindsOf[whose].find((each) => each === value) ?? kindsOf[whose][0])}
          />
        )}
        <DayField id="paper-from" label={say('papers.from')} value={from} max={until} onChange={setFrom} />
        <DayField id="paper-until" label={say('papers.to')} value={until} min={from} onChange={setUntil} />
      </div>
      {whose === 'collector' && owner !== '' && may('money.receive') && (
        <p class="tags">
          {(['pdf', 'xlsx'] as const).map((as) => (
            <a
              key={as}
              class="button second"
              href={withQuery(`/api/collectors/${owner}/reconciliation`, { from, to: until, as })}
            >
              {say(`ledger.reconciliation.${as}`)}
            </a>
          ))}
        </p>
      )}
      {owner === '' && <p class="aside">{say('ledger.choose')}</p>}
      {owner !== '' && asked.state === 'loading' && <Loading text={say('ledger.loading')} lines={4} />}
      {owner !== '' && asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {owner !== '' && asked.state === 'ready' && (
        <Scrolling label={say('ledger.paper')} stale={asked.stale}>
          <table class="table tight">
            <caption class="spoken">{say('ledger.paper')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('ledger.booked')}</th>
                <th scope="col">{say('ledger.told')}</th>
                <th scope="col">{say('ledger.other')}</th>
                <th scope="col" class="so">
                  {say('ledger.debit')}
                </th>
                <th scope="col" class="so">
                  {say('ledger.credit')}
                </th>
              </tr>
            </thead>
            <tbody>
              <tr class="sum">
                <td class="digits">{formatDay(from, language)}</td>
                <td colSpan={2}>{say('ledger.before')}</td>
                <td class="so" colSpan={2}>
                  <b>{formatNumber(asked.value.before.balance, language)}</b>
                </td>
              </tr>
              {asked.value.movements.map((move) => (
                <tr key={`${move.stream} ${move.seq} ${move.side} ${move.amount} ${move.otherOwner}`}>
                  <td class="digits">
                    {formatDay(move.bookedOn, language)}
                    {move.aboutOn !== move.bookedOn && (
                      <small class="aside block">
                        {say('ledger.about', { day: formatDay(move.aboutOn, language) })}
                      </small>
                    )}
                  </td>
                  {/* A statement of the bank is no command: it is read as a file. */}
                  <td>{move.told === '' ? say('bank.import') : say(`command.${move.told}` as MessageId)}</td>
                  <td>
                    {say(`account.${move.otherKind}` as MessageId)}
                    {move.otherName && <small class="aside block">{move.otherName}</small>}
                  </td>
                  <td class="so">{move.side === 'debit' ? formatNumber(move.amount, language) : ''}</td>
                  <td class="so">{move.side === 'credit' ? formatNumber(move.amount, language) : ''}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <td class="digits">{formatDay(until, language)}</td>
                <td colSpan={2}>{say('ledger.after')}</td>
                <td class="so" colSpan={2}>
                  {formatNumber(asked.value.after.balance, language)}
                </td>
              </tr>
            </tfoot>
          </table>
        </Scrolling>
      )}
    </section>
  );
}

function TotalsCard({ knownOn }: { readonly knownOn: string }) {
  const { say, language } = useVoice();
  const { asked, again } = useAsked('GET /api/ledger/totals', {
    query: { knownAt: knownOn === '' ? undefined : endOfDay(knownOn) },
  });
  return (
    <section class="card">
      <div class="beside-title">
        <h2>{say('ledger.totals')}</h2>
        {asked.state === 'ready' && (
          <Tag tone={asked.value.balanced ? 'safe' : 'trouble'} shape={asked.value.balanced ? 'check' : 'trouble'}>
            {say(asked.value.balanced ? 'ledger.balanced' : 'ledger.unbalanced')}
          </Tag>
        )}
      </div>
      {asked.state === 'loading' && <Loading text={say('ledger.loading')} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {asked.state === 'ready' && (
        <Scrolling label={say('ledger.totals')} stale={asked.stale}>
          <table class="table tight">
            <caption class="spoken">{say('ledger.totals')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('ledger.account')}</th>
                <th scope="col" class="so">
                  {say('ledger.accounts')}
                </th>
                <th scope="col" class="so">
                  {say('ledger.debit')}
                </th>
                <th scope="col" class="so">
                  {say('ledger.credit')}
                </th>
                <th scope="col" class="so">
                  {say('ledger.balance')}
                </th>
              </tr>
            </thead>
            <tbody>
              {asked.value.rows.map((row) => (
                <tr key={row.kind}>
                  <td>{say(`account.${row.kind}` as MessageId)}</td>
                  <td class="so">{formatNumber(row.accounts, language)}</td>
                  <td class="so">{row.debits === 0 ? '–' : formatNumber(row.debits, language)}</td>
                  <td class="so">{row.credits === 0 ? '–' : formatNumber(row.credits, language)}</td>
                  <td class="so">
                    <b>{row.balance === 0 ? '–' : formatNumber(row.balance, language)}</b>
                  </td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <td colSpan={2}>{say('ledger.sum')}</td>
                <td class="so">{formatNumber(asked.value.debits, language)}</td>
                <td class="so">{formatNumber(asked.value.credits, language)}</td>
                <td class="so">–</td>
              </tr>
            </tfoot>
          </table>
        </Scrolling>
      )}
    </section>
  );
}

function PeriodsCard() {
  const { say, language } = useVoice();
  const { may, done } = useOffice();
  const { asked, again } = useAsked('GET /api/ledger/periods');
  const { busy, wrong, send } = useTelling();
  const [asking, setAsking] = useState(false);
  const next = asked.state === 'ready' ? asked.value.next : null;
  const month = useMemo(() => (next ? formatMonthFor(next.month, language) : ''), [next, language]);
  const close = (): void => {
    if (!next || parseMonth(next.month) === null) return;
    void send({ kind: 'close-period', month: next.month }).then((ok) => {
      if (!ok) return;
      setAsking(false);
      done({ text: say('ledger.closedNow', { month }) });
      again();
    });
  };
  return (
    <section class="card">
      <h2>{say('ledger.closing')}</h2>
      {asked.state === 'loading' && <Loading text={say('ledger.loading')} lines={3} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {asked.state === 'ready' && (
        <>
          {next === null && <p class="aside">{say('ledger.nothingBooked')}</p>}
          {next !== null && !next.over && <p class="aside">{say('ledger.notOver', { month })}</p>}
          {next?.over && may('period.close') && !asking && (
            <div class="actions">
              <button type="button" class="button second" onClick={() => setAsking(true)}>
                {say('ledger.close', { month })}
              </button>
            </div>
          )}
          {asking && (
            <>
              <p>{say('ledger.closeSaid', { month })}</p>
              {wrong && (
                <Notice tone="trouble" live>
                  {wrong}
                </Notice>
              )}
              <div class="actions">
                <button type="button" class="button main" disabled={busy} onClick={close}>
                  {say('ledger.close', { month })}
                </button>
                <button type="button" class="button second" onClick={() => setAsking(false)}>
                  {say('act.leave')}
                </button>
              </div>
            </>
          )}
          {asked.value.closed.length > 0 && (
            <ul class="story">
              {asked.value.closed.map((period) => (
                <li key={period.month}>
                  <span class="digits">{formatMonthFor(period.month, language)}</span>
                  <span>{say('ledger.closedAt', { at: momentText(period.closedAt, language) })}</span>
                  <span class="aside">{period.by}</span>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  );
}
