import { formatDong, formatMonthFor, formatMonths, formatNumber } from '@diemtua/ui';
import { parseMonth } from '@diemtua/law/kernel/month';
import type { Plan } from '../advice/advise.ts';
import { useVoice } from '../language/say.tsx';
import type { Address } from './address.ts';
import { drawLife, HEIGHT, LINE, WIDTH, type Drawn } from './life-drawing.ts';

interface LifeLineProps {
  readonly plan: Plan;
  readonly bornIn: string;
  readonly startIn: string;
  readonly address: Address;
}

/** A whole life of one plan: what is paid below the line, what is drawn above it, to one scale; with the same as a table. */
export function LifeLine(props: LifeLineProps) {
  const { plan, bornIn, startIn, address } = props;
  const { language } = useVoice();
  const { say } = address;
  const born = parseMonth(bornIn) ?? 0;
  const start = parseMonth(startIn) ?? 0;
  const drawn = drawLife(plan, born, start);
  const waits = (parseMonth(plan.pensionFrom) ?? 0) - start - plan.months;
  const dong = (amount: number): string => formatDong(amount, language);
  const sentence = say('life.sentence', {
    startAge: drawn.startAge,
    pensionAge: drawn.pensionAge,
    pays: dong(plan.pays),
    pension: dong(plan.pension),
    regainAge: drawn.regainAge,
  });
  return (
    <figure class="life">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby="life-title life-text">
        <title id="life-title">{say('life.title', { pays: dong(plan.pays) })}</title>
        <desc id="life-text">{sentence}</desc>
        <Bars drawn={drawn} />
        <Labels drawn={drawn} plan={plan} startIn={startIn} address={address} />
      </svg>
      <figcaption>
        <ul class="legend">
          {plan.supportedMonths > 0 && (
            <li>
              <i class="swatch state" />
              {say('life.legend.state', {
                amount: dong(plan.stateAdds),
                time: formatMonths(plan.supportedMonths, language),
              })}
            </li>
          )}
          {drawn.wait && (
            <li>
              <i class="swatch wait" />
              {say('life.legend.wait', { time: formatMonths(waits, language) })}
            </li>
          )}
          <li>
            <i class="swatch regain" />
            {say('life.legend.regain', { time: formatMonths(plan.monthsToRegain, language) })}
          </li>
          <li>
            <i class="swatch more" />
            {say('life.legend.more', { age: drawn.regainAge })}
          </li>
        </ul>
        <LifeTable {...props} drawn={drawn} />
      </figcaption>
    </figure>
  );
}

function Bars({ drawn }: { readonly drawn: Drawn }) {
  const { pays, state, paysLater, wait, regain, more } = drawn;
  return (
    <>
      <defs>
        <linearGradient id="life-fade" x1="0" x2="1">
          <stop offset="0" class="life-more" />
          <stop offset=".82" class="life-more" />
          <stop offset="1" class="life-more" stop-opacity="0" />
        </linearGradient>
        <pattern id="life-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" class="life-hatch-ground" />
          <path d="M0 0V6" class="life-hatch-line" stroke-width="3" />
        </pattern>
      </defs>
      <rect {...regain} fill="url(#life-hatch)" />
      <rect {...more} fill="url(#life-fade)" />
      {pays && <rect {...pays} class="life-pays" />}
      {state && <rect {...state} class="life-state" />}
      {paysLater && <rect {...paysLater} class="life-pays" />}
      {wait && <rect {...wait} class="life-wait" />}
      <path d={`M0 ${LINE}H${WIDTH}`} class="life-line" />
    </>
  );
}

interface LabelsProps {
  readonly drawn: Drawn;
  readonly plan: Plan;
  readonly startIn: string;
  readonly address: Address;
}

function Labels({ drawn, plan, startIn, address }: LabelsProps) {
  const { language } = useVoice();
  const { say } = address;
  const number = (amount: number): string => formatNumber(amount, language, 0);
  const first = drawn.pays ?? drawn.paysLater;
  const firstAmount = drawn.pays ? plan.pays : plan.paysLater;
  return (
    <g class="life-words">
      <text x={WIDTH} y="26" text-anchor="end" class="life-draws">
        {say('life.draws', { pension: formatDong(plan.pension, language) })}
      </text>
      <text x="0" y={LINE - 28} class="life-you">
        {say('life.pays')}
      </text>
      <text x="0" y={LINE - 11} class="life-small">
        {say('life.unit')}
      </text>
      {first && drawn.firstFits && (
        <text x={first.x + 8} y={first.y + 23} class="life-inside strong">
          {number(firstAmount)}
        </text>
      )}
      {drawn.pays && drawn.paysLater && drawn.laterFits && (
        <text
          x={drawn.paysLater.x + drawn.paysLater.width / 2}
          y={drawn.paysLater.y + 23}
          text-anchor="middle"
          class="life-inside"
        >
          {number(plan.paysLater)}
        </text>
      )}
      {drawn.ticks.map((tick) => (
        <g key={tick.kind}>
          <path d={`M${tick.at} ${tick.from}V${drawn.axis}`} class="life-tick" />
          {tick.anchor && (
            <>
              <text x={tick.labelAt} y={drawn.axis + 15} text-anchor={tick.anchor} class="life-age">
                {tick.kind === 'start' ? say('life.age', { age: tick.age }) : tick.age}
              </text>
              <text x={tick.labelAt} y={drawn.axis + 31} text-anchor={tick.anchor} class="life-small">
                {tick.kind === 'start' && formatMonthFor(startIn, language)}
                {tick.kind === 'pension' && formatMonthFor(plan.pensionFrom, language)}
                {tick.kind === 'alone' && drawn.aloneYear}
                {tick.kind === 'regain' && say('life.regained')}
              </text>
            </>
          )}
        </g>
      ))}
    </g>
  );
}

function LifeTable({ plan, startIn, address, drawn }: LifeLineProps & { readonly drawn: Drawn }) {
  const { language } = useVoice();
  const { say } = address;
  const rows = [
    ...(drawn.pays
      ? [{ key: 'shared', from: startIn, age: drawn.startAge, pays: plan.pays, state: plan.stateAdds, draws: 0 }]
      : []),
    ...(drawn.paysLater
      ? [{ key: 'alone', from: drawn.aloneFrom, age: drawn.aloneAge, pays: plan.paysLater, state: 0, draws: 0 }]
      : []),
    { key: 'pension', from: plan.pensionFrom, age: drawn.pensionAge, pays: 0, state: 0, draws: plan.pension },
  ];
  const cell = (amount: number): string => (amount === 0 ? '–' : formatNumber(amount, language, 0));
  return (
    <details class="twin">
      <summary>{say('life.asTable')}</summary>
      <table class="plain-table">
        <caption>{say('life.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('life.column.from')}</th>
            <th scope="col" class="so">
              {say('life.column.age')}
            </th>
            <th scope="col" class="so">
              {say('life.column.pays')}
            </th>
            <th scope="col" class="so">
              {say('life.column.state')}
            </th>
            <th scope="col" class="so">
              {say('life.column.draws')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row" class="digits">
                {formatMonthFor(row.from, language)}
              </th>
              <td class="so" data-name={say('life.column.age')}>
                {row.age}
              </td>
              <td class="so" data-name={say('life.column.pays')}>
                {cell(row.pays)}
              </td>
              <td class="so" data-name={say('life.column.state')}>
                {cell(row.state)}
              </td>
              <td class="so" data-name={say('life.column.draws')}>
                {cell(row.draws)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
