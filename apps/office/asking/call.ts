import { connect, NotReached, RefusedByServer, type AnswerOf, type RouteName, type ToldTo } from '@diemtua/client';

/** Why there is no answer: what the server said, or that it was not reached. */
export type Refusal =
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly code: string;
      readonly field: string | null;
      readonly message: string;
    }
  | { readonly kind: 'unreachable' };

export type Answer<T> = { readonly kind: 'answered'; readonly value: T } | Refusal;

/** Calls a route by its name; what went wrong is a value, because every screen has to say it. */
export type Call = <Name extends RouteName>(name: Name, ...told: ToldTo<Name>) => Promise<Answer<AnswerOf<Name>>>;

/** A large list goes up a slow line; longer than this, nobody waits in front of a screen. */
const timeoutMs = 120_000;

/**
 * Calls the server in a language.
 * @param onSignedOut told where the session is over: what is on the screen stays
 */
export function callIn(language: string, onSignedOut: () => void): Call {
  const ask = connect({ language: () => language, timeoutMs });
  return async (name, ...told) => {
    try {
      return { kind: 'answered', value: await ask(name, ...told) };
    } catch (cause) {
      if (cause instanceof NotReached) return { kind: 'unreachable' };
      if (!(cause instanceof RefusedByServer)) throw cause;
      const { status, code, field, message } = cause;
      if (code === 'not-signed-in' || code === 'session-over') onSignedOut();
      return { kind: 'refused', status, code, field, message };
    }
  };
}
