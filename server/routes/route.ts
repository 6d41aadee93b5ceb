import type { Act } from '@diemtua/domain/access';
import type { Language } from '@diemtua/law/kernel/format';
import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Access } from '../access/access.ts';
import type { Participant } from '../access/participants.ts';
import type { Doorman, Who } from '../access/who.ts';
import type { LimitName } from '../gate/limits.ts';
import type { Measures } from '../gate/measures.ts';
import type { Engine } from '../store/engine.ts';
import type { Refusal } from '../words/type.ts';

/**
 * Who may call a route: nobody has to say who they are; whoever of the staff is signed in; a participant about her own record, and no one of the staff;
 * a role that may do this.
 */
export type May = 'anyone' | 'signed-in' | 'participant' | Act;

/** JSON of a declared shape. `shown`: what the documents show where the shape itself is looked at by the route. */
export interface JsonBody<Schema extends z.ZodType = z.ZodType> {
  readonly schema: Schema;
  readonly bytesMax: number;
  readonly shown?: z.ZodType;
}

/** Content of another kind, which the route reads itself. */
export interface RawBody {
  readonly types: readonly string[];
  readonly bytesMax: number;
  readonly as: 'text' | 'bytes';
}

export type Body = JsonBody | RawBody | null;

/** Content of another kind, which the route writes itself. */
export interface RawAnswer {
  readonly types: readonly string[];
}

type Told<B extends Body> =
  B extends JsonBody<infer Schema>
    ? z.output<Schema>
    : B extends RawBody
      ? B['as'] extends 'text'
        ? string
        : Uint8Array<ArrayBuffer>
      : null;

type Answered<A extends z.ZodType | RawAnswer> = A extends z.ZodType ? z.input<A> | Reply<z.input<A>> : Response;

/** What a handler is given: the request as it was declared, and who asks. */
export interface Asked<W extends May, P extends z.ZodType, Q extends z.ZodType, B extends Body> {
  readonly input: { readonly params: z.output<P>; readonly query: z.output<Q>; readonly body: Told<B> };
  readonly who: W extends 'anyone' ? null : W extends 'participant' ? Participant : Who;
  /** The books; refuses where this server has none. */
  readonly engine: Engine;
  readonly language: Language;
  /** The moment, in milliseconds since 1970. */
  readonly now: number;
  readonly call: Call;
  readonly access: Access;
  readonly house: House;
}

/** What the server knows of itself. */
export interface House {
  readonly routes: readonly AnyRoute[];
  readonly measures: Measures;
  readonly doorman: Doorman;
  readonly log: Logger;
  /** A page of the server's own in the look of the public app. */
  readonly page: (parts: PageParts) => string;
}

/** What a page of the server's own says; the body is HTML whose texts are escaped already. */
export interface PageParts {
  readonly language: Language;
  readonly title: string;
  readonly description: string;
  readonly body: string;
}

/** The request around its content. */
export interface Call {
  /** From where: what is waited for and counted goes by it. */
  readonly address: string;
  /** This server as the browser knows it: `https://…`. */
  readonly origin: string;
  readonly cookie: (name: string) => string | undefined;
}

/** An answer with another status than 200, or with headers of its own. */
export class Reply<Content> {
  readonly content: Content;
  readonly status: 200 | 201 | 202 | 400;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    content: Content,
    status: Reply<Content>['status'] = 200,
    headers: Readonly<Record<string, string>> = {},
  ) {
    this.content = content;
    this.status = status;
    this.headers = headers;
  }
}

/**
 * One operation of the server: who may, what it takes, how much of it and how often, what it answers, and a few lines that do it.
 * The table of all routes is `routes` in index.ts; app.ts holds every request to what its route declares before `handle` sees it.
 */
export interface Route<
  M extends 'GET' | 'POST' | 'DELETE',
  Path extends string,
  W extends May,
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends Body,
  A extends z.ZodType | RawAnswer,
> {
  readonly method: M;
  /** Begins with /; a part that begins with a colon is a parameter. */
  readonly path: Path;
  /** One line of what it does, for those who write programs against it. */
  readonly what: string;
  readonly may: W;
  /** Instead of a user: a token of the server's own settings, for machines that watch over it. */
  readonly orToken?: 'watch';
  /** How often: one of the named limits. */
  readonly limit: LimitName;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly answer: A;
  handle(asked: Asked<W, P, Q, B>): Answered<A> | Promise<Answered<A>>;
}

/** A route of any kind, as app.ts and the documents walk over them. */
export interface AnyRoute extends Omit<
  Route<'GET' | 'POST' | 'DELETE', string, May, z.ZodType, z.ZodType, Body, z.ZodType | RawAnswer>,
  'handle'
> {
  handle(asked: never): unknown;
}

/** Declares a route; its types are found from its shapes. */
export const route = <
  const M extends 'GET' | 'POST' | 'DELETE',
  const Path extends string,
  const W extends May,
  P extends z.ZodType,
  Q extends z.ZodType,
  const B extends Body,
  A extends z.ZodType | RawAnswer,
>(
  declared: Route<M, Path, W, P, Q, B, A>,
): Route<M, Path, W, P, Q, B, A> => declared;

/** Refuses a request: the status, its reason for programs and for people, and the field that is wrong. */
export class Refused extends Error {
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 429 | 500 | 503;
  readonly code: Refusal;
  readonly with: Readonly<Record<string, string | number>>;
  readonly field: string | null;

  constructor(
    status: Refused['status'],
    code: Refusal,
    values: Readonly<Record<string, string | number>> = {},
    field: string | null = null,
  ) {
    super(code);
    this.status = status;
    this.code = code;
    this.with = values;
    this.field = field;
  }
}
