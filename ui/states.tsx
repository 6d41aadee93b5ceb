import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Icon } from './icon.tsx';

/** A shape of what is coming is shown after this time, and what is being done after the longer one. */
const SHAPE_AFTER_MS = 400;
const WORDS_AFTER_MS = 2_000;

function useAfter(ms: number): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPassed(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return passed;
}

/** Something is on its way: its shape, then in words what is being done. */
export function Loading({ text, lines = 6 }: { readonly text: string; readonly lines?: number }) {
  const shape = useAfter(SHAPE_AFTER_MS);
  const words = useAfter(WORDS_AFTER_MS);
  return (
    <div class="loading" aria-busy="true">
      {shape &&
        Array.from({ length: lines }, (_, line) => <i key={line} style={{ inlineSize: `${92 - line * 9}%` }} />)}
      <p role="status" class={words ? undefined : 'spoken'}>
        {text}
      </p>
    </div>
  );
}

/** Something did not come: what happened, what is safe, what to do. */
export function Failed(props: {
  readonly children: ComponentChildren;
  readonly again?: { readonly label: string; readonly act: () => void };
  /** For whoever is asked for help. */
  readonly code?: string | null;
}) {
  const { children, again, code } = props;
  return (
    <div class="failed" role="alert">
      <Icon shape="trouble" />
      <div>
        <p>{children}</p>
        {again && (
          <button type="button" class="button second" onClick={again.act}>
            {again.label}
          </button>
        )}
        {code && <small class="digits">{code}</small>}
      </div>
    </div>
  );
}

/** There is nothing: one sentence, and one thing to do. */
export function Empty({ children }: { readonly children: ComponentChildren }) {
  return <div class="empty">{children}</div>;
}
