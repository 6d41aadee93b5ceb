import { formatMonthFor, formatMonths } from '@diemtua/ui';
import type { Career as Standing, Plan } from '../advice/advise.ts';
import { useVoice } from '../language/say.tsx';
import type { Address } from './address.ts';
import { useOpening } from './opening.tsx';
import { Sums } from './sums.ts';

interface CareerProps {
  readonly career: Standing;
  readonly plan: Plan;
  readonly address: Address;
  readonly startIn: string;
  readonly lawOf: string;
}

/** Where somebody stands who has paid before: what is there, what is missing, and when a right opens. */
export function Career({ career, plan, address, startIn, lawOf }: CareerProps) {
  const { language } = useVoice();
  const { say, dong } = address;
  const opening = useOpening('why-career', lawOf);
  const sums = new Sums(address, language);
  const time = (months: number): string => formatMonths(months, language);
  const { months, compulsoryMonths, needed, missing, cost, atOnce, ageIn } = career;
  return (
    <section class="career">
      <h2>{missing === 0 ? say('career.enough') : say('career.missing', { time: time(missing) })}</h2>
      <dl class="results">
        <div>
          <dt>{say('career.so-far')}</dt>
          <dd>{time(months)}</dd>
        </div>
        {compulsoryMonths > 0 && (
          <div>
            <dt>{say('career.compulsory')}</dt>
            <dd>{time(compulsoryMonths)}</dd>
          </div>
        )}
        <div>
          <dt>{say('career.needed')}</dt>
          <dd>{time(needed)}</dd>
        </div>
        <div>
          <dt>{say('career.age')}</dt>
          <dd>{formatMonthFor(ageIn, language)}</dd>
        </div>
        <div>
          <dt>{say('career.opens')}</dt>
          <dd>{formatMonthFor(plan.pensionFrom, language)}</dd>
        </div>
        {missing > 0 && (
          <div>
            <dt>{say('career.cost', { time: time(missing) })}</dt>
            <dd>
              {opening.figure({
                key: 'cost',
                text: dong(cost),
                amount: dong(cost),
                about: say('career.cost', { time: time(missing) }),
                why: sums.paidInAll(plan),
              })}
            </dd>
          </div>
        )}
        {atOnce !== null && (
          <div>
            <dt>{say('career.atOnce', { month: formatMonthFor(startIn, language) })}</dt>
            <dd>
              {opening.figure({
                key: 'once',
                text: dong(atOnce.amount),
                amount: dong(atOnce.amount),
                about: say('career.atOnce', { month: formatMonthFor(startIn, language) }),
                why: { asked: atOnce.asked, rule: 'payable' },
              })}
            </dd>
          </div>
        )}
      </dl>
      {opening.card}
    </section>
  );
}
