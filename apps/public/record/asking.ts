import { answering, connect, type AnswerOf, type NoAnswer, type RouteName, type ToldTo } from '@diemtua/client';
import { createContext } from 'preact';
import { useCallback, useContext, useEffect, useState } from 'preact/hooks';

/** Why there is no answer: the record is closed; what the server said; it was not reached. */
export type Trouble = { readonly kind: 'closed'; readonly over: boolean } | NoAnswer;

export type Answer<T> = { readonly kind: 'answered'; readonly value: T } | Trouble;

/** Calls a route by its name; what went wrong is a value, because every screen has to say it. */
export type Call = <Name extends RouteName>(name: Name, ...told: ToldTo<Name>) => Promise<Answer<AnswerOf<Name>>>;

/** A phone at the edge of a network waits so long for an answer. */
const timeoutMs = 30_000;

/** Calls the server in a language. Nothing of an answer is kept anywhere but on the screen. */
export function callIn(language: string): Call {
  const ask = answering(connect({ language: () => language, timeoutMs }));
  return async (name, ...told) => {
    const answer = await ask(name, ...told);
    return answer.kind === 'refused' && answer.status === 401
      ? { kind: 'closed', over: answer.code === 'own-session-over' }
      : answer;
  };
}

/** What is asked of the server, and who is told that the record is closed. */
export interface Asking {
  readonly call: Call;
  readonly onClosed: (over: boolean) => void;
}

export const AskingContext = createContext<Asking | null>(null);

/** How the parts of the record ask for what they show. */
export function useAsking(): Asking {
  const asking = useContext(AskingContext);
  if (asking === null) throw new Error('bug: a part of the record stands outside of it');
  return asking;
}

/** What was asked for: on its way, not come, or here. */
export type Asked<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly message: string | null }
  | { readonly state: 'ready'; readonly value: T };

type Question = Extract<RouteName, `GET /api/my-record/${string}`>;

/** Asks the server for a part of the record. */
export function useAsked<Name extends Question>(
  name: Name,
): { readonly asked: Asked<AnswerOf<Name>>; readonly again: () => void } {
  const { call, onClosed } = useAsking();
  const [asked, setAsked] = useState<Asked<AnswerOf<Name>>>({ state: 'loading' });
  const [round, setRound] = useState(0);
  const again = useCallback(() => setRound((value) => value + 1), []);
  useEffect(() => {
    let wanted = true;
    void call(name, ...([{}] as unknown as ToldTo<Name>)).then((answer) => {
      if (!wanted) return;
      if (answer.kind === 'closed') onClosed(answer.over);
      else if (answer.kind === 'answered') setAsked({ state: 'ready', value: answer.value });
      // What is here already stays: the strip above says that the network is gone.
      else
        setAsked((before) =>
          before.state === 'ready'
            ? before
            : { state: 'failed', message: answer.kind === 'refused' ? answer.message : null },
        );
    });
    return () => {
      wanted = false;
    };
  }, [name, round, call, onClosed]);
  return { asked, again };
}
