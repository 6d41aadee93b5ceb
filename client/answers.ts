import type { Client, ToldTo } from './ask.ts';
import { NotReached, RefusedByServer } from './failures.ts';
import type { AnswerOf, RouteName } from './shapes.ts';

/** Why there is no answer: what the server said, or that it was not reached. */
export type NoAnswer =
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly code: string;
      readonly field: string | null;
      readonly message: string;
    }
  | { readonly kind: 'unreachable' };

export type Answer<T> = { readonly kind: 'answered'; readonly value: T } | NoAnswer;

/** Calls routes by their names; what went wrong is a value, because every screen has to say it. */
export type Answering = <Name extends RouteName>(name: Name, ...told: ToldTo<Name>) => Promise<Answer<AnswerOf<Name>>>;

/** The same calls with what went wrong as a value; a call that was given up by whoever made it still throws. */
export const answering =
  (client: Client): Answering =>
  async (name, ...told) => {
    try {
      return { kind: 'answered', value: await client(name, ...told) };
    } catch (cause) {
      if (cause instanceof NotReached) return { kind: 'unreachable' };
      if (!(cause instanceof RefusedByServer)) throw cause;
      const { status, code, field, message } = cause;
      return { kind: 'refused', status, code, field, message };
    }
  };
