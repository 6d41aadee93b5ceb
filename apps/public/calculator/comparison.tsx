import { formatMonthFor, formatMonths, formatNumber } from '@diemtua/ui';
import type { ComponentChildren } from 'preact';
import type { Advice, Plan } from '../advice/advise.ts';
import { useVoice } from '../language/say.tsx';
import type { Address } from './address.ts';
import type { Why } from './figure-reasons.tsx';
import { useOpening } from './opening.tsx';
import { Sums } from './sums.ts';

/** Three amounts side by side: the lowest, the chosen one, twice as much. */
export function Comparison({ advice, address }: { readonly advice: Advice; readonly address: Address }) {
  const { language } = useVoice();
  const { say, dong } = address;
  const { chosen, lowest, double } = advice;
  const opening = useOpening('why-compare', advice.lawOf);
  const sums = new Sums(address, language);
  const isLowest = lowest.income === chosen.income;
  const columns = [
    ...(isLowest ? [] : [{ key: 'lowest', name: say('compare.lowest'), plan: lowest }]),
    { key: 'chosen', name: say(isLowest ? 'compare.chosenLowest' : 'compare.chosen'), plan: chosen },
    ...(double === null || double.pays <= chosen.pays
      ? []
      : [{ key: 'double', name: say('compare.double'), plan: double }]),
  ];
  const alone = chosen.months - chosen.supportedMonths;
  const money = (amount: number) => ({ text: formatNumber(amount, language, 0), amount: dong(amount) });
  const rows: readonly {
    readonly id: string;
    readonly head: string;
    readonly cell: (plan: Plan) => { readonly text: string; readonly amount: string; readonly why: Why } | null;
    readonly kind?: 'main' | 'time';
  }[] = [
    {
      id: 'pension',
      head: say('compare.pension', { month: formatMonthFor(chosen.pensionFrom, language) }),
      cell: (plan) => ({ ...money(plan.pension), why: { asked: plan.asked.drawing, rule: 'monthlyPension' } }),
      kind: 'main',
    },
    ...(alone > 0 && chosen.supportedMonths > 0
      ? [
          {
            id: 'later',
            head: say('compare.later', { time: formatMonths(alone, language) }),
            cell: (plan: Plan) => ({ ...money(plan.paysLater), why: { asked: plan.asked.later, rule: 'payable' } }),
          },
        ]
      : []),
    {
      id: 'all',
      head: say('compare.all', { time: formatMonths(chosen.months, language) }),
      cell: (plan) => ({ ...money(plan.paysInAll), why: sums.paidInAll(plan) }),
    },
    {
      id: 'state',
      head: say('compare.state'),
      cell: (plan) => (plan.stateInAll === 0 ? null : { ...money(plan.stateInAll), why: sums.stateInAll(plan) }),
    },
    {
      id: 'regain',
      head: say('compare.regain'),
      cell: (plan) => {
        const time = formatMonths(plan.monthsToRegain, language);
        return { text: time, amount: time, why: sums.regained(plan) };
      },
      kind: 'time',
    },
  ];
  return (
    <section>
      <h2>{say('compare.heading')}</h2>
      <table class={`compare columns-${columns.length}`}>
        <caption class="spoken">{say('compare.caption')}</caption>
        <thead>
          <tr>
            {columns.map(({ key, name, plan }) => (
              <th key={key} scope="col" class={key === 'chosen' ? 'chosen' : undefined}>
                {name}
                <b class="digits">
                  {opening.figure({
                    ...money(plan.pays),
                    key: `pays ${key}`,
                    about: name,
                    why: { asked: plan.asked.payment, rule: 'payable' },
                  })}
                </b>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, head, cell, kind }) => (
            <Row key={id} head={head} span={columns.length}>
              {columns.map(({ key, name, plan }) => {
                const told = cell(plan);
                return (
                  <td
                    key={key}
                    data-name={name}
                    class={[kind ?? '', key === 'chosen' ? 'chosen' : ''].filter(Boolean).join(' ') || undefined}
                  >
                    <span>
                      {told === null
                        ? '–'
                        : opening.figure({ ...told, key: `${id} ${key}`, about: `${head}, ${name}` })}
                    </span>
                  </td>
                );
              })}
            </Row>
          ))}
        </tbody>
      </table>
      {opening.card}
      <p class="second small">{say('compare.unit')}</p>
    </section>
  );
}

interface RowProps {
  readonly head: string;
  readonly span: number;
  readonly children: ComponentChildren;
}

function Row({ head, span, children }: RowProps) {
  return (
    <>
      <tr class="row-head">
        <th colSpan={span} scope="colgroup">
          {head}
        </th>
      </tr>
      <tr>{children}</tr>
    </>
  );
}
