import type { Language } from '@diemtua/law/kernel/format';
import type { Context } from 'hono';
import type { Refusal } from '../words/type.ts';

/** What a handler is given: the request as Hono holds it, and the language of the answer. */
export interface Asked {
  readonly context: Context;
  readonly language: Language;
}

/**
 * One operation of the server: who may, what it takes, how much of it, and a few lines that do it. The table of all routes
 * is `routes` in index.ts; app.ts holds every request to what its route declares before `handle` sees it.
 */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Who may call it. The law is public: nobody has to say who they are. */
  readonly may: 'anyone';
  /** What the body has to be, and how large it may be; null: there is no body. */
  readonly body: { readonly types: readonly string[]; readonly bytesMax: number } | null;
  readonly handle: (asked: Asked) => Response | Promise<Response>;
}

/** Refuses a request: the status, and its reason for programs and for people. */
export class Refused extends Error {
  readonly status: 400 | 404 | 405 | 413 | 415 | 500;
  readonly code: Refusal;
  readonly with: Readonly<Record<string, string | number>>;

  constructor(status: Refused['status'], code: Refusal, values: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.status = status;
    this.code = code;
    this.with = values;
  }
}
