import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** The width of an element and the size of one rem, in pixels, as they change. */
export function useWidth<E extends HTMLElement>() {
  const place = useRef<E>(null);
  const [size, setSize] = useState({ width: 0, rem: 16 });
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const measure = (): void => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      setSize({ width: Math.floor(element.clientWidth), rem });
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { place, ...size };
}
