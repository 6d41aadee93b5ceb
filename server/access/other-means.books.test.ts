import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { serve, type ServerType } from '@hono/node-server';
import { isoCBOR } from '@simplewebauthn/server/helpers';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { serverWords } from '../language.ts';
import { escaped } from '../routes/public/html.ts';
import { onBothEngines } from '../store/testing.ts';
import { foundWorld, type World } from '../store/world-testing.ts';
import { demonstrationProvider } from './demonstration-provider.ts';
import type { Provider } from './providers.ts';
import { Clock, eventsOf, phrase, refusal, serverOf, signedIn, userOf, type Signed } from './staff-testing.ts';
import { addUser } from './users.ts';

const origin = 'http://localhost';
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** A passkey as a phone keeps it: answers what a browser would hand on. */
class Phone {
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly id = text(randomBytes(32));
  #counter = 0;

  #client(type: string, challenge: string, from: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: from, crossOrigin: false }));
  }

  #authenticator(flags: number, more: Uint8Array = new Uint8Array()): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(++this.#counter);
    return Buffer.concat([createHash('sha256').update('localhost').digest(), Buffer.of(flags), counter, more]);
  }

  make(challenge: string, from = origin) {
    const { x = '', y = '' } = this.#keys.publicKey.export({ format: 'jwk' });
    const key = isoCBOR.encode(
      new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
        [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
      ]),
    );
    const id = Buffer.from(this.id, 'base64url');
    const attested = Buffer.concat([Buffer.alloc(16), Buffer.of(0, id.length), id, key]);
    const attestation = isoCBOR.encode(
      new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(this.#authenticator(0x45, attested))],
      ]) as never,
    );
    const response = {
      clientDataJSON: text(this.#client('webauthn.create', challenge, from)),
      attestationObject: text(attestation),
      transports: ['internal'],
    };
    return { id: this.id, rawId: this.id, type: 'public-key', response, clientExtensionResults: {} };
  }

  show(challenge: string, from = origin, flags = 0x05) {
    const client = this.#client('webauthn.get', challenge, from);
    const authenticator = this.#authenticator(flags);
    const signature = createSign('SHA256')
      .update(Buffer.concat([authenticator, createHash('sha256').update(client).digest()]))
      .sign(this.#keys.privateKey);
    const response = {
      clientDataJSON: text(client),
      authenticatorData: text(authenticator),
      signature: text(signature),
    };
    return { id: this.id, rawId: this.id, type: 'public-key', response, clientExtensionResults: {} };
  }
}

/** A refusal that a browser is shown: people are sent there, and read its sentence. */
async function refusalShown(response: Response): Promise<{ readonly status: number; readonly code: string | null }> {
  const text = await response.text();
  const shown = Object.entries(serverWords.en).find(
    ([, sentence]) => text.includes(sentence) || text.includes(escaped(sentence)),
  );
  return { status: response.status, code: shown?.[0] ?? null };
}

