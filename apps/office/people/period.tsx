import { formatPercent, WhyButton } from '@diemtua/ui';
import { useMemo, useState } from 'preact/hooks';
import type { Card } from '../asking/shapes.ts';
import { useVoice } from '../language/say.tsx';
import { statePercent, whyContribution } from './contribution.ts';
import type { CoveringPayment } from './cover.ts';
import { monthsSupported } from './cover.ts';
import { FigureWhy } from './figure-why.tsx';
import { Layers } from './layers.tsx';
import { addressOf, spanText } from './person-words.ts';

/** The last period that was paid: who paid which part of it, and why. */
export function Period({ card, payments }: { readonly card: Card; readonly payments: readonly CoveringPayment[] }) {
  const { say, language, law } = useVoice();
  const [open, setOpen] = useState(false);
  const last = payments.at(-1);
  const why = useMemo(() => {
    if (!last || last.covers.income === null || last.covers.method === null) return null;
    const { income, method, group, months } = last.covers;
    return whyContribution(
      {
        payOn: last.payment.takenOn,
        income,
        method,
        group: group ?? 'none',
        supportedMonthsBefore: monthsSupported(card, payments.slice(0, -1)),
        ...(method === 'missing-months' ? { months } : {}),
        ...(method === 'future-years' ? { years: Math.round(months / 12) } : {}),
      },
      law,
    );
  }, [card, payments, last, law]);
  if (!last) return null;
  const { covers, payment } = last;
  const { You } = addressOf(card.person, say);
  const percent = statePercent(covers.group, payment.takenOn);
  const group = covers.group === null ? '' : (law.choices[covers.group] ?? covers.group);
  // The step in which the whole sum is multiplied out, as the law's own explanation writes it.
  const grossText =
    why?.steps.find(({ value, arithmetic }) => value === covers.gross && arithmetic.includes('×'))?.arithmetic ?? '';
  return (
    <section class="card">
      <h2>{say('period.title', { span: spanText(covers.from, covers.until, language) })}</h2>
      <Layers
        sums={covers}
        payer={say('layers.pays', { You })}
        arithmetic={grossText}
        from={{
          state: percent === null ? group : `${group}, ${formatPercent(percent, language)}`,
          local: covers.local > 0 ? '' : say('layers.noResolution'),
          other: covers.sponsor ?? '',
        }}
        beside={
          why && (
            <WhyButton
              open={open}
              controls="why-period"
              about={say('layers.pays', { You })}
              onToggle={() => setOpen(!open)}
            />
          )
        }
      />
      {open && why && <FigureWhy id="why-period" figure={why} onClose={() => setOpen(false)} />}
    </section>
  );
}
