import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { fillIn, useSpoken } from './speaking.tsx';
import type { OwnStep } from './explanation.tsx';

/** A figure that opens: a dotted line under it. */
export function OpeningFigure(props: {
  readonly children: ComponentChildren;
  readonly open: boolean;
  readonly controls: string;
  readonly about: string;
  readonly onToggle: () => void;
}) {
  const { children, open, controls, about, onToggle } = props;
  const { words } = useSpoken();
  return (
    <button
      type="button"
      class="opens"
      aria-expanded={open}
      aria-controls={open ? controls : undefined}
      onClick={onToggle}
    >
      {children}
      <span class="spoken">{`${about}. ${words.why}`}</span>
    </button>
  );
}

interface CountExplanationProps {
  readonly id: string;
  /** The figure as it stands outside. */
  readonly amount: string;
  /** The query in words: what is counted, where, when, which of them. */
  readonly steps: readonly OwnStep[];
  readonly result: { readonly name: string; readonly text: string; readonly arithmetic?: string };
  /** The way to the records behind it. */
  readonly records?: ComponentChildren;
  readonly foot: ComponentChildren;
  readonly onClose: () => void;
}

/** Why a count is what it is: the query in words, the arithmetic, the records behind it, as of when it is known. */
export function CountExplanation({ id, amount, steps, result, records, foot, onClose }: CountExplanationProps) {
  const { words } = useSpoken();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <section class="explanation" id={id} aria-labelledby={`${id}-head`}>
      <h3 id={`${id}-head`} ref={head} tabIndex={-1}>
        <span>{fillIn(words.whyIs, { amount })}</span>
        <button type="button" onClick={onClose} aria-label={words.close}>
          <Icon shape="opened" />
        </button>
      </h3>
      <ol class="steps" aria-label={words.steps}>
        {steps.map(({ name, text, said }) => (
          <li key={name}>
            <div class="step-head">
              <span>{name}</span>
              <span class="so">{text}</span>
            </div>
            {said && <p class="said">{said}</p>}
          </li>
        ))}
        <li class="result">
          <div class="step-head">
            <b>{result.name}</b>
            <span class="so">{result.text}</span>
          </div>
          {result.arithmetic && <p class="arithmetic">{result.arithmetic}</p>}
          {records && <div class="records">{records}</div>}
        </li>
      </ol>
      <footer>{foot}</footer>
    </section>
  );
}
