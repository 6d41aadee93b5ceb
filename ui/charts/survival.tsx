import type { ComponentChildren } from 'preact';

/** How many of those who joined still pay after some months; null: nobody is that far yet. */
export interface SurvivalStep {
  readonly key: string;
  readonly name: string;
  readonly share: number | null;
  readonly written: ComponentChildren;
  /** Of how many. */
  readonly of: ComponentChildren;
}

/** Who still pays after 3, 6 and 12 months: the figure, and a bar from zero to all. */
export function Survival({ steps }: { readonly steps: readonly SurvivalStep[] }) {
  return (
    <dl class="survival">
      {steps.map(({ key, name, share, written, of }) => (
        <div key={key}>
          <dt>{name}</dt>
          <dd>
            <b>{written}</b>
            <small>{of}</small>
            <i aria-hidden="true">
              {share !== null && <i style={{ inlineSize: `${Math.round(share * 1000) / 10}%` }} />}
            </i>
          </dd>
        </div>
      ))}
    </dl>
  );
}
