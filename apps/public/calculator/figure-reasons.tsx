import { CountExplanation, Explanation, type OwnStep } from '@diemtua/ui';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Asked } from '../advice/advise.ts';
import { askAgain, stepsOf } from '../advice/explained.ts';
import { useChecked } from '../book/use-checked.ts';
import { hrefOf } from '../frame/route.ts';
import { useVoice } from '../language/say.tsx';

/** Why a figure of a table is what it is: the law's own steps, or a sum of such figures with the rules behind them. */
export type Why =
  | { readonly asked: Asked; readonly rule: string }
  | {
      readonly steps: readonly OwnStep[];
      readonly result: { readonly name: string; readonly arithmetic: string };
      readonly rules: readonly string[];
    };

interface FigureReasonsProps {
  readonly id: string;
  readonly amount: string;
  readonly why: Why;
  /** Day of the law that was used. */
  readonly lawOf: string;
  readonly onClose: () => void;
}

/** The card of reasons below a table; it takes the focus when it opens. */
export function FigureReasons({ id, amount, why, lawOf, onClose }: FigureReasonsProps) {
  const { law, say } = useVoice();
  const book = useChecked();
  const place = useRef<HTMLDivElement>(null);
  const steps = useMemo(() => ('asked' in why ? stepsOf(askAgain(why.asked, law)) : []), [why, law]);
  useLayoutEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
    place.current?.querySelector<HTMLElement>('h3')?.focus({ preventScroll: true });
  }, []);
  return (
    <div ref={place} class="reasons">
      {'asked' in why ? (
        <Explanation {...{ id, amount, steps, lawOf, book, onClose }} rule={why.rule} />
      ) : (
        <CountExplanation
          {...{ id, amount, onClose }}
          steps={why.steps}
          result={{ ...why.result, text: amount }}
          records={why.rules.map((rule) => (
            <a key={rule} href={hrefOf.rule(rule)}>
              {law.rules[rule] ?? rule}
            </a>
          ))}
          foot={say('foot.decides')}
        />
      )}
    </div>
  );
}
