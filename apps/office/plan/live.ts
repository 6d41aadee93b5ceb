import { useEffect } from 'preact/hooks';
import { useOffice } from '../asking/office.tsx';

/** Several receipts at once are one change of the board. */
const togetherMs = 400;

/**
 * Tells a screen that something has changed, as soon as it has: the screen asks itself for what.
 * @param onChange the same function from one drawing to the next; another one begins to listen anew
 */
export function useLive(onChange: () => void): void {
  const { renewed } = useOffice();
  useEffect(() => {
    const source = new EventSource('/api/plan/live');
    let timer: ReturnType<typeof setTimeout> | undefined;
    source.addEventListener('change', () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        onChange();
      }, togetherMs);
    });
    return () => {
      source.close();
      clearTimeout(timer);
    };
  }, [renewed, onChange]);
}
