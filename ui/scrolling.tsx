import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Something wide, such as a table, that scrolls sideways in its place where the window is narrow; then the keyboard reaches it too. */
export function Scrolling({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const look = (): void => {
      if (element.scrollWidth > element.clientWidth) element.setAttribute('tabindex', '0');
      else element.removeAttribute('tabindex');
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  });
  return (
    <div ref={place} class="table-place" role="group" aria-label={label}>
      {children}
    </div>
  );
}
