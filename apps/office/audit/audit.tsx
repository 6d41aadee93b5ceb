import { DataTable, Empty, formatNumber, goTo, Loading, Notice, Tag, type Column, type Tone } from '@diemtua/ui';
import { useMemo, useState } from 'preact/hooks';
import { refusalText, type Refusal } from '../asking/call.ts';
import type { CommandsTold, Events, Verified, Viewings } from '../asking/desk-shapes.ts';
import { NOTED, notedText } from '../asking/noted.ts';
import { useOffice } from '../asking/office.tsx';
import { useAsked } from '../asking/use-asked.ts';
import { Head } from '../frame/head.tsx';
import { useLetters, type Letter } from '../frame/keys.ts';
import { Pages } from '../frame/pages.tsx';
import { NotCome } from '../frame/refusal.tsx';
import { auditTabs, hrefOf, type AuditTab } from '../frame/route.ts';
import { useVoice, type MessageId } from '../language/say.tsx';
import { momentText } from '../receipts/money-words.ts';

const pageSize = 200;

/** The record: who saw whose data, who came in and who was refused, what was told to the books; and whether the journal holds. */
export function Audit({ tab }: { readonly tab: AuditTab }) {
  const { say } = useVoice();
  const { may } = useOffice();
  const letters = useMemo(
    () =>
      auditTabs.map((each, place): Letter => ({
        sign: String(place + 1),
        what: say(`audit.tab.${each}`),
        act: () => goTo(hrefOf.audit(each)),
      })),
    [say],
  );
  useLetters(letters);
  return (
    <>
      <Head />
      <div class="room-head">
        <h1>{say('audit.title')}</h1>
      </div>
      {may('ledger.verify') && <Examination />}
      <nav class="tabs" aria-label={say('audit.tabs')}>
        {auditTabs.map((each) => (
          <a key={each} href={hrefOf.audit(each)} aria-current={each === tab ? 'page' : undefined}>
            {say(`audit.tab.${each}`)}
          </a>
        ))}
      </nav>
      {tab === 'viewings' && <ViewingsList />}
      {tab === 'events' && <EventsList />}
      {tab === 'commands' && <CommandsList />}
    </>
  );
}

function Examination() {
  const { say, language } = useVoice();
  const { call } = useOffice();
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<Verified | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const examine = async (): Promise<void> => {
    setBusy(true);
    setFailed(null);
    const answer = await call('POST /api/ledger/verify');
    setBusy(false);
    if (answer.kind === 'answered') setFound(answer.value);
    else setFailed(refusalText(answer, say));
  };
  return (
    <section class="card">
      <div class="beside-title">
        <h2>{say('audit.journal')}</h2>
        <button type="button" class="button second" disabled={busy} onClick={() => void examine()}>
          {say(busy ? 'audit.examining' : 'audit.examine')}
        </button>
      </div>
      <p class="aside">{say('audit.journalSaid')}</p>
      {failed && (
        <Notice tone="trouble" live>
          {failed}
        </Notice>
      )}
      {found && (
        <Notice tone={found.faults.length === 0 ? 'said' : 'trouble'} live>
          <p>
            <b>{say(found.faults.length === 0 ? 'audit.holds' : 'audit.broken', { count: found.faults.length })}</b>
          </p>
          <p>
            {say('audit.seen', {
              entries: formatNumber(found.entries, language),
              postings: formatNumber(found.postings, language),
              streams: formatNumber(found.streams, language),
              seals: formatNumber(found.seals, language),
            })}
          </p>
          {found.faults.map((fault) => (
            <p key={JSON.stringify(fault)} class="digits">
              {say(`fault.${fault.fault}` as MessageId)} {String(fault['stream'] ?? fault['seal'] ?? '')}{' '}
              {String(fault['seq'] ?? '')}
            </p>
          ))}
        </Notice>
      )}
    </section>
  );
}

interface RecordProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[] | null;
  readonly asked: { readonly state: 'loading' | 'ready' } | { readonly state: 'failed'; readonly why: Refusal };
  readonly again: () => void;
  /** From when on backwards; empty: from now. */
  readonly before: string;
  readonly onBefore: (at: string) => void;
}

/** One kind of record, the newest first, with the way to what is older. */
function RecordList<Row extends { readonly id: string; readonly at: string }>(props: RecordProps<Row>) {
  const { caption, columns, rows, asked, again, before, onBefore } = props;
  const { say } = useVoice();
  if (asked.state === 'failed') return <NotCome why={asked.why} again={again} />;
  if (rows === null) return <Loading text={say('audit.loading')} />;
  const last = rows.at(-1);
  return (
    <section class="card">
      {rows.length === 0 ? (
        <Empty>
          <p>{say('audit.empty')}</p>
        </Empty>
      ) : (
        <DataTable caption={caption} columns={columns} rows={rows} keyOf={({ id }) => id} />
      )}
      <Pages
        onOlder={last && rows.length >= pageSize ? () => onBefore(last.at) : null}
        onNewest={before === '' ? null : () => onBefore('')}
      />
    </section>
  );
}

