import { deadlineOf, quote, type renewalOf } from '@diemtua/domain/collection';
import type { VoluntaryClaim } from '@diemtua/domain/collection';
import type { PersonId } from '@diemtua/domain/ids';
import { formatMonth } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { formatDong, formatMonthFor, formatPercent, Money, Notice } from '@diemtua/ui';
import { useMemo } from 'preact/hooks';
import { useOffice } from '../asking/office.tsx';
import type { Card } from '../asking/shapes.ts';
import { hrefOf } from '../frame/route.ts';
import { useVoice, type MessageId } from '../language/say.tsx';
import { statePercent } from './contribution.ts';
import { asCovered, payerOf, type CoveringPayment } from './cover.ts';
import { addressOf, spanText } from './person-words.ts';
import { Transfer } from './transfer.tsx';

interface NextProps {
  readonly card: Card;
  readonly payments: readonly CoveringPayment[];
  readonly renewal: ReturnType<typeof renewalOf>;
}

/** What is next: the sum, until when, and a code to pay it by. */
export function NextDue({ card, payments, renewal }: NextProps) {
  const { say, language } = useVoice();
  const { today, may } = useOffice();
  const claim = useMemo(
    (): VoluntaryClaim | null => renewal && { ...renewal, person: card.person.id as PersonId },
    [renewal, card],
  );
  const quoted = useMemo(
    () => claim && quote(payerOf(card), asCovered(payments), claim, today as PlainDate),
    [claim, card, payments, today],
  );
  const { You, you } = addressOf(card.person, say);
  if (claim === null || quoted === null) {
    return (
      <section class="card">
        <h2>{say('next.first')}</h2>
        <p class="aside">{say('next.firstSaid')}</p>
        {may('money.take') && (
          <div class="actions">
            <a class="button main" href={hrefOf.declare(card.person.id)}>
              {say('act.firstPayment')}
            </a>
          </div>
        )}
      </section>
    );
  }
  const deadline = deadlineOf(claim.method, claim.from);
  const until = deadline === null ? null : formatMonth(deadline);
  if (quoted.outcome === 'asks') {
    return (
      <section class="card">
        <h2>{say('next.asks')}</h2>
        <Notice tone="waiting">{say(`question.${quoted.question.asks}` as MessageId)}</Notice>
        {may('money.take') && (
          <div class="actions">
            <a class="button main" href={hrefOf.declare(card.person.id)}>
              {say('act.rejoin')}
            </a>
          </div>
        )}
      </section>
    );
  }
  const { due } = quoted;
  const last = payments.at(-1)?.covers;
  const sponsorGone = last !== undefined && last.other > 0;
  const percent = statePercent(due.group, today);
  const [from, end] = [formatMonth(due.from), formatMonth((due.from + due.months - 1) as typeof due.from)];
  return (
    <section class="card next">
      <h2>
        {say('next.title', { span: spanText(from, end, language) })}
        {until && <span>{say('next.until', { month: formatMonthFor(until, language) })}</span>}
      </h2>
      <div class="next-sum">
        <div>
          <div class="large">
            <Money amount={due.payable} />
          </div>
          <ul class="aside">
            <li class="digits">{say('next.gross', { amount: formatDong(due.gross, language) })}</li>
            {due.state > 0 && (
              <li class="digits">
                {say('next.state', {
                  amount: formatDong(due.state, language),
                  percent: percent === null ? '' : formatPercent(percent, language),
                })}
              </li>
            )}
          </ul>
        </div>
        {may('dues.make') && (
          <Transfer
            payer={card.person.name}
            endsIn={until}
            lines={[{ claim: { ...claim, from: formatMonth(claim.from) }, amount: due.payable }]}
          />
        )}
      </div>
      {sponsorGone && (
        <Notice tone="waiting">
          {say('next.sponsorGone', { You, you, amount: formatDong(last.other, language) })}
        </Notice>
      )}
      {may('money.take') && (
        <div class="actions">
          <a class="button main" href={hrefOf.declare(card.person.id)}>
            {say('act.take')}
          </a>
        </div>
      )}
    </section>
  );
}
