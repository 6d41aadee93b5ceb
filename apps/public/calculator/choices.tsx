import { formatMonthFor, formatMonths, formatNumber } from '@diemtua/ui';
import type { Advice } from '../advice/advise.ts';
import { useVoice } from '../language/say.tsx';
import type { Address } from './address.ts';

interface ChoicesProps {
  readonly advice: Advice;
  readonly address: Address;
}

/** The same income paid month by month, some months at once, or years ahead. */
export function Methods({ advice, address }: ChoicesProps) {
  const { language, law } = useVoice();
  const { say, dong } = address;
  const { methods, chosen } = advice;
  if (chosen.months === 0 || methods.length < 2) return null;
  const number = (amount: number): string => formatNumber(amount, language, 0);
  return (
    <section>
      <h2>{say('methods.heading')}</h2>
      <table class="plain-table choices">
        <caption>{say('methods.caption', { income: dong(chosen.income) })}</caption>
        <thead>
          <tr>
            <th scope="col">{say('methods.how')}</th>
            <th scope="col" class="so">
              {say('methods.once')}
            </th>
            <th scope="col" class="so">
              {say('methods.saves')}
            </th>
          </tr>
        </thead>
        <tbody>
          {methods.map(({ method, years, months, pays, saves }) => (
            <tr key={`${method} ${months}`}>
              <th scope="row">
                {years === null
                  ? (law.choices[method] ?? method)
                  : say('methods.years', { time: formatMonths(months, language) })}
              </th>
              <td class="so" data-name={say('methods.once')}>
                {number(pays)}
              </td>
              <td class="so" data-name={say('methods.saves')}>
                {saves === 0 ? '–' : number(saves)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The same income, stopping later: more months, more pension. */
export function Longer({ advice, address }: ChoicesProps) {
  const { language } = useVoice();
  const { say, dong } = address;
  const { chosen, longer, facts } = advice;
  if (longer.length === 0) return null;
  const number = (amount: number): string => formatNumber(amount, language, 0);
  return (
    <section>
      <h2>{say('longer.heading')}</h2>
      <table class="plain-table choices">
        <caption>{say('longer.caption', { income: dong(chosen.income) })}</caption>
        <thead>
          <tr>
            <th scope="col">{say('longer.time')}</th>
            <th scope="col" class="so">
              {say('longer.from')}
            </th>
            <th scope="col" class="so">
              {say('longer.pension')}
            </th>
          </tr>
        </thead>
        <tbody>
          {[chosen, ...longer].map((plan) => (
            <tr key={plan.months} class={plan === chosen ? 'chosen' : undefined}>
              <th scope="row">
                {plan.months === 0
                  ? say('longer.none')
                  : say('longer.stops', {
                      time: formatMonths(plan.months, language),
                      age: ageAfter(facts, plan.months),
                    })}
              </th>
              <td class="so" data-name={say('longer.from')}>
                {formatMonthFor(plan.pensionFrom, language)}
              </td>
              <td class="so" data-name={say('longer.pension')}>
                {number(plan.pension)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const monthIn = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;

/** How old the person is when she stops. */
const ageAfter = ({ bornIn, startIn }: Advice['facts'], months: number): number =>
  Math.floor((monthIn(startIn) + months - monthIn(bornIn)) / 12);

/** What happens to whoever stops: what is kept, and what comes back at the age of retirement. */
export function Stopped({ advice, address }: ChoicesProps) {
  const { language } = useVoice();
  const { say } = address;
  const { stopped } = advice;
  const number = (amount: number): string => formatNumber(amount, language, 0);
  return (
    <section>
      <h2>{say('stop.heading')}</h2>
      <p class="second">{say('stop.text')}</p>
      {stopped.length > 0 && (
        <>
          <table class="plain-table choices">
            <caption>{say('stop.caption')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('stop.after')}</th>
                <th scope="col" class="so">
                  {say('stop.paid')}
                </th>
                <th scope="col" class="so">
                  {say('stop.back')}
                </th>
              </tr>
            </thead>
            <tbody>
              {stopped.map(({ months, paid, back }) => (
                <tr key={months}>
                  <th scope="row">{formatMonths(months, language)}</th>
                  <td class="so" data-name={say('stop.paid')}>
                    {number(paid)}
                  </td>
                  <td class="so" data-name={say('stop.back')}>
                    {number(back)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p class="second small">{say('stop.said')}</p>
        </>
      )}
    </section>
  );
}
