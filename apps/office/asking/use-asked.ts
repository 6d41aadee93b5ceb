import type { AnswerOf, RouteName, Told, ToldTo } from '@diemtua/client';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Refusal } from './call.ts';
import { useOffice } from './office.tsx';

/** What was asked for, on its way, not come, or here. What is here stays, marked stale, while it is asked for again. */
export type Asked<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly why: Refusal }
  | { readonly state: 'ready'; readonly value: T; readonly stale: boolean };

type Question = Extract<RouteName, `GET ${string}`>;
/** What a question is asked with; null: it is not asked yet. */
type With<Name extends Question> =
  ToldTo<Name> extends readonly [unknown] ? [told: Told<Name> | null] : [told?: Told<Name> | null];

/** Asks the server for something, again whenever what is told with it is another. An answer that comes after a later question is dropped. */
export function useAsked<Name extends Question>(
  name: Name,
  ...[told]: With<Name>
): { readonly asked: Asked<AnswerOf<Name>>; readonly again: () => void } {
  const { call, renewed } = useOffice();
  const [asked, setAsked] = useState<Asked<AnswerOf<Name>>>({ state: 'loading' });
  const [round, setRound] = useState(0);
  const shown = useRef<string | null>(null);
  const again = useCallback(() => setRound((value) => value + 1), []);
  const mark = told === null ? null : JSON.stringify(told ?? {});
  useEffect(() => {
    if (mark === null) return;
    let wanted = true;
    const question = JSON.parse(mark) as Told<Name> & { readonly params?: unknown };
    // Another page or filter of the same thing stands greyed until it is here; another thing does not.
    const about = JSON.stringify(question.params ?? null);
    const same = shown.current === about;
    setAsked((before) => (before.state === 'ready' && same ? { ...before, stale: true } : { state: 'loading' }));
    void call(name, ...([question] as unknown as ToldTo<Name>)).then((answer) => {
      if (!wanted) return;
      shown.current = about;
      setAsked(
        answer.kind === 'answered'
          ? { state: 'ready', value: answer.value, stale: false }
          : { state: 'failed', why: answer },
      );
    });
    return () => {
      wanted = false;
    };
  }, [name, mark, round, call, renewed]);
  return { asked, again };
}
