import { NotReached, RefusedByServer, type Refusal } from './failures.ts';
import type { AnswerOf, BodyOf, ParamsOf, QueryOf, RouteName } from './shapes.ts';

/** How the server is reached. */
export interface ConnectOptions {
  /** Where it is; nothing: where the page came from. */
  readonly origin?: string;
  /** The token of a device; a page needs none, its browser holds a cookie. */
  readonly token?: () => string | null;
  /** In which language refusals are told. */
  readonly language?: () => string;
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
}

type Empty = Readonly<Record<string, never>>;
type Part<Name extends string, Content> = [Content] extends [undefined]
  ? unknown
  : Empty extends Content
    ? { readonly [Key in Name]?: Content }
    : { readonly [Key in Name]: Content };

/** What is told with a call: only what the route takes. */
export type Told<Name extends RouteName> = Part<'params', ParamsOf<Name>> &
  Part<'query', QueryOf<Name>> &
  Part<'body', BodyOf<Name>> & { readonly signal?: AbortSignal };

/** The same as the rest of a call: left out where the route takes nothing. */
export type ToldTo<Name extends RouteName> = Empty extends Told<Name> ? [told?: Told<Name>] : [told: Told<Name>];

/** Calls routes by their names, with their own types. */
export type Client = <Name extends RouteName>(name: Name, ...told: ToldTo<Name>) => Promise<AnswerOf<Name>>;

interface Loose {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

const standardTimeoutMs = 30_000;

/** Puts an address together; every value is encoded, so that none of them becomes a part of the path. */
function addressOf(path: string, { params = {}, query = {} }: Loose): string {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const asked = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString();
  return search === '' ? filled : `${filled}?${search}`;
}

const isContent = (body: unknown): body is string | Blob | Uint8Array<ArrayBuffer> =>
  typeof body === 'string' || body instanceof Blob || body instanceof Uint8Array;

function isRefusal(value: unknown): value is { readonly error: Refusal } {
  if (typeof value !== 'object' || value === null || !('error' in value)) return false;
  const { error } = value;
  return typeof error === 'object' && error !== null && 'code' in error && 'message' in error;
}

async function refusalOf(response: Response): Promise<Error> {
  const told: unknown = await response.json().catch(() => null);
  if (!isRefusal(told)) return new NotReached(`HTTP ${response.status}`);
  const after = Number(response.headers.get('retry-after') ?? Number.NaN);
  return new RefusedByServer(response.status, told.error, Number.isFinite(after) ? after : null);
}

/** Calls the server once. */
export async function ask(
  { origin = '', token, language, timeoutMs = standardTimeoutMs, fetch: send = fetch }: ConnectOptions,
  name: string,
  told: Loose,
): Promise<unknown> {
  const [method = 'GET', path = '/'] = name.split(' ');
  const headers = new Headers({ accept: 'application/json' });
  const bearer = token?.();
  if (bearer) headers.set('authorization', `Bearer ${bearer}`);
  if (language) headers.set('accept-language', language());
  const { body } = told;
  if (body !== undefined && !isContent(body)) headers.set('content-type', 'application/json');
  else if (typeof body === 'string') headers.set('content-type', 'application/x-ndjson');
  // A file's own type is a guess of the machine that it lies on: the server looks at what it holds.
  else if (body !== undefined) headers.set('content-type', 'application/octet-stream');
  const late = AbortSignal.timeout(timeoutMs);
  const response = await send(`${origin}${addressOf(path, told)}`, {
    method,
    headers,
    credentials: 'same-origin',
    signal: told.signal ? AbortSignal.any([told.signal, late]) : late,
    ...(body === undefined ? {} : { body: isContent(body) ? body : JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    // Who gave up himself is told so; everything else is a server that was not reached.
    if (told.signal?.aborted) throw cause;
    throw new NotReached(cause instanceof Error ? cause.message : String(cause), { cause });
  });
  if (!response.ok) throw await refusalOf(response);
  const type = response.headers.get('content-type') ?? '';
  if (!type.startsWith('application/json')) return response;
  return response.json().catch((cause: unknown) => {
    throw new NotReached('the answer was cut off', { cause });
  });
}

/**
 * A client of the server: `const call = connect({}); await call('GET /api/me')`.
 * Throws RefusedByServer where the server refuses, NotReached where it does not answer.
 */
export const connect =
  (options: ConnectOptions = {}): Client =>
  async (name, ...[told]) =>
    (await ask(options, name, told ?? {})) as never;
