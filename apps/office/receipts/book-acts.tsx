import type { BookId, CollectorId, DeviceId, LeaseId } from '@diemtua/domain/ids';
import { Dialog, Loading, Notice, SelectField, TextField } from '@diemtua/ui';
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Book, Lease } from '../asking/desk-shapes.ts';
import { useOffice } from '../asking/office.tsx';
import { useAsked } from '../asking/use-asked.ts';
import { useTelling, type Content } from '../asking/use-telling.ts';
import { FormEnd } from '../frame/form-end.tsx';
import { NotCome } from '../frame/refusal.tsx';
import { useVoice } from '../language/say.tsx';
import { DayField } from './day-field.tsx';

interface Ends {
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const whole = (text: string): number | null =>
  /^\d{1,8}$/.test(text.trim()) && Number(text) > 0 ? Number(text) : null;
/** Numbers that one lease holds at most, and usually. */
const [leaseMost, leaseUsual] = [500, 100];
const yearEnd = (today: string): string => `${today.slice(0, 'YYYY'.length)}-12-31`;

/** Puts the next numbers of a book into the hands of a collector's device. */
export function LeaseDialog({ book, onClose, onDone }: Ends & { readonly book: Book }) {
  const { say } = useVoice();
  const { newId, today } = useOffice();
  const { busy, wrong, send } = useTelling();
  const { asked, again } = useAsked('GET /api/collector-names');
  const lease = useMemo(() => newId<'lease'>(), [newId]);
  const [collector, setCollector] = useState('');
  const [device, setDevice] = useState('');
  const [count, setCount] = useState(String(leaseUsual));
  const [endsOn, setEndsOn] = useState(yearEnd(today));
  const staff = asked.state === 'ready' ? asked.value.collectors.filter(({ leftOn }) => leftOn === null) : [];
  const devices = staff.find(({ id }) => id === collector)?.devices ?? [];
  const numbers = whole(count);
  const used = devices.find(({ id }) => id === device) ?? devices[0];
  const content: Content | null =
    used && numbers !== null && numbers <= leaseMost && endsOn !== ''
      ? {
          kind: 'lease-numbers',
          lease,
          book: book.id as BookId,
          collector: collector as CollectorId,
          device: used.id as DeviceId,
          count: numbers,
          endsOn,
        }
      : null;
  return (
    <Dialog id="lease" title={say('books.leaseTitle', { series: book.series })} onClose={onClose}>
      {asked.state === 'loading' && <Loading text={say('collectors.loading')} lines={3} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {asked.state === 'ready' && (
        <Form content={content} send={send} onDone={onDone}>
          <SelectField
            id="lease-collector"
            label={say('papers.collector')}
            none={say('field.choose')}
            options={staff.map(({ id, name, code }) => ({ value: id, label: `${name} · ${code}` }))}
            value={collector}
            onChange={(id) => {
              setCollector(id);
              setDevice('');
            }}
          />
          {collector !== '' && devices.length === 0 && <Notice tone="waiting">{say('books.noDevice')}</Notice>}
          {devices.length > 0 && (
            <SelectField
              id="lease-device"
              label={say('books.device')}
              none={say('field.choose')}
              options={devices.map(({ id, label }) => ({ value: id, label }))}
              value={used?.id ?? ''}
              onChange={setDevice}
            />
          )}
          <TextField
            id="lease-count"
            label={say('books.howMany')}
            hint={say('books.most', { most: leaseMost })}
            inputMode="numeric"
            value={count}
            error={numbers === null || numbers > leaseMost ? say('books.most', { most: leaseMost }) : null}
            onChange={setCount}
          />
          <DayField id="lease-ends" label={say('books.ends')} value={endsOn} min={today} onChange={setEndsOn} />
          <FormEnd wrong={wrong} act={say('books.lease')} disabled={busy || content === null} onLeave={onClose} />
        </Form>
      )}
    </Dialog>
  );
}

function Form(props: {
  readonly content: Content | null;
  readonly send: (content: Content) => Promise<boolean>;
  readonly onDone: () => void;
  readonly children: ComponentChildren;
}) {
  const { content, send, onDone, children } = props;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (content) void send(content).then((ok) => ok && onDone());
      }}
    >
      {children}
    </form>
  );
}

/** Numbers that were not used come back, from one on. */
export function ReturnDialog({ lease, onClose, onDone }: Ends & { readonly lease: Lease }) {
  const { say } = useVoice();
  const { busy, wrong, send } = useTelling();
  const [from, setFrom] = useState(String(lease.from + lease.used));
  const number = whole(from);
  const fits = number !== null && number >= lease.from && number <= lease.to;
  const content: Content | null = fits ? { kind: 'return-numbers', lease: lease.id as LeaseId, from: number } : null;
  return (
    <Dialog id="return" title={say('books.returnTitle', { name: lease.collectorName })} onClose={onClose}>
      <Form content={content} send={send} onDone={onDone}>
        <p>{say('books.returnSaid', { from: lease.from, to: lease.to, used: lease.used })}</p>
        <TextField
          id="return-from"
          label={say('books.firstUnused')}
          inputMode="numeric"
          value={from}
          error={fits ? null : say('books.between', { from: lease.from, to: lease.to })}
          onChange={setFrom}
        />
        <FormEnd wrong={wrong} act={say('books.return')} disabled={busy || content === null} onLeave={onClose} />
      </Form>
    </Dialog>
  );
}

/** Gives a unit a new book. */
export function IssueDialog({ onClose, onDone }: Ends) {
  const { say } = useVoice();
  const { call, newId, places, me } = useOffice();
  const units = places.units.filter(({ code }) => me.units === 'all' || me.units.includes(code));
  const id = useMemo(() => newId<'book'>(), [newId]);
  const [unit, setUnit] = useState(units[0]?.code ?? '');
  const [series, setSeries] = useState('');
  const [from, setFrom] = useState('1');
  const [to, setTo] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [first, last] = [whole(from), whole(to)];
  const named = /^[A-Z0-9/-]{2,20}$/.test(series);
  const ready = unit !== '' && named && first !== null && last !== null && last >= first;
  const issue = async (): Promise<void> => {
    setBusy(true);
    const answer = await call('POST /api/books', { body: { id, unit, series, from: first ?? 0, to: last ?? 0 } });
    setBusy(false);
    if (answer.kind === 'answered') onDone();
    else if (answer.kind === 'unreachable') setWrong(say('tell.unsure'));
    else setWrong(answer.code === 'already-there' ? say('books.overlap') : answer.message);
  };
  return (
    <Dialog id="issue" title={say('books.issue')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void issue();
        }}
      >
        <SelectField
          id="issue-unit"
          label={say('books.unit')}
          none={say('field.choose')}
          options={units.map(({ code, name }) => ({ value: code, label: name }))}
          value={unit}
          onChange={setUnit}
        />
        <TextField
          id="issue-series"
          label={say('books.series')}
          hint={say('books.seriesHint')}
          value={series}
          error={series === '' || named ? null : say('books.seriesHint')}
          onChange={(text) => setSeries(text.toUpperCase())}
        />
        <TextField
          id="issue-from"
          label={say('books.firstNumber')}
          inputMode="numeric"
          value={from}
          onChange={setFrom}
        />
        <TextField
          id="issue-to"
          label={say('books.lastNumber')}
          inputMode="numeric"
          value={to}
          error={first !== null && last !== null && last < first ? say('books.lastBeforeFirst') : null}
          onChange={setTo}
        />
        <FormEnd wrong={wrong} act={say('books.issue')} disabled={busy || !ready} onLeave={onClose} />
      </form>
    </Dialog>
  );
}
