import type { DueId } from '@diemtua/domain/ids';
import { DataTable, Dialog, Empty, formatDay, formatNumber, Loading, Tag, type Column } from '@diemtua/ui';
import { useMemo, useState } from 'preact/hooks';
import type { DueRow } from '../asking/desk-shapes.ts';
import { useOffice } from '../asking/office.tsx';
import { useAsked } from '../asking/use-asked.ts';
import { useTelling } from '../asking/use-telling.ts';
import { FormEnd } from '../frame/form-end.tsx';
import { Qr } from '../frame/qr.tsx';
import { NotCome } from '../frame/refusal.tsx';
import { hrefOf } from '../frame/route.ts';
import { useVoice } from '../language/say.tsx';
import { ReasonField } from '../people/reason-field.tsx';
import { referenceText } from '../people/transfer.tsx';

/** Transfers that are awaited, each with its code. */
export function Dues() {
  const { say, language } = useVoice();
  const { today, may, done, unit } = useOffice();
  const { asked, again } = useAsked('GET /api/dues', { query: { unit } });
  const [shown, setShown] = useState<DueRow | null>(null);
  const [ending, setEnding] = useState<DueRow | null>(null);
  const columns = useMemo(
    (): readonly Column<DueRow>[] => [
      {
        id: 'made',
        head: say('dues.made'),
        digits: true,
        order: ({ madeOn }) => madeOn,
        cell: ({ madeOn }) => formatDay(madeOn, language),
      },
      {
        id: 'payer',
        head: say('papers.payer'),
        order: ({ payer }) => payer,
        cell: ({ payer, person }) => <a href={hrefOf.person(person)}>{payer}</a>,
      },
      { id: 'reference', head: say('dues.reference'), digits: true, cell: ({ reference }) => referenceText(reference) },
      {
        id: 'ends',
        head: say('dues.ends'),
        order: ({ endsOn }) => endsOn,
        cell: ({ endsOn }) => <Tag tone={endsOn < today ? 'trouble' : 'quiet'}>{formatDay(endsOn, language)}</Tag>,
      },
      {
        id: 'amount',
        head: say('papers.amount'),
        figure: true,
        order: ({ amount }) => amount,
        cell: ({ amount }) => <b>{formatNumber(amount, language)}</b>,
      },
      {
        id: 'acts',
        head: say('books.acts'),
        cell: (due) =>
          may('dues.make') ? (
            <span class="tags">
              <button type="button" class="button plain" onClick={() => setShown(due)}>
                {say('dues.code')}
              </button>
              <button type="button" class="button plain" onClick={() => setEnding(due)}>
                {say('dues.cancel')}
              </button>
            </span>
          ) : null,
      },
    ],
    [say, language, today, may],
  );
  if (asked.state === 'loading') return <Loading text={say('dues.loading')} />;
  if (asked.state === 'failed') return <NotCome why={asked.why} again={again} />;
  return (
    <section class="card">
      <h2>{say('dues.title', { count: asked.value.dues.length })}</h2>
      {asked.value.dues.length === 0 ? (
        <Empty>
          <p>{say('dues.empty')}</p>
        </Empty>
      ) : (
        <DataTable
          caption={say('bank.tab.dues')}
          columns={columns}
          rows={asked.value.dues}
          keyOf={({ id }) => id}
          onOpen={setShown}
        />
      )}
      {shown && (
        <Dialog id="due" title={shown.payer} onClose={() => setShown(null)}>
          <Code id={shown.id} />
        </Dialog>
      )}
      {ending && (
        <Cancel
          due={ending}
          onClose={() => setEnding(null)}
          onDone={() => {
            setEnding(null);
            done({ text: say('dues.cancelled') });
            again();
          }}
        />
      )}
    </section>
  );
}

function Code({ id }: { readonly id: string }) {
  const { say, language } = useVoice();
  const { asked, again } = useAsked('GET /api/dues/:due', { params: { due: id } });
  if (asked.state === 'loading') return <Loading text={say('dues.loading')} lines={3} />;
  if (asked.state === 'failed') return <NotCome why={asked.why} again={again} />;
  const { transfer, reference, amount } = asked.value;
  return (
    <div class="transfer">
      {transfer ? (
        <Qr text={transfer.payload} label={say('transfer.qr')} size={220} />
      ) : (
        <p>{say('transfer.noAccount')}</p>
      )}
      <p>
        <b class="digits">{formatNumber(amount, language)}</b>
      </p>
      <p class="aside">
        {say('transfer.reference')} <b class="digits">{referenceText(reference)}</b>
      </p>
    </div>
  );
}

function Cancel({
  due,
  onClose,
  onDone,
}: {
  readonly due: DueRow;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { say } = useVoice();
  const { busy, wrong, send } = useTelling();
  const [reason, setReason] = useState('');
  return (
    <Dialog id="cancel-due" title={say('dues.cancel')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send({ kind: 'cancel-due', due: due.id as DueId, reason: reason.trim() }).then((ok) => ok && onDone());
        }}
      >
        <p>{say('dues.cancelSaid', { name: due.payer })}</p>
        <ReasonField value={reason} onChange={setReason} />
        <FormEnd wrong={wrong} act={say('dues.cancelNow')} disabled={busy || reason.trim() === ''} onLeave={onClose} />
      </form>
    </Dialog>
  );
}
