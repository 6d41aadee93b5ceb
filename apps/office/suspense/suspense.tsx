import { DataTable, Empty, formatDay, formatNumber, goTo, Loading, Tag, type Column } from '@diemtua/ui';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { Suspended } from '../asking/desk-shapes.ts';
import { useOffice } from '../asking/office.tsx';
import { useAsked } from '../asking/use-asked.ts';
import { Head } from '../frame/head.tsx';
import { NotCome } from '../frame/refusal.tsx';
import { hrefOf } from '../frame/route.ts';
import { UnitFilter } from '../frame/unit-filter.tsx';
import { useVoice, type MessageId } from '../language/say.tsx';
import { nameOrder } from '../people/person-words.ts';
import { paperText } from '../receipts/money-words.ts';
import { SettleCard } from './settle.tsx';

/** Money that was taken and is nobody's insurance yet: each with its question, and the way out beside it. */
export function Suspense({ payment }: { readonly payment: string | null }) {
  const { say } = useVoice();
  const { done } = useOffice();
  const [of, setOf] = useState('');
  const { asked, again } = useAsked('GET /api/suspense', { query: { unit: of || undefined } });
  const open = asked.state === 'ready' ? asked.value.open : [];
  const chosen = open.find((line) => line.payment === payment) ?? null;
  useEffect(() => {
    if (chosen) document.getElementById('settle')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const settled = (text: string): void => {
    const place = open.findIndex((line) => line.payment === payment);
    const next = open[place + 1] ?? open[place - 1];
    done({ text });
    goTo(hrefOf.suspense(next?.payment));
    again();
  };
  return (
    <>
      <Head />
      <div class="room-head">
        <h1>{say('suspense.title')}</h1>
        <p class="aside">{say('suspense.safe')}</p>
        <form class="filters" onSubmit={(event) => event.preventDefault()}>
          <UnitFilter unit={of} onUnit={setOf} />
        </form>
      </div>
      {asked.state === 'loading' && <Loading text={say('suspense.loading')} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {asked.state === 'ready' && open.length === 0 && (
        <Empty>
          <p>{say('suspense.empty')}</p>
          <a class="button second" href={hrefOf.receipts}>
            {say('papers.title')}
          </a>
        </Empty>
      )}
      {asked.state === 'ready' && open.length > 0 && (
        <div class={chosen ? 'beside' : undefined}>
          <section class={asked.stale ? 'card stale' : 'card'}>
            <h2>{say('suspense.count', { count: open.length })}</h2>
            <Rows open={open} chosen={payment} />
          </section>
          {chosen && <SettleCard key={chosen.payment} line={chosen} onDone={settled} />}
        </div>
      )}
    </>
  );
}

function Rows({ open, chosen }: { readonly open: readonly Suspended[]; readonly chosen: string | null }) {
  const { say, language } = useVoice();
  const columns = useMemo(
    (): readonly Column<Suspended>[] => [
      {
        id: 'day',
        head: say('papers.day'),
        digits: true,
        order: ({ takenAt }) => takenAt,
        cell: ({ takenOn }) => formatDay(takenOn, language),
      },
      {
        id: 'who',
        head: say('suspense.who'),
        order: ({ personName, payer }) => nameOrder(personName ?? payer),
        cell: ({ payment, personName, payer, series, number }) => (
          <>
            <a href={hrefOf.suspense(payment)} aria-current={payment === chosen ? 'true' : undefined}>
              {personName ?? payer}
            </a>
            <small class="aside block digits">{paperText(series, number)}</small>
          </>
        ),
      },
      {
        id: 'question',
        head: say('suspense.question'),
        order: ({ question }) => question.asks,
        cell: ({ question }) => <Tag tone="trouble">{say(`ask.${question.asks}` as MessageId)}</Tag>,
      },
      {
        id: 'collector',
        head: say('papers.collector'),
        wideOnly: true,
        cell: ({ collectorName }) => collectorName ?? say('papers.desk'),
      },
      {
        id: 'amount',
        head: say('papers.amount'),
        figure: true,
        order: ({ amount }) => amount,
        cell: ({ amount }) => <b>{formatNumber(amount, language)}</b>,
      },
    ],
    [say, language, chosen],
  );
  const openRow = useCallback((line: Suspended) => goTo(hrefOf.suspense(line.payment)), []);
  const keyOf = useCallback((line: Suspended) => line.payment, []);
  return <DataTable caption={say('suspense.title')} columns={columns} rows={open} keyOf={keyOf} onOpen={openRow} />;
}
