import { formatDay, formatDong, formatNumber, Scrolling, Tag } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import { useOffice } from '../asking/office.tsx';
import type { Card, CardPayment } from '../asking/shapes.ts';
import { hrefOf } from '../frame/route.ts';
import { useVoice, type MessageId } from '../language/say.tsx';
import { paperText } from '../receipts/money-words.ts';
import { sumsOf, type CoveringPayment } from './cover.ts';
import { addressOf, spanText } from './person-words.ts';

const shownFirst = 6;

/** Everything that was paid for a person, the newest first. */
export function Receipts({ card, payments }: { readonly card: Card; readonly payments: readonly CoveringPayment[] }) {
  const { say } = useVoice();
  const [all, setAll] = useState(false);
  const sums = sumsOf(payments);
  const { You } = addressOf(card.person, say);
  const shown = all ? card.payments : card.payments.slice(0, shownFirst);
  const rest = card.payments.length - shown.length;
  const heads: readonly (readonly [MessageId, boolean])[] = [
    ['receipts.day', false],
    ['receipts.months', false],
    ['receipts.number', false],
    ['receipts.what', false],
    ['receipts.fund', true],
    ['receipts.state', true],
    ['receipts.other', true],
    ['receipts.own', true],
  ];
  return (
    <section class="card">
      <h2>{say('receipts.title')}</h2>
      {card.payments.length === 0 ? (
        <p class="aside">{say('receipts.none')}</p>
      ) : (
        <>
          {payments.length > 0 && (
            <dl class="sums">
              <Sum name={say('receipts.sumFund')} amount={sums.gross} />
              <Sum name={say('receipts.sumOwn', { You })} amount={sums.payable} />
              <Sum name={say('receipts.sumState')} amount={sums.state} />
              {sums.local > 0 && <Sum name={say('receipts.sumLocal')} amount={sums.local} />}
              {sums.other > 0 && <Sum name={say('receipts.sumOther')} amount={sums.other} />}
            </dl>
          )}
          <Scrolling label={say('receipts.title')}>
            <table class="table tight">
              <caption class="spoken">{say('receipts.title')}</caption>
              <thead>
                <tr>
                  {heads.map(([id, figure]) => (
                    <th key={id} scope="col" class={figure ? 'so' : undefined}>
                      {say(id)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {shown.map((payment) => (
                  <PaymentRow key={payment.id} payment={payment} />
                ))}
              </tbody>
            </table>
          </Scrolling>
          {rest > 0 && (
            <button type="button" class="button plain" onClick={() => setAll(true)}>
              {say('receipts.older', { count: rest })}
            </button>
          )}
        </>
      )}
    </section>
  );
}

function Sum({ name, amount }: { readonly name: string; readonly amount: number }) {
  const { language } = useVoice();
  return (
    <div>
      <dt>{name}</dt>
      <dd>{formatDong(amount, language)}</dd>
    </div>
  );
}

function PaymentRow({ payment }: { readonly payment: CardPayment }) {
  const { say, language, law } = useVoice();
  const { may } = useOffice();
  const { judgement, takenOn, series, number, amount, product, voided } = payment;
  const figure = (value: number): string => (value === 0 ? '–' : formatNumber(value, language));
  const paper = paperText(series, number);
  const linked = may('receipts.see') ? <a href={hrefOf.receipt(payment.receipt)}>{paper}</a> : paper;
  if (voided || judgement.outcome !== 'covers') {
    return (
      <tr class={voided ? 'void' : undefined}>
        <td class="digits">{formatDay(takenOn, language)}</td>
        <td>–</td>
        <td class="digits">{linked}</td>
        <td colSpan={4}>
          {judgement.outcome === 'suspense' && !voided ? (
            <Tag tone="trouble">{say(`question.${judgement.question}` as MessageId)}</Tag>
          ) : (
            <Tag tone="quiet">{say('receipts.void')}</Tag>
          )}
        </td>
        <td class="so">
          <b>{figure(amount)}</b>
        </td>
      </tr>
    );
  }
  const what =
    product === 'health'
      ? say('product.health')
      : judgement.group === null
        ? say('product.voluntary')
        : (law.choices[judgement.group] ?? judgement.group);
  return (
    <tr>
      <td class="digits">{formatDay(takenOn, language)}</td>
      <td class="digits">{spanText(judgement.from, judgement.until, language)}</td>
      <td class="digits">{linked}</td>
      <td class="words">
        {what} {payment.refund && <Tag tone="quiet">{say('receipts.refunded')}</Tag>}
      </td>
      <td class="so">{figure(judgement.gross)}</td>
      <td class="so">{figure(judgement.state)}</td>
      <td class="so">{figure(judgement.local + judgement.other)}</td>
      <td class="so">
        <b>{figure(judgement.payable)}</b>
      </td>
    </tr>
  );
}
