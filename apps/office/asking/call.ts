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

/** Calls the server. */
export type Call = <T>(method: 'GET' | 'POST', path: string, body?: unknown) => Promise<Answer<T>>;

const refusedStatus = 400;

/** The refusal in an answer of the server; what is no such thing is told by its status alone. */
function refusalIn(status: number, content: unknown): Refusal {
  const told = typeof content === 'object' && content !== null && 'error' in content ? content.error : null;
  const { code, field, message } = (typeof told === 'object' && told !== null ? told : {}) as Readonly<
    Record<string, unknown>
  >;
  return {
    kind: 'refused',
    status,
    code: typeof code === 'string' ? code : String(status),
    field: typeof field === 'string' ? field : null,
    message: typeof message === 'string' ? message : '',
  };
}

/**
 * Calls the server in a language.
 * @param onSignedOut told where the session is over: what is on the screen stays
 */
export function callIn(language: string, onSignedOut: () => void): Call {
  return async <T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer<T>> => {
    try {
      const headers: Record<string, string> = { 'accept-language': language };
      const content = body === undefined ? {} : { body: JSON.stringify(body) };
      if (body !== undefined) headers['content-type'] = 'application/json';
      const told = await fetch(path, { method, headers, ...content });
      const value: unknown = await told.json();
      if (told.status < refusedStatus) return { kind: 'answered', value: value as T };
      const refusal = refusalIn(told.status, value);
      if (refusal.kind === 'refused' && (refusal.code === 'not-signed-in' || refusal.code === 'session-over'))
        onSignedOut();
      return refusal;
    } catch {
      return { kind: 'unreachable' };
    }
  };
}

/** A query of an address, without what is not told. */
export function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const told = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return told.length === 0 ? path : `${path}?${new URLSearchParams(told).toString()}`;
}
