import { Explanation, type OwnStep } from '@diemtua/ui';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Explained } from '../advice/explained.ts';
import { useChecked } from '../book/use-checked.ts';
import type { View } from './draft.ts';

/** What the card of reasons is given. */
export interface ReasonsProps {
  readonly explained: Explained;
  /** Day of the law that was used. */
  readonly lawOf: string;
  readonly open: NonNullable<View['open']>;
  /** The figures that are explained, by their rule, as they stand outside; null where the law's own text is meant. */
  readonly figures: readonly { readonly rule: string; readonly amount: string | null; readonly result?: string }[];
  readonly before?: readonly OwnStep[];
  readonly onClose: () => void;
}

const none: readonly OwnStep[] = [];

/** Why a figure is what it is, down to the articles; it takes the focus when it opens. */
export function Reasons({ explained, lawOf, open, figures, before = none, onClose }: ReasonsProps) {
  const book = useChecked();
  const steps = explained.steps[open];
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    place.current?.scrollIntoView({ block: 'start', behavior: 'smooth' });
    place.current?.querySelector<HTMLElement>('h3')?.focus({ preventScroll: true });
  }, [open]);
  return (
    <div ref={place} class="reasons">
      {figures.map(({ rule, amount, result }, at) => (
        <Explanation
          key={rule}
          id={at === 0 ? `why-${open}` : `why-${open}-${at}`}
          rule={rule}
          steps={steps}
          amount={amount ?? steps.find(({ key }) => key === rule)?.text ?? ''}
          before={before}
          {...(result === undefined ? {} : { result })}
          lawOf={lawOf}
          book={book}
          onClose={onClose}
        />
      ))}
    </div>
  );
}
