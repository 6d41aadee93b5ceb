import { formatMonths, formatNumber, SelectField } from '@diemtua/ui';
import { useEffect, useState } from 'preact/hooks';
import type { Advice, Beside, Choice, Method } from '../advice/advise.ts';
import { useVoice } from '../language/say.tsx';
import type { Address } from './address.ts';
import { useOpening } from './opening.tsx';
import { Sums } from './sums.ts';

interface ChoicesProps {
  readonly advice: Advice;
  readonly address: Address;
}

/** How a way of paying is called. */
function useMethodName({ say }: Address): (method: Pick<Method, 'method' | 'years' | 'months'>) => string {
  const { language, law } = useVoice();
  return ({ method, years, months }) =>
    years === null ? (law.choices[method] ?? method) : say('methods.years', { time: formatMonths(months, language) });
}

/** The same income paid month by month, some months at once, or years ahead. */
export function Methods({ advice, address, methods }: ChoicesProps & Pick<Beside, 'methods'>) {
  const { language } = useVoice();
  const { say, dong } = address;
  const { chosen } = advice;
  const nameOf = useMethodName(address);
  const opening = useOpening('why-method', advice.lawOf);
  const sums = new Sums(address, language);
  if (chosen.months === 0 || methods.length < 2) return null;
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
          {methods.map((each) => (
            <tr key={`${each.method} ${each.months}`}>
              <th scope="row">{nameOf(each)}</th>
              <td class="so" data-name={say('methods.once')}>
                {opening.figure({
                  key: `once ${each.months} ${each.method}`,
                  text: formatNumber(each.pays, language, 0),
                  amount: dong(each.pays),
                  about: nameOf(each),
                  why: { asked: each.asked, rule: 'payable' },
                })}
              </td>
              <td class="so" data-name={say('methods.saves')}>
                {each.saves === 0
                  ? '–'
                  : opening.figure({
                      key: `saves ${each.months}`,
                      text: formatNumber(each.saves, language, 0),
                      amount: dong(each.saves),
                      about: `${nameOf(each)}, ${say('methods.saves')}`,
                      why: sums.saved(each),
                    })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {opening.card}
    </section>
  );
}

const keyOf = ({ method, months }: Method): string => `${method} ${months}`;

/** The same as before until the answer itself is on the screen: what stands below it is worked out after that. */
function useAfterAnswer(advice: Advice): { readonly advice: Advice; readonly choices: readonly Choice[] } {
  const [shown, setShown] = useState<{ readonly advice: Advice; readonly choices: readonly Choice[] }>({
    advice,
    choices: [],
  });
  useEffect(() => {
    const soon = setTimeout(() => setShown({ advice, choices: advice.choices() }));
    return () => clearTimeout(soon);
  }, [advice]);
  return shown;
}

/** Incomes, times of stopping and ways of paying beside each other: what is paid at once, and the pension that comes of it. */
export function Combined({ advice: newest, address }: ChoicesProps) {
  const { advice, choices } = useAfterAnswer(newest);
  const { language } = useVoice();
  const { say, dong } = address;
  const { chosen, stops, facts } = advice;
  const [way, setWay] = useState('');
  const nameOf = useMethodName(address);
  const opening = useOpening('why-choice', advice.lawOf);
  const [monthly, ...others] = choices[0]?.methods ?? [];
  const names = stops.map((months) => ({
    months,
    time: months === 0 ? say('longer.none') : formatMonths(months, language),
    age: say('life.age', { age: ageAfter(facts, months) }),
  }));
  const once = say('methods.once');
  return (
    <section class={advice === newest ? 'combined' : 'combined stale-answer'}>
      <h2>{say('choice.heading')}</h2>
      <p class="second">{say('choice.said')}</p>
      {monthly && others.length > 0 && (
        <SelectField
          id="choice-way"
          label={say('methods.how')}
          none={nameOf(monthly)}
          options={others.map((each) => ({ value: keyOf(each), label: nameOf(each) }))}
          value={way}
          onChange={setWay}
        />
      )}
      <div class="twin">
        <table class="plain-table choices">
          <caption class="spoken">{say('choice.caption')}</caption>
          <thead>
            <tr>
              {monthly && <th scope="col">{once}</th>}
              {names.map(({ months, time, age }) => (
                <th key={months} scope="col" class="so">
                  {time} <small>{age}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {choices.map(({ income, methods, plans }) => {
              const method = methods.find((each) => keyOf(each) === way) ?? methods[0];
              return (
                <tr key={income} class={income === chosen.income ? 'chosen' : undefined}>
                  {method && (
                    <th scope="row" data-name={once}>
                      {opening.figure({
                        key: `once ${income}`,
                        text: formatNumber(method.pays, language, 0),
                        amount: dong(method.pays),
                        about: once,
                        why: { asked: method.asked, rule: 'payable' },
                      })}
                    </th>
                  )}
                  {names.map(({ months, time, age }, at) => {
                    const plan = plans[at];
                    return (
                      <td key={months} class="so" data-name={`${time}, ${age}`}>
                        {plan
                          ? opening.figure({
                              key: `${income} ${months}`,
                              text: formatNumber(plan.pension, language, 0),
                              amount: dong(plan.pension),
                              about: `${time}, ${age}`,
                              why: { asked: plan.asked.drawing, rule: 'monthlyPension' },
                            })
                          : '–'}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {opening.card}
    </section>
  );
}

const monthIn = (text: string): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;

/** How old the person is when she stops. */
const ageAfter = ({ bornIn, startIn }: Advice['facts'], months: number): number =>
  Math.floor((monthIn(startIn) + months - monthIn(bornIn)) / 12);

/** What happens to whoever stops: what is kept, and what comes back at the age of retirement. */
export function Stopped({ advice, address, stopped }: ChoicesProps & Pick<Beside, 'stopped'>) {
  const { language } = useVoice();
  const { say, dong } = address;
  const { chosen } = advice;
  const opening = useOpening('why-stopped', advice.lawOf);
  const sums = new Sums(address, language);
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
              {stopped.map((each) => {
                const after = formatMonths(each.months, language);
                return (
                  <tr key={each.months}>
                    <th scope="row">{after}</th>
                    <td class="so" data-name={say('stop.paid')}>
                      {opening.figure({
                        key: `paid ${each.months}`,
                        text: formatNumber(each.paid, language, 0),
                        amount: dong(each.paid),
                        about: `${after}, ${say('stop.paid')}`,
                        why: sums.paidUntil(chosen, each),
                      })}
                    </td>
                    <td class="so" data-name={say('stop.back')}>
                      {opening.figure({
                        key: `back ${each.months}`,
                        text: formatNumber(each.back, language, 0),
                        amount: dong(each.back),
                        about: `${after}, ${say('stop.back')}`,
                        why: { asked: each.asked, rule: 'withdrawalAmount' },
                      })}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
          {opening.card}
          <p class="second small">{say('stop.said')}</p>
        </>
      )}
    </section>
  );
}
