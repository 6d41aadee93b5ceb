import { describe, expect, expectTypeOf, test } from 'vitest';
import { answering, connect, NotReached, RefusedByServer, type AnswerOf, type BodyOf } from './index.ts';

/** A server that answers one thing, and what it was asked. */
function serving(
  status: number,
  body: string,
  headers: Record<string, string> = { 'content-type': 'application/json' },
) {
  const asked: { url: string; init: RequestInit | undefined }[] = [];
  const fetch = (url: unknown, init?: RequestInit) => {
    asked.push({ url: String(url), init });
    return Promise.resolve(new Response(body, { status, headers }));
  };
  return { asked, fetch: fetch as typeof globalThis.fetch };
}

describe('a call', () => {
  test('goes to the declared address, each value encoded', async () => {
    const { asked, fetch } = serving(200, '{"done":true}');
    const call = connect({ fetch, origin: 'https://diemtua.example', token: () => '10.abc', language: () => 'nb' });
    await call('DELETE /api/me/sessions/:session', { params: { session: '../users?x' } });
    await call('GET /api/users', { query: { after: 'a&b', limit: 5 } });
    expect(asked.map(({ url }) => url)).toEqual([
      'https://diemtua.example/api/me/sessions/..%2Fusers%3Fx',
      'https://diemtua.example/api/users?after=a%26b&limit=5',
    ]);
    const headers = new Headers(asked[0]?.init?.headers);
    expect(headers.get('authorization')).toBe('Bearer 10.abc');
    expect(headers.get('accept-language')).toBe('nb');
    expect(asked[0]?.init?.method).toBe('DELETE');
  });

  test('sends JSON, and gives back what the route declares', async () => {
    const { asked, fetch } = serving(200, '{"state":"second-factor","step":"10.x"}');
    const told = await connect({ fetch })('POST /api/sign-in', { body: { name: 'lan', password: 'x' } });
    expect(told).toEqual({ state: 'second-factor', step: '10.x' });
    expect(asked[0]?.init?.body).toBe('{"name":"lan","password":"x"}');
    expect(new Headers(asked[0]?.init?.headers).get('content-type')).toBe('application/json');
  });

  test('a file goes as it is, whatever the machine calls it', async () => {
    const { asked, fetch } = serving(200, '{}');
    const file = new Blob(['a;b'], { type: 'text/csv' });
    await connect({ fetch })('POST /api/bank/accounts/:account/statements', {
      params: { account: '01890000-0000-7000-8000-000000000001' },
      body: file,
    });
    expect(asked[0]?.init?.body).toBe(file);
    expect(new Headers(asked[0]?.init?.headers).get('content-type')).toBe('application/octet-stream');
  });

  test('knows its types', () => {
    expectTypeOf<AnswerOf<'GET /healthz'>>().toEqualTypeOf<{ ok: true }>();
    expectTypeOf<BodyOf<'POST /api/sign-in/code'>>().toEqualTypeOf<{ step: string; code: string }>();
    expectTypeOf<AnswerOf<'GET /metrics'>>().toEqualTypeOf<Response>();
    expectTypeOf<BodyOf<'POST /api/sign-out'>>().toEqualTypeOf<undefined>();
  });
});

describe('what goes wrong has a name', () => {
  test('a refusal carries code, field, sentence, and when to come back', async () => {
    const body = '{"error":{"code":"sign-in-wait","field":null,"message":"Wait 20 seconds"}}';
    const { fetch } = serving(429, body, { 'content-type': 'application/json', 'retry-after': '20' });
    const refused = await connect({ fetch })('GET /api/me').catch((cause: unknown) => cause);
    expect(refused).toBeInstanceOf(RefusedByServer);
    expect(refused).toMatchObject({
      status: 429,
      code: 'sign-in-wait',
      retryAfterSeconds: 20,
      message: 'Wait 20 seconds',
      isSignedOut: false,
    });
  });

  test.each([
    [502, '<html>'],
    [500, '{}'],
    [200, '{"cut'],
  ])('an answer of %d that is not ours (%s) is a server that was not reached', async (status, body) => {
    const { fetch } = serving(status, body);
    await expect(connect({ fetch })('GET /api/me')).rejects.toBeInstanceOf(NotReached);
  });

  test('no network is the same; who gives up is told so', async () => {
    const fetch = () => Promise.reject(new TypeError('fetch failed'));
    await expect(connect({ fetch })('GET /api/me')).rejects.toBeInstanceOf(NotReached);
    const stop = new AbortController();
    stop.abort(new Error('left the page'));
    const gone = () => Promise.reject(new Error('left the page'));
    await expect(connect({ fetch: gone })('GET /api/me', { signal: stop.signal })).rejects.not.toBeInstanceOf(
      NotReached,
    );
  });

  test('where a screen asks, it is a value: what the server said, or that it was not reached; who gives up is still told so', async () => {
    const refuses = serving(403, '{"error":{"code":"not-yours","field":"unit","message":"Not yours"}}');
    expect(await answering(connect({ fetch: refuses.fetch }))('GET /api/me')).toEqual({
      kind: 'refused',
      status: 403,
      code: 'not-yours',
      field: 'unit',
      message: 'Not yours',
    });
    const away = () => Promise.reject(new TypeError('fetch failed'));
    expect(await answering(connect({ fetch: away }))('GET /api/me')).toEqual({ kind: 'unreachable' });
    const answers = serving(200, '{"done":true}');
    expect(await answering(connect({ fetch: answers.fetch }))('GET /api/me')).toEqual({
      kind: 'answered',
      value: { done: true },
    });
    const stop = new AbortController();
    stop.abort(new Error('left the page'));
    const gone = () => Promise.reject(new Error('left the page'));
    await expect(answering(connect({ fetch: gone }))('GET /api/me', { signal: stop.signal })).rejects.toThrow(
      'left the page',
    );
  });
});
