import type { AnswerOf } from '@diemtua/client';
import { formatDay, formatDong, formatMonthFor, Icon } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import { useVoice, type MessageId } from '../language/say.tsx';
import { useAsked } from './asking.ts';
import { Layers } from './layers.tsx';
import { Part } from './part.tsx';

type Payment = AnswerOf<'GET /api/my-record/payments'>['payments'][number];

/** Payments that are shown before one asks for all of them. */
const SHOWN_FIRST = 6;

/** What was paid, the newest first: who added what, and the receipt with its code. */
export function PaymentsPart() {
  const { say } = useVoice();
  const { asked, again } = useAsked('GET /api/my-record/payments');
  const [all, setAll] = useState(false);
  return (
    <Part id="payments" heading={say('mine.payments')} asked={asked} again={again}>
      {({ payments }) => {
        if (payments.length === 0) return <p>{say('mine.payments.none')}</p>;
        const shown = all ? payments : payments.slice(0, SHOWN_FIRST);
        return (
          <>
            {shown.map((payment) => (
              <PaymentRow key={payment.id} payment={payment} />
            ))}
            {shown.length < payments.length && (
              <p class="action">
                <button type="button" class="button second" onClick={() => setAll(true)}>
                  {say('mine.payments.all', { count: payments.length })}
                </button>
              </p>
            )}
          </>
        );
      }}
    </Part>
  );
}

function PaymentRow({ payment }: { readonly payment: Payment }) {
  const { say, language } = useVoice();
  const { judgement, receipt, takenOn, amount, voided, refund, product } = payment;
  const covers = judgement.outcome === 'covers' ? judgement : null;
  const months =
    covers === null
      ? say(voided || judgement.outcome === 'voided' ? 'mine.payment.voided' : 'mine.payment.waits')
      : covers.from === covers.until
        ? formatMonthFor(covers.from, language)
        : `${formatMonthFor(covers.from, language)} – ${formatMonthFor(covers.until, language)}`;
  const paper = `${receipt.series} ${receipt.number}`;
  return (
    <details class="reason record-payment">
      <summary>
        <span>{months}</span>
        <b class="so">{formatDong(amount, language)}</b>
      </summary>
      {judgement.outcome === 'suspense' && <p>{say('mine.payment.waitsSaid')}</p>}
      {product === 'health' && <p>{say('mine.payment.health')}</p>}
      {covers !== null && (
        <Layers
          own={covers.payable}
          state={covers.state}
          local={covers.local}
          other={covers.other}
          gross={covers.gross}
          group={covers.group}
          sponsor={covers.sponsor}
        />
      )}
      {refund !== null && (
        <p>
          {say('mine.payment.refund', {
            amount: formatDong(refund.amount, language),
            day: formatDay(refund.on, language),
          })}
        </p>
      )}
      <dl class="results">
        <div>
          <dt>{say('mine.payment.day')}</dt>
          <dd class="so">{formatDay(takenOn, language)}</dd>
        </div>
        <div>
          <dt>{say('mine.payment.filing')}</dt>
          <dd>{say(`mine.filing.${payment.filing}` as MessageId)}</dd>
        </div>
        <div>
          <dt>{say('mine.payment.receipt')}</dt>
          <dd class="so">{paper}</dd>
        </div>
        <div>
          <dt>{say('mine.payment.code')}</dt>
          <dd class="so">{receipt.code}</dd>
        </div>
      </dl>
      <p class="action">
        <a class="button second" href={receipt.check}>
          <Icon shape="check" size={18} />
          {say('mine.payment.check')}
          <span class="spoken">{paper}</span>
        </a>
      </p>
    </details>
  );
}
