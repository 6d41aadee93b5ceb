import { answering, connect, type Answering, type NoAnswer } from '@diemtua/client';
import type { Say } from '../language/say.tsx';

/** Why there is no answer: what the server said, or that it was not reached. */
export type Refusal = NoAnswer;
export type Call = Answering;

/** Why there is no answer, in words. */
export const refusalText = (why: Refusal, say: Say): string =>
  why.kind === 'unreachable' ? say('state.unreachable') : why.message || say('state.failed');

/** A large list goes up a slow line; longer than this, nobody waits in front of a screen. */
const timeoutMs = 120_000;

/**
 * Calls the server in a language.
 * @param onSignedOut told where the session is over: what is on the screen stays
 */
export function callIn(language: string, onSignedOut: () => void): Call {
  const ask = answering(connect({ language: () => language, timeoutMs }));
  return async (name, ...told) => {
    const answer = await ask(name, ...told);
    if (answer.kind === 'refused' && (answer.code === 'not-signed-in' || answer.code === 'session-over')) onSignedOut();
    return answer;
  };
}