onBothEngines('other means to sign in', (engine) => {
  let world: World;
  let clock: Clock;
  let server: ReturnType<typeof serverOf>;
  let lan: Signed;
  let listening: ServerType;
  let provider: Provider;
  beforeAll(async () => {
    const client = { id: 'diemtua', secret: randomBytes(16).toString('hex') };
    const people = [
      { subject: 'lan-at-vneid', name: 'Nguyễn Thị Lan' },
      { subject: 'stranger', name: 'Người lạ' },
    ];
    // The port is known once it listens, and the issuer has to name it: requests wait for the provider.
    let made: Awaited<ReturnType<typeof demonstrationProvider>> | null = null;
    const address = await new Promise<AddressInfo>((resolve) => {
      listening = serve(
        { fetch: (request) => made?.fetch(request) ?? new Response(null, { status: 503 }), port: 0 },
        resolve,
      );
    });
    const issuer = `http://localhost:${address.port}`;
    made = await demonstrationProvider(issuer, client, people, Date.now);
    provider = {
      name: 'vneid',
      label: 'VNeID',
      issuer,
      clientId: client.id,
      clientSecret: client.secret,
      strong: false,
      insecure: true,
    };
  });
  afterAll(() => {
    listening.close();
  });
  beforeEach(async () => {
    world = await foundWorld(engine());
    clock = new Clock();
    server = serverOf(engine(), world, clock, [provider]);
    lan = await signedIn(engine(), userOf(world, 'unit-head', { name: 'lan', secondFactor: true }), clock.now);
  });

  const begin = async (path: string, headers: Readonly<Record<string, string>> = {}) =>
    (await (await server.ask('POST', path, undefined, headers)).json()) as {
      step: string;
      options: { challenge: string };
    };

  test('a passkey is made once, and signs in with both factors in one; a copy of it does not', async () => {
    const phone = new Phone();
    const { step, options } = await begin('/api/me/passkeys/begin', lan.headers);
    const keep = (made: object) =>
      server.ask('POST', '/api/me/passkeys', { step, response: made, label: 'Điện thoại' }, lan.headers);
    expect((await keep(phone.make(options.challenge))).status).toBe(200);
    expect(await refusal(await keep(phone.make(options.challenge)))).toMatchObject({ status: 401, code: 'step-over' });

    const first = await begin('/api/sign-in/passkey/begin');
    const shown = phone.show(first.options.challenge);
    const told = await server.ask('POST', '/api/sign-in/passkey', { step: first.step, response: shown });
    expect(told.status).toBe(200);
    const cookie = (told.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    expect(await (await server.ask('GET', '/api/me', undefined, { cookie })).json()).toMatchObject({
      name: 'lan',
      means: ['passkey'],
      wants: null,
    });

    const again = await server.ask('POST', '/api/sign-in/passkey', { step: first.step, response: shown });
    expect(await refusal(again)).toMatchObject({ code: 'step-over' });
    for (const wrong of [
      (challenge: string) => phone.show(`${challenge}x`),
      (challenge: string) => phone.show(challenge, 'https://evil.example'),
      // Nobody unlocked it by finger or PIN.
      (challenge: string) => phone.show(challenge, origin, 0x01),
      (challenge: string) => new Phone().show(challenge),
      () => shown,
    ]) {
      const other = await begin('/api/sign-in/passkey/begin');
      const refused = await server.ask('POST', '/api/sign-in/passkey', {
        step: other.step,
        response: wrong(other.options.challenge),
      });
      expect(await refusal(refused)).toMatchObject({ status: 401, code: 'passkey-refused' });
    }
    const listed = (await (await server.ask('GET', '/api/me/passkeys', undefined, lan.headers)).json()) as {
      passkeys: { id: string }[];
    };
    expect(listed.passkeys).toMatchObject([{ id: phone.id, label: 'Điện thoại' }]);
    const other = await signedIn(engine(), userOf(world, 'unit-clerk'), clock.now);
    const remove = (headers: Readonly<Record<string, string>>) =>
      server.ask('DELETE', `/api/me/passkeys/${phone.id}`, undefined, headers);
    expect(await refusal(await remove(other.headers))).toMatchObject({ status: 404, code: 'unknown-id' });
    expect((await remove(lan.headers)).status).toBe(200);
    expect((await eventsOf(engine(), world)).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['passkey-added', 'signed-in', 'sign-in-failed', 'refused', 'passkey-taken-away']),
    );
  });

  test('a passkey ends a sign-in by password where a second factor is required; another’s does not', async () => {
    const head = await signedIn(
      engine(),
      userOf(world, 'unit-head', { name: 'truong', password: phrase, secondFactor: true }),
      clock.now,
    );
    const [phone, strange] = [new Phone(), new Phone()];
    for (const [own, by] of [
      [phone, head],
      [strange, lan],
    ] as const) {
      const { step, options } = await begin('/api/me/passkeys/begin', by.headers);
      await server.ask(
        'POST',
        '/api/me/passkeys',
        { step, response: own.make(options.challenge), label: 'Máy' },
        by.headers,
      );
    }
    const half = async () =>
      (await (await server.ask('POST', '/api/sign-in', { name: 'truong', password: phrase })).json()) as {
        step: string;
      };
    const second = async (step: string) =>
      (await (await server.ask('POST', '/api/sign-in/code/passkey', { step })).json()) as {
        step: string;
        options: { challenge: string; allowCredentials: { id: string }[] };
      };
    const show = (step: string, by: Phone, challenge: string) =>
      server.ask('POST', '/api/sign-in/passkey', { step, response: by.show(challenge) });
    const first = await half();
    expect(first).toMatchObject({ state: 'second-factor', means: ['passkey'] });
    const wrong = await second(first.step);
    expect(wrong.options.allowCredentials).toMatchObject([{ id: phone.id }]);
    expect(await refusal(await show(wrong.step, strange, wrong.options.challenge))).toMatchObject({
      code: 'passkey-refused',
    });
    const right = await second(first.step);
    const told = await show(right.step, phone, right.options.challenge);
    expect(told.status).toBe(200);
    const cookie = (told.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    expect(await (await server.ask('GET', '/api/me', undefined, { cookie })).json()).toMatchObject({
      name: 'truong',
      means: ['password', 'passkey'],
      wants: null,
    });
    const none = await server.ask('POST', '/api/sign-in/code/passkey', { step: right.step });
    expect(await refusal(none)).toMatchObject({ status: 401, code: 'step-over' });
  });

  /** Goes to the provider as somebody, and comes back. */
  async function goAs(subject: string, begun: Response, url: string, cookie?: string) {
    const address = new URL(url);
    address.searchParams.set('choose', subject);
    const sent = await fetch(address, { redirect: 'manual' });
    const back = new URL(sent.headers.get('location') ?? '');
    const own = cookie ?? (begun.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    return server.ask('GET', back.pathname + back.search, undefined, { cookie: own });
  }
  const start = async () => {
    const begun = await server.ask('GET', '/api/sign-in/oidc/vneid');
    return { begun, url: begun.headers.get('location') ?? '' };
  };

  test('another’s sign-in knows whoever has linked it, and nobody else; the way back works once, in the browser that went', async () => {
    expect(await (await server.ask('GET', '/api/sign-in/oidc')).json()).toEqual({
      providers: [{ name: 'vneid', label: 'VNeID' }],
    });
    const stranger = await start();
    expect(await refusalShown(await goAs('stranger', stranger.begun, stranger.url))).toMatchObject({
      status: 401,
      code: 'provider-refused',
    });

    const linking = await server.ask('POST', '/api/me/identities/vneid', undefined, lan.headers);
    const { url } = (await linking.clone().json()) as { url: string };
    const linked = await goAs('lan-at-vneid', linking, url);
    expect([linked.status, linked.headers.get('location')]).toEqual([302, '/']);
    expect(linked.headers.getSetCookie().some((cookie) => cookie.startsWith('diemtua='))).toBe(false);

    const other = await start();
    expect(await refusalShown(await goAs('lan-at-vneid', other.begun, other.url, 'diemtua-step=10.x'))).toMatchObject({
      code: 'step-over',
    });
    const own = await start();
    expect(own.begun.headers.get('set-cookie')).toContain('SameSite=Lax');
    const told = await goAs('lan-at-vneid', own.begun, own.url);
    const cookie =
      told.headers
        .getSetCookie()
        .find((each) => each.startsWith('diemtua='))
        ?.split(';')[0] ?? '';
    expect(await (await server.ask('GET', '/api/me', undefined, { cookie })).json()).toMatchObject({
      name: 'lan',
      means: ['vneid'],
    });
    const late = await start();
    clock.pass(6 * 60_000);
    expect(await refusalShown(await goAs('lan-at-vneid', late.begun, late.url))).toMatchObject({ code: 'step-over' });
    expect((await server.ask('DELETE', '/api/me/identities/vneid', undefined, lan.headers)).status).toBe(200);
    const gone = await start();
    expect(await refusalShown(await goAs('lan-at-vneid', gone.begun, gone.url))).toMatchObject({
      code: 'provider-refused',
    });
    expect((await server.ask('GET', '/api/sign-in/oidc/nobody')).status).toBe(404);
  });

  test('a second user cannot link what is linked already', async () => {
    await addUser(engine(), userOf(world, 'unit-clerk', { name: 'other', password: phrase }), clock.now);
    const other = await signedIn(engine(), userOf(world, 'unit-clerk'), clock.now);
    for (const [signed, status] of [
      [lan, 302],
      [other, 409],
    ] as const) {
      const linking = await server.ask('POST', '/api/me/identities/vneid', undefined, signed.headers);
      const { url } = (await linking.clone().json()) as { url: string };
      expect((await goAs('lan-at-vneid', linking, url)).status).toBe(status);
    }
  });
});
