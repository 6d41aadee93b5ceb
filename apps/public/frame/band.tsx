import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface BandProps {
  readonly head: ComponentChildren;
  /** The person came from another screen: the title takes the focus, so that it is read out. */
  readonly moved: boolean;
  readonly title?: string;
  readonly lead?: string;
  readonly children?: ComponentChildren;
  readonly wide?: boolean;
}

/** The indigo band at the top of a screen, with the terraces at its foot. */
export function Band({ head, moved, title, lead, children, wide = false }: BandProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (title !== undefined) document.title = title;
    if (moved) heading.current?.focus({ preventScroll: true });
  }, [title, moved]);
  return (
    <header class="band">
      <div class={wide ? 'column wide' : 'column'}>
        {head}
        {title !== undefined && children === undefined && (
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
        )}
        {lead && <p class="lead">{lead}</p>}
        {children}
      </div>
    </header>
  );
}
