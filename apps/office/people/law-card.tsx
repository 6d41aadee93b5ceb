import type { LawFigure } from '@diemtua/law';
import { formatDay, formatDong, formatMonthFor, formatMonths, Icon, type Shape } from '@diemtua/ui';
import { useMemo, useState } from 'preact/hooks';
import { useOffice } from '../asking/office.tsx';
import type { Card } from '../asking/shapes.ts';
import { useVoice } from '../language/say.tsx';
import type { CoveringPayment } from './cover.ts';
import { FigureWhy } from './figure-why.tsx';
import { lawToday } from './law-today.ts';
import { addressOf } from './person-words.ts';
import { Terraces } from './terraces.tsx';

interface Row {
  readonly id: string;
  readonly shape: Shape;
  readonly open: boolean;
  readonly name: string;
  readonly figure: LawFigure | null;
  readonly said: string | null;
}

/** What the law gives this person today; every figure opens into its steps. */
export function LawCard({ card, payments }: { readonly card: Card; readonly payments: readonly CoveringPayment[] }) {
  const { say, language, law } = useVoice();
  const { today } = useOffice();
  const [open, setOpen] = useState<string | null>(null);
  const told = useMemo(() => lawToday(card, payments, today, law), [card, payments, today, law]);
  if (payments.length === 0) return null;
  const { pension, maternity, funeral, survivors, withdrawal } = told;
  const rows: readonly Row[] = [
    {
      id: 'pension',
      shape: 'clock',
      open: pension !== null && pension.monthsLeft === 0,
      name: say('law.pension', { years: formatMonths(told.neededMonths, language) }),
      figure: pension,
      said:
        pension === null
          ? say('law.pensionUnknown')
          : say('law.pensionSaid', {
              left: pension.monthsLeft === 0 ? '' : say('law.monthsLeft', { months: pension.monthsLeft }),
              from: formatMonthFor(pension.from, language),
            }),
    },
    {
      id: 'maternity',
      shape: maternity ? 'check' : 'minus',
      open: maternity !== null,
      name: say('law.maternity'),
      figure: maternity,
      said: maternity ? null : say('law.maternityNot'),
    },
    {
      id: 'funeral',
      shape: funeral ? 'check' : 'minus',
      open: funeral !== null,
      name: say('law.funeral'),
      figure: funeral,
      said: funeral ? null : say('law.funeralNot', { months: told.funeralMonths }),
    },
    {
      id: 'survivors',
      shape: survivors ? 'check' : 'minus',
      open: survivors !== null,
      name: say('law.survivors'),
      figure: survivors,
      said: null,
    },
    {
      id: 'withdrawal',
      shape: withdrawal.figure ? 'check' : 'minus',
      open: withdrawal.figure !== null,
      name: say('law.withdrawal'),
      figure: withdrawal.figure,
      said: withdrawal.refusal === null ? null : `${law.choices[withdrawal.refusal] ?? withdrawal.refusal}.`,
    },
  ];
  const shown = rows.filter(({ figure, said }) => figure !== null || said !== null);
  return (
    <section class="card">
      <h2>{say('law.title', addressOf(card.person, say))}</h2>
      <Terraces paid={told.paidMonths} needed={told.neededMonths} />
      <ul class="law-rows">
        {shown.map(({ id, shape, open: isOpen, name, figure, said }) => (
          <li key={id} class={isOpen ? 'given' : undefined}>
            <Icon shape={shape} size={18} />
            <span>{name}</span>
            <span class="so">
              {figure ? (
                <button
                  type="button"
                  class="opens"
                  aria-expanded={open === id}
                  aria-controls={`why-${id}`}
                  onClick={() => setOpen(open === id ? null : id)}
                >
                  {formatDong(figure.amount, language)}
                </button>
              ) : (
                say('law.notYet')
              )}
            </span>
            {said && <p>{said}</p>}
            {open === id && figure && <FigureWhy id={`why-${id}`} figure={figure} onClose={() => setOpen(null)} />}
          </li>
        ))}
        <li>
          <Icon shape="said" size={18} />
          <span>{say('law.support')}</span>
          <span class="so">{formatMonths(Math.max(0, told.supportMost - told.supportUsed), language)}</span>
          <p>{say('law.supportSaid', { used: told.supportUsed, most: told.supportMost })}</p>
        </li>
      </ul>
      <p class="aside">{say('law.of', { day: formatDay(today, language) })}</p>
    </section>
  );
}
