import { formatMonthFor, formatMonths, formatNumber } from '@diemtua/ui';
import type { ComponentChildren } from 'preact';
import type { Advice, Plan } from '../advice/advise.ts';
import { useVoice } from '../language/say.tsx';
import type { Address } from './address.ts';

/** Three amounts side by side: the lowest, the chosen one, twice as much. */
export function Comparison({ advice, address }: { readonly advice: Advice; readonly address: Address }) {
  const { language } = useVoice();
  const { say } = address;
  const { chosen, lowest, double } = advice;
  const isLowest = lowest.income === chosen.income;
  const columns = [
    ...(isLowest ? [] : [{ key: 'lowest', name: say('compare.lowest'), plan: lowest }]),
    { key: 'chosen', name: say(isLowest ? 'compare.chosenLowest' : 'compare.chosen'), plan: chosen },
    ...(double === null || double.pays <= chosen.pays
      ? []
      : [{ key: 'double', name: say('compare.double'), plan: double }]),
  ];
  const number = (amount: number): string => formatNumber(amount, language, 0);
  const alone = chosen.months - chosen.supportedMonths;
  const rows: readonly {
    readonly head: string;
    readonly cell: (plan: Plan) => string;
    readonly kind?: 'main' | 'time';
  }[] = [
    {
      head: say('compare.pension', { month: formatMonthFor(chosen.pensionFrom, language) }),
      cell: (plan) => number(plan.pension),
      kind: 'main',
    },
    ...(alone > 0 && chosen.supportedMonths > 0
      ? [
          {
            head: say('compare.later', { time: formatMonths(alone, language) }),
            cell: (plan: Plan) => number(plan.paysLater),
          },
        ]
      : []),
    {
      head: say('compare.all', { time: formatMonths(chosen.months, language) }),
      cell: (plan) => number(plan.paysInAll),
    },
    { head: say('compare.state'), cell: (plan) => (plan.stateInAll === 0 ? '–' : number(plan.stateInAll)) },
    { head: say('compare.regain'), cell: (plan) => formatMonths(plan.monthsToRegain, language), kind: 'time' },
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
                <b class="digits">{number(plan.pays)}</b>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ head, cell, kind }) => (
            <Row key={head} head={head} span={columns.length}>
              {columns.map(({ key, name, plan }) => (
                <td
                  key={key}
                  data-name={name}
                  class={[kind ?? '', key === 'chosen' ? 'chosen' : ''].filter(Boolean).join(' ') || undefined}
                >
                  <span>{cell(plan)}</span>
                </td>
              ))}
            </Row>
          ))}
        </tbody>
      </table>
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
