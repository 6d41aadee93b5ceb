import { isEmbedded } from './embedded.ts';

/** After the page is quiet, the rest of it is loaded, and what it is made of is kept on the device, so that it opens without a network the next time. Where the page itself cannot, the first one says so. */
export function keepForLater(loadRest: () => Promise<void> = async () => {}): void {
  const keep = async (): Promise<void> => {
    try {
      await loadRest();
      if (!('serviceWorker' in navigator) || isEmbedded()) return;
      await navigator.serviceWorker.register('/sw.js');
      const { active } = await navigator.serviceWorker.ready;
      const seen = performance.getEntriesByType('resource').map(({ name }) => name);
      active?.postMessage({ keep: seen.filter((name) => name.startsWith(location.origin)) });
    } catch {
      // A browser that keeps nothing: the page needs a network each time.
    }
  };
  const soon = (): void => void setTimeout(() => void keep(), 1_000);
  if (document.readyState === 'complete') soon();
  else window.addEventListener('load', soon, { once: true });
}