function ViewingsList() {
  const { say, language } = useVoice();
  const [before, setBefore] = useState('');
  const { asked, again } = useAsked('GET /api/audit/viewings', { query: { before: before || undefined } });
  const columns = useMemo(
    (): readonly Column<Viewings['viewings'][number]>[] => [
      { id: 'at', head: say('audit.at'), digits: true, cell: ({ at }) => momentText(at, language) },
      {
        id: 'who',
        head: say('audit.who'),
        order: ({ viewerName }) => viewerName ?? '',
        // Who looks at the own record is told by the person's own id: no user has it.
        cell: ({ viewer, viewerName, person }) =>
          viewerName ?? say(viewer === person ? 'audit.oneself' : 'value.unknown'),
      },
      {
        id: 'what',
        head: say('audit.saw'),
        cell: ({ what }) => (
          <Tag tone={what === 'number' || what === 'export' ? 'waiting' : 'quiet'}>
            {say(`saw.${what}` as MessageId)}
          </Tag>
        ),
      },
      {
        id: 'whose',
        head: say('audit.whose'),
        order: ({ personName }) => personName ?? '',
        cell: ({ person, personName }) =>
          personName ? (
            <a href={hrefOf.person(person)}>{personName}</a>
          ) : (
            <span class="aside">{say('audit.elsewhere')}</span>
          ),
      },
    ],
    [say, language],
  );
  return (
    <RecordList
      caption={say('audit.tab.viewings')}
      columns={columns}
      rows={asked.state === 'ready' ? asked.value.viewings : null}
      asked={asked}
      again={again}
      before={before}
      onBefore={setBefore}
    />
  );
}

const eventTone = (kind: string): Tone =>
  kind === 'refused' || kind === 'sign-in-failed' || kind === 'sign-in-held-off'
    ? 'trouble'
    : kind === 'signed-in' || kind === 'signed-out'
      ? 'quiet'
      : 'neutral';

function EventsList() {
  const { say, language } = useVoice();
  const [before, setBefore] = useState('');
  const { asked, again } = useAsked('GET /api/audit/events', { query: { before: before || undefined } });
  const columns = useMemo(
    (): readonly Column<Events['events'][number]>[] => [
      { id: 'at', head: say('audit.at'), digits: true, cell: ({ at }) => momentText(at, language) },
      {
        id: 'kind',
        head: say('audit.happened'),
        order: ({ kind }) => kind,
        cell: ({ kind, route }) => (
          <>
            <Tag tone={eventTone(kind)}>{say(`event.${kind}` as MessageId)}</Tag>
            {route && <small class="aside block digits">{route}</small>}
          </>
        ),
      },
      {
        id: 'about',
        head: say('audit.about'),
        order: ({ about }) => about ?? '',
        cell: ({ about }) => about ?? <span class="aside">{say('audit.nobody')}</span>,
      },
      { id: 'by', head: say('audit.by'), wideOnly: true, cell: ({ by, about }) => (by && by !== about ? by : '–') },
      {
        id: 'address',
        head: say('audit.address'),
        digits: true,
        wideOnly: true,
        cell: ({ address }) => address ?? '–',
      },
    ],
    [say, language],
  );
  return (
    <RecordList
      caption={say('audit.tab.events')}
      columns={columns}
      rows={asked.state === 'ready' ? asked.value.events : null}
      asked={asked}
      again={again}
      before={before}
      onBefore={setBefore}
    />
  );
}

const noted: ReadonlySet<string> = new Set(NOTED);

function CommandsList() {
  const { say, language } = useVoice();
  const [before, setBefore] = useState('');
  const { asked, again } = useAsked('GET /api/audit/commands', { query: { before: before || undefined } });
  const columns = useMemo(
    (): readonly Column<CommandsTold['commands'][number]>[] => [
      { id: 'at', head: say('audit.at'), digits: true, cell: ({ at }) => momentText(at, language) },
      {
        id: 'kind',
        head: say('audit.told'),
        order: ({ kind }) => kind,
        cell: ({ kind, noted: code }) => (
          <>
            {say(`command.${kind}` as MessageId)}
            {code !== null && noted.has(code) && <small class="aside block">{notedText(code, say)}</small>}
          </>
        ),
      },
      {
        id: 'by',
        head: say('audit.who'),
        order: ({ by }) => by ?? '',
        cell: ({ by, device }) => (device ? `${by ?? ''} · ${device}` : (by ?? '–')),
      },
      { id: 'why', head: say('field.reason'), wideOnly: true, cell: ({ reason }) => reason ?? '–' },
    ],
    [say, language],
  );
  return (
    <RecordList
      caption={say('audit.tab.commands')}
      columns={columns}
      rows={asked.state === 'ready' ? asked.value.commands : null}
      asked={asked}
      again={again}
      before={before}
      onBefore={setBefore}
    />
  );
}
