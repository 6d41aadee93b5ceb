import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface ScrollingProps {
  readonly label: string;
  /** What it holds is of an earlier question, and the answer is on its way. */
  readonly stale?: boolean;
  readonly children: ComponentChildren;
}

/** Something wide, such as a table, that scrolls sideways in its place where the window is narrow; then the keyboard reaches it too. */
export function Scrolling({ label, stale = false, children }: ScrollingProps) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const look = (): void => {
      if (element.scrollWidth > element.clientWidth) element.setAttribute('tabindex', '0');
      else element.removeAttribute('tabindex');
    };
    look();
    // What is inside too: a font that comes later makes the table wider, and its place stays as it is.
    const observer = new ResizeObserver(look);
    for (const each of [element, ...element.children]) observer.observe(each);
    return () => observer.disconnect();
  });
  return (
    <div ref={place} class={stale ? 'table-place stale' : 'table-place'} role="group" aria-label={label}>
      {children}
    </div>
  );
}
