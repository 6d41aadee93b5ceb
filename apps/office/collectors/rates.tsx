import type { AnswerOf } from '@diemtua/client';
import { PRODUCTS } from '@diemtua/domain/collection';
import {
  DataTable,
  Dialog,
  Empty,
  formatDay,
  formatPercent,
  Icon,
  Loading,
  readNumber,
  SelectField,
  Tag,
  TextField,
  type Column,
} from '@diemtua/ui';
import { useMemo, useState } from 'preact/hooks';
import { useOffice } from '../asking/office.tsx';
import { useAsked } from '../asking/use-asked.ts';
import { FormEnd } from '../frame/form-end.tsx';
import { Head } from '../frame/head.tsx';
import { LETTERS, useLetters, type Letter } from '../frame/keys.ts';
import { NotCome } from '../frame/refusal.tsx';
import { useVoice } from '../language/say.tsx';
import { DayField } from '../receipts/day-field.tsx';

type Rate = AnswerOf<'GET /api/commission-rates'>['rates'][number];

/** A rate is told in thousandths of a percent. */
const perPercent = 1000;
const percentMost = 100;
const kinds = ['first', 'continuing', 're-registered'] as const;
const confidences = ['A', 'B', 'C', 'D'] as const;

/** What collectors earn on what was accepted: each rate with its days and source, those that are only assumed marked so. */
export function Rates() {
  const { say, language } = useVoice();
  const { may, done } = useOffice();
  const { asked, again } = useAsked('GET /api/commission-rates');
  const [setting, setSetting] = useState(false);
  const maySet = may('commission.set');
  const letters = useMemo(
    (): readonly Letter[] => [
      { sign: LETTERS.add, what: say('rates.set'), act: maySet ? () => setSetting(true) : undefined },
    ],
    [say, maySet],
  );
  useLetters(letters);
  const columns = useMemo(
    (): readonly Column<Rate>[] => [
      {
        id: 'product',
        head: say('batch.product'),
        cell: ({ product }) => say(product === 'voluntary' ? 'product.voluntary' : 'product.health'),
      },
      { id: 'kind', head: say('rates.kind'), cell: ({ kind }) => say(`rates.kind.${kind}`) },
      { id: 'months', head: say('rates.months'), figure: true, cell: ({ monthsFrom }) => monthsFrom },
      {
        id: 'rate',
        head: say('rates.rate'),
        figure: true,
        cell: ({ rate }) => <b>{formatPercent(rate / perPercent, language)}</b>,
      },
      { id: 'from', head: say('rates.from'), digits: true, cell: ({ from }) => formatDay(from, language) },
      {
        id: 'to',
        head: say('rates.to'),
        digits: true,
        cell: ({ to }) => (to === null ? '–' : formatDay(to, language)),
      },
      {
        id: 'source',
        head: say('rates.source'),
        cell: ({ source, assumed, replaced }) => (
          <>
            {source} {assumed && <Tag tone="waiting">{say('rates.assumed')}</Tag>}{' '}
            {replaced && <Tag tone="quiet">{say('rates.replaced')}</Tag>}
          </>
        ),
      },
      { id: 'by', head: say('rates.by'), wideOnly: true, cell: ({ setBy }) => setBy ?? '–' },
    ],
    [say, language],
  );
  return (
    <>
      <Head />
      <div class="room-head">
        <h1>{say('rates.title')}</h1>
        {maySet && (
          <div class="room-acts">
            <button type="button" class="button main" onClick={() => setSetting(true)}>
              <Icon shape="plus" size={18} />
              {say('rates.set')}
            </button>
          </div>
        )}
      </div>
      <p class="aside">{say('rates.lead')}</p>
      {asked.state === 'loading' && <Loading text={say('rates.loading')} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {asked.state === 'ready' && asked.value.rates.length === 0 && (
        <Empty>
          <p>{say('rates.none')}</p>
        </Empty>
      )}
      {asked.state === 'ready' && asked.value.rates.length > 0 && (
        <section class={asked.stale ? 'card stale' : 'card'}>
          <DataTable caption={say('rates.title')} columns={columns} rows={asked.value.rates} keyOf={({ id }) => id} />
        </section>
      )}
      {setting && (
        <SetRate
          onClose={() => setSetting(false)}
          onDone={() => {
            setSetting(false);
            done({ text: say('rates.done') });
            again();
          }}
        />
      )}
    </>
  );
}

function SetRate({ onClose, onDone }: { readonly onClose: () => void; readonly onDone: () => void }) {
  const { say } = useVoice();
  const { call, newId, today } = useOffice();
  const id = useMemo(() => newId<'commission-rate'>(), [newId]);
  const [product, setProduct] = useState<string>('voluntary');
  const [kind, setKind] = useState<string>('first');
  const [months, setMonths] = useState('1');
  const [percent, setPercent] = useState('');
  const [from, setFrom] = useState(today);
  const [source, setSource] = useState('');
  const [confidence, setConfidence] = useState<string>('C');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const rate = readNumber(percent);
  const fits = rate !== null && rate >= 0 && rate <= percentMost;
  const monthsFrom = /^\d{1,3}$/.test(months.trim()) ? Number(months) : 0;
  const body = {
    id,
    product: PRODUCTS.find((each) => each === product),
    kind: kinds.find((each) => each === kind),
    monthsFrom,
    rate: fits ? Math.round(rate * perPercent) : 0,
    from,
    source: source.trim(),
    confidence: confidences.find((each) => each === confidence),
  };
  const set = async (): Promise<void> => {
    const told = { ...body };
    if (!told.product || !told.kind || !told.confidence) return;
    setBusy(true);
    const answer = await call('POST /api/commission-rates', {
      body: { ...told, product: told.product, kind: told.kind, confidence: told.confidence },
    });
    setBusy(false);
    if (answer.kind === 'answered') onDone();
    else setWrong(answer.kind === 'refused' ? answer.message : say('tell.unsure'));
  };
  const ready = Boolean(body.product && body.kind && body.confidence) && fits && monthsFrom > 0 && source.trim() !== '';
  return (
    <Dialog id="set-rate" title={say('rates.set')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void set();
        }}
      >
        <SelectField
          id="rate-product"
          label={say('batch.product')}
          none={say('field.choose')}
          options={PRODUCTS.map((value) => ({
            value,
            label: say(value === 'voluntary' ? 'product.voluntary' : 'product.health'),
          }))}
          value={product}
          onChange={setProduct}
        />
        <SelectField
          id="rate-kind"
          label={say('rates.kind')}
          none={say('field.choose')}
          options={kinds.map((value) => ({ value, label: say(`rates.kind.${value}`) }))}
          value={kind}
          onChange={setKind}
        />
        <TextField
          id="rate-months"
          label={say('rates.months')}
          inputMode="numeric"
          value={months}
          onChange={setMonths}
        />
        <TextField
          id="rate-percent"
          label={say('rates.percent')}
          hint={say('rates.percentHint')}
          inputMode="decimal"
          unit="%"
          value={percent}
          error={percent === '' || fits ? null : say('rates.percentHint')}
          onChange={setPercent}
        />
        <DayField id="rate-from" label={say('rates.from')} value={from} onChange={setFrom} />
        <TextField id="rate-source" label={say('rates.source')} value={source} onChange={setSource} />
        <SelectField
          id="rate-confidence"
          label={say('rates.confidence')}
          none={say('field.choose')}
          options={confidences.map((value) => ({ value, label: say(`rates.confidence.${value}`) }))}
          value={confidence}
          onChange={setConfidence}
        />
        <FormEnd wrong={wrong} act={say('rates.set')} disabled={busy || !ready} onLeave={onClose} />
      </form>
    </Dialog>
  );
}
