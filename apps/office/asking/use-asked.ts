import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Answer, Refusal } from './call.ts';
import { useOffice } from './office.tsx';

/** What was asked for, on its way, not come, or here. What is here stays, marked stale, while it is asked for again. */
export type Asked<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly why: Refusal }
  | { readonly state: 'ready'; readonly value: T; readonly stale: boolean };

/**
 * Asks the server for something, again whenever its address is another. An answer that comes after a later question is dropped.
 * @param path null: nothing is asked for
 */
export function useAsked<T>(path: string | null): { readonly asked: Asked<T>; readonly again: () => void } {
  const { call, renewed } = useOffice();
  const [asked, setAsked] = useState<Asked<T>>({ state: 'loading' });
  const [round, setRound] = useState(0);
  const shown = useRef<string | null>(null);
  const again = useCallback(() => setRound((value) => value + 1), []);
  useEffect(() => {
    if (path === null) return;
    let wanted = true;
    const same = shown.current === path.split('?')[0];
    setAsked((before) => (before.state === 'ready' && same ? { ...before, stale: true } : { state: 'loading' }));
    void call<T>('GET', path).then((answer: Answer<T>) => {
      if (!wanted) return;
      shown.current = path.split('?')[0] ?? null;
      setAsked(
        answer.kind === 'answered'
          ? { state: 'ready', value: answer.value, stale: false }
          : { state: 'failed', why: answer },
      );
    });
    return () => {
      wanted = false;
    };
  }, [path, round, call, renewed]);
  return { asked, again };
}
