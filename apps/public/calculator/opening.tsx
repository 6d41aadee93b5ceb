import { OpeningFigure } from '@diemtua/ui';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { later } from '../frame/later.tsx';
import type { Why } from './figure-reasons.tsx';

const Reasons = later(() => import('./figure-reasons.tsx').then((part) => part.FigureReasons));

/** A figure that opens. */
interface Figure {
  /** One of its kind in its table. */
  readonly key: string;
  /** As it stands in the table, and as the card says it. */
  readonly text: ComponentChildren;
  readonly amount: string;
  /** Of what it is the figure, for those who hear it. */
  readonly about: string;
  readonly why: Why;
}

/**
 * The figures of a table, each of which opens to its reasons in one card below.
 * @param id of the card
 * @param lawOf day of the law that was used
 */
export function useOpening(
  id: string,
  lawOf: string,
): { readonly figure: (figure: Figure) => ComponentChildren; readonly card: ComponentChildren } {
  const [opened, setOpened] = useState<string | null>(null);
  const known = new Map<string, Figure>();
  const figure = (each: Figure): ComponentChildren => {
    known.set(each.key, each);
    return (
      <OpeningFigure
        open={opened === each.key}
        controls={id}
        about={each.about}
        onToggle={() => setOpened(opened === each.key ? null : each.key)}
      >
        {each.text}
      </OpeningFigure>
    );
  };
  return {
    figure,
    get card() {
      const shown = opened === null ? undefined : known.get(opened);
      if (shown === undefined) return null;
      return (
        <Reasons
          key={shown.key}
          {...{ id, lawOf }}
          amount={shown.amount}
          why={shown.why}
          onClose={() => setOpened(null)}
        />
      );
    },
  };
}
