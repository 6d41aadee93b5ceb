import { CountExplanation, formatDay, formatNumber, formatPercent, OpeningFigure, type Language } from '@diemtua/ui';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useVoice, type Say } from '../../language/say.tsx';
import { momentText } from '../../receipts/money-words.ts';
import type { AreaKnown, LookTold } from '../shapes.ts';

/** What is told of a commune, in the order of every screen. */
export const FACTS = ['hamlets', 'far', 'poorPercent', 'minorityPercent'] as const;
export type Fact = (typeof FACTS)[number];

/** Kilometres and percents as they were told: to the hundredth. */
const decimals = 2;

/** A fact as it stands in a table: "14", "6/14", "31,5 %". */
export function factText(fact: Fact, known: AreaKnown, language: Language): string | null {
  const told = known[fact];
  if (told === null) return null;
  if (fact === 'hamlets') return formatNumber(told.value, language);
  if (fact === 'far' && known.far !== null)
    return `${formatNumber(known.far.value, language)}/${formatNumber(known.far.of, language)}`;
  return formatPercent(told.value, language);
}

/** The same with the distance that is far: "6/14 (trên 5 km)". */
export function farText(
  far: { readonly hamlets: number; readonly beyondKm: number },
  of: number | null,
  say: Say,
  language: Language,
): string {
  return say('plan.areas.far', {
    far: formatNumber(far.hamlets, language),
    of: of === null ? say('plan.unknown') : formatNumber(of, language),
    km: formatNumber(far.beyondKm, language, decimals),
  });
}

interface Opened {
  readonly key: string;
  readonly name: string;
  readonly fact: Fact;
  readonly known: AreaKnown;
}

/** Facts that open below themselves to their day, their source and who told them, one at a time. */
export function useFactWhy(
  id: string,
  look: Pick<LookTold, 'known' | 'on' | 'demonstration'>,
): {
  readonly figure: (
    fact: Fact,
    place: { readonly code: string; readonly name: string },
    known: AreaKnown,
  ) => ComponentChildren;
  readonly card: ComponentChildren;
} {
  const { say, language } = useVoice();
  const [open, setOpen] = useState<Opened | null>(null);
  return {
    figure: (fact, { code, name }, known) => {
      const text = factText(fact, known, language);
      const key = `${code} ${fact}`;
      if (text === null) return <span class="aside">{say('plan.unknown')}</span>;
      return (
        <OpeningFigure
          open={open?.key === key}
          controls={id}
          about={`${say(`plan.fact.${fact}`)}, ${name}`}
          onToggle={() => setOpen(open?.key === key ? null : { key, name, fact, known })}
        >
          {text}
        </OpeningFigure>
      );
    },
    card: open && <FactCard key={open.key} id={id} opened={open} look={look} onClose={() => setOpen(null)} />,
  };
}

function FactCard(props: {
  readonly id: string;
  readonly opened: Opened;
  readonly look: Pick<LookTold, 'known' | 'on' | 'demonstration'>;
  readonly onClose: () => void;
}) {
  const { id, opened, look, onClose } = props;
  const { say, language } = useVoice();
  const { fact, known, name } = opened;
  const [told, text] = [known[fact], factText(fact, known, language)];
  if (told === null || text === null) return null;
  const { far } = known;
  return (
    <CountExplanation
      id={id}
      amount={text}
      steps={[
        { name: say('plan.figure.question'), text: '', said: say(`plan.fact.${fact}Said`) },
        { name: say('plan.place.commune'), text: name },
        { name: say('plan.areas.on'), text: formatDay(told.on, language) },
        { name: say('plan.areas.source'), text: '', said: told.source },
        {
          name: say('plan.areas.toldBy'),
          text: momentText(told.toldAt, language),
          said: told.by ?? say('plan.unknown'),
        },
        ...(fact === 'far' && far !== null
          ? [{ name: say('plan.areas.beyondKm'), text: `${formatNumber(far.beyondKm, language, decimals)}\u00a0km` }]
          : []),
      ]}
      result={{
        name: say('plan.figure.result'),
        text,
        ...(fact === 'far' && far !== null && far.of > 0
          ? {
              arithmetic: `${formatNumber(far.value, language)} / ${formatNumber(far.of, language)} = ${formatPercent(
                Math.round((far.value * 10_000) / far.of) / 100,
                language,
              )}`,
            }
          : {}),
      }}
      foot={[
        say(look.known === 'then' ? 'plan.areas.thenSaid' : 'plan.areas.nowSaid', {
          day: formatDay(look.on, language),
        }),
        look.demonstration ? ` ${say('plan.areas.demonstrationSaid')}` : '',
      ]}
      onClose={onClose}
    />
  );
}
