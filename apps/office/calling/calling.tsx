import type { AnswerOf } from '@diemtua/client';
import { DataTable, Empty, Loading, Segments, Tag, type Column, type Tone } from '@diemtua/ui';
import { useMemo, useState } from 'preact/hooks';
import { useAsked } from '../asking/use-asked.ts';
import { useOffice } from '../asking/office.tsx';
import { Head } from '../frame/head.tsx';
import { NotCome } from '../frame/refusal.tsx';
import { useVoice } from '../language/say.tsx';
import { momentText } from '../receipts/money-words.ts';
import { LeadDialog } from './lead-dialog.tsx';

type Lead = AnswerOf<'GET /api/leads'>['leads'][number];

const tones: Readonly<Record<Lead['state'], Tone>> = {
  new: 'waiting',
  called: 'quiet',
  met: 'quiet',
  enrolled: 'safe',
  'not-wanted': 'quiet',
  withdrawn: 'quiet',
};

/** Who asked to be called, the longest waiting first. A phone is shown when it is opened, and that is written down. */
export function Calling() {
  const { say } = useVoice();
  const { done } = useOffice();
  const [which, setWhich] = useState<'open' | 'ended'>('open');
  const { asked, again } = useAsked('GET /api/leads', { query: { which } });
  const [open, setOpen] = useState<Lead | null>(null);
  return (
    <>
      <Head />
      <div class="room-head">
        <h1>{say('calling.title')}</h1>
        <div class="room-acts">
          <Segments
            label={say('calling.which')}
            segments={[
              { value: 'open', label: say('calling.open') },
              { value: 'ended', label: say('calling.ended') },
            ]}
            value={which}
            onChange={setWhich}
          />
        </div>
      </div>
      <p class="aside">{say('calling.lead')}</p>
      {asked.state === 'loading' && <Loading text={say('calling.loading')} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {asked.state === 'ready' && asked.value.leads.length === 0 && (
        <Empty>
          <p>{say(which === 'open' ? 'calling.empty' : 'calling.emptyEnded')}</p>
        </Empty>
      )}
      {asked.state === 'ready' && asked.value.leads.length > 0 && (
        <section class={asked.stale ? 'card stale' : 'card'}>
          <Rows rows={asked.value.leads} onOpen={setOpen} />
        </section>
      )}
      {open && (
        <LeadDialog
          id={open.id}
          title={open.name ?? say('calling.gone')}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null);
            done({ text: say('calling.done') });
            again();
          }}
        />
      )}
    </>
  );
}

function Rows({ rows, onOpen }: { readonly rows: readonly Lead[]; readonly onOpen: (lead: Lead) => void }) {
  const { say, language } = useVoice();
  const columns = useMemo(
    (): readonly Column<Lead>[] => [
      {
        id: 'asked',
        head: say('calling.asked'),
        digits: true,
        order: ({ askedAt }) => askedAt,
        cell: ({ askedAt }) => momentText(askedAt, language),
      },
      {
        id: 'name',
        head: say('field.name'),
        order: ({ name }) => name ?? '',
        cell: ({ name, phone }) => (
          <>
            <b>{name ?? say('calling.gone')}</b>
            {phone && <small class="aside block digits">{phone}</small>}
          </>
        ),
      },
      {
        id: 'commune',
        head: say('points.commune'),
        order: ({ communeName }) => communeName,
        cell: ({ communeName }) => communeName,
      },
      { id: 'about', head: say('calling.about'), cell: ({ about }) => say(`calling.about.${about}`) },
      { id: 'best', head: say('calling.best'), cell: ({ best }) => say(`calling.best.${best}`) },
      {
        id: 'state',
        head: say('calling.state'),
        cell: ({ state }) => <Tag tone={tones[state]}>{say(`calling.state.${state}`)}</Tag>,
      },
      {
        id: 'act',
        head: say('books.acts'),
        cell: (lead) => (
          <button type="button" class="button plain" onClick={() => onOpen(lead)}>
            {say('calling.openOne')}
          </button>
        ),
      },
    ],
    [say, language, onOpen],
  );
  return (
    <DataTable caption={say('calling.title')} columns={columns} rows={rows} keyOf={({ id }) => id} onOpen={onOpen} />
  );
}
