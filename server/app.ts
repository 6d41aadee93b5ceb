import { randomBytes } from 'node:crypto';
import { QUESTIONS } from '@diemtua/law';
import { provinceCodeSchema, type ProvinceCode } from '@diemtua/domain/ids';
import { Hono, type Context, type Handler } from 'hono';
import { getCookie } from 'hono/cookie';
import { secureHeaders } from 'hono/secure-headers';
import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Access } from './access/access.ts';
import type { Look } from './access/demonstration-provider.ts';
import { remember } from './access/events.ts';
import type { Participant } from './access/participants.ts';
import { Doorman, type Who } from './access/who.ts';
import { sendAsset, stylesIn, type Asset } from './assets.ts';
import { pageIn } from './page.ts';
import { callerOf, participantOf, refuseRole } from './gate/caller.ts';
import { addressOf, originOf } from './gate/from.ts';
import { readInput } from './gate/input.ts';
import { LIMITS, Rates } from './gate/limits.ts';
import { Measures } from './gate/measures.ts';
import { chooseLanguage } from './language.ts';
import { routes as table } from './routes/index.ts';
import { isPageRoute, refusedPage } from './routes/public/refused-page.ts';
import { Refused, Reply, type AnyRoute } from './routes/route.ts';
import type { Engine } from './store/engine.ts';
import { inSession, provinceScope } from './store/session.ts';
import { tellRefused } from './tell-refused.ts';

/** What the server is made of besides its routes. */
export interface Parts {
  /** The built public app, by address. */
  readonly assets: ReadonlyMap<string, Asset>;
  /** Takes one line for each request: what was called and how it ended, never what was told. */
  readonly log: Logger;
  /** Milliseconds: how long a request took, and what time it is. */
  readonly clock: () => number;
  /** The books; without them the server answers questions about the law only. */
  readonly engine?: Engine | null;
  /** How people sign in. */
  readonly access?: Access;
  /** The server as browsers know it, where something stands before it that changes the address: `https://…`. */
  readonly origin?: string;
  /** How many servers of our own stand before this one and write down from where a request came. */
  readonly proxies?: number;
  /** Whether answers are held against their declared shapes too: in tests. */
  readonly checkAnswers?: boolean;
}

const faultLinesMax = 5;
const routes: readonly AnyRoute[] = table;

/** Addresses at which the public app has a page of its own. */
const pages = [
  /^\/$/,
  /^\/nhung$/,
  /^\/tinh\/(dong-duoc|muon-nhan|da-dong|sinh-con|rut-tien|khi-mat)$/,
  /^\/hoi$/,
  /^\/luat$/,
  /^\/luat\/[\w-]{1,80}$/,
  /^\/so-lieu$/,
  /^\/so-lieu\/[\w-]{1,80}$/,
  /^\/ho-so$/,
];
const questionPage = /^\/hoi\/([\w-]{1,80})$/;

const isPage = (path: string): boolean =>
  homeOf(path) !== '' ||
  pages.some((page) => page.test(path)) ||
  QUESTIONS.includes(questionPage.exec(path)?.[1] ?? '');

/** Apps that live beside the public one: each has one page, which finds out itself what its address is. */
const homes = ['/van-phong'];
const homeOf = (path: string): string => homes.find((home) => path === home || path.startsWith(`${home}/`)) ?? '';

/** Everything from this server alone; no script, style or frame of anyone else, and none written into the page but the styles that were built into it. */
const policyOf = (styles: readonly string[]) => ({
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", ...styles],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'self'"],
});

/** The calculator for a frame in a page of somebody else, and what that page loads of ours. */
const EMBEDDED = '/nhung';
const WIDGET = '/nhung.js';
const OPEN_LAW = '/api/law/*';
const FILES = '/assets/*';
const ofPages = [
  'content-security-policy',
  'permissions-policy',
  'x-frame-options',
  'x-xss-protection',
  'x-download-options',
  'x-permitted-cross-domain-policies',
  'x-dns-prefetch-control',
  'origin-agent-cluster',
  'cross-origin-opener-policy',
  'referrer-policy',
];

/** A policy as its header has it: scriptSrc is script-src. */
const policyText = (directives: Readonly<Record<string, readonly string[]>>): string =>
  Object.entries(directives)
    .map(([name, sources]) => [name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), ...sources].join(' '))
    .join('; ');

/** A server that keeps no books lets nobody in. */
const nobodysAccess: Access = {
  province: provinceCodeSchema.parse('00') as ProvinceCode,
  key: randomBytes(32),
  providers: [],
  participants: [],
  trial: null,
  watchToken: null,
};

/** What a request meets on its way to a route, the same for all. */
interface Gate {
  readonly parts: Parts;
  readonly access: Access;
  readonly doorman: Doorman;
  readonly rates: Rates;
  readonly measures: Measures;
}

/** Puts the server together. */
export function createApp(parts: Parts): Hono<{ Variables: { look?: Look } }> {
  const { assets, log, clock, access = nobodysAccess } = parts;
  const policy = policyOf(stylesIn(assets));
  const gate: Gate = { parts, access, doorman: new Doorman(), rates: new Rates(), measures: new Measures() };
  const app = new Hono<{ Variables: { look?: Look } }>();
  app.use(async (context, next) => {
    const began = clock();
    await next();
    const ms = Math.round(clock() - began);
    const { method } = context.req;
    const line = { method, route: routeOf(context.req.path), status: context.res.status, ms };
    gate.measures.count(method, line.route, line.status, ms);
    log.info(line);
  });
  app.use(EMBEDDED, async (context, next) => {
    await next();
    // The one page that others may show in theirs: it keeps nothing and sends nothing.
    context.res.headers.set('content-security-policy', policyText({ ...policy, frameAncestors: ['*'] }));
    context.res.headers.delete('x-frame-options');
  });
  // Questions of the law are anybody's, from any page; no cookie goes with them.
  app.use(OPEN_LAW, async (context, next) => {
    if (context.req.method === 'OPTIONS') context.res = new Response(null, { status: 204 });
    else await next();
    const { headers } = context.res;
    headers.set('access-control-allow-origin', '*');
    headers.set('access-control-allow-methods', 'GET, POST');
    headers.set('access-control-allow-headers', 'content-type');
    headers.set('cross-origin-resource-policy', 'cross-origin');
  });
  // A page's own headers mean nothing on its files, and each costs a slow phone as much as a sentence.
  app.use(FILES, async (context, next) => {
    await next();
    for (const name of ofPages) context.res.headers.delete(name);
  });
  app.use(WIDGET, async (context, next) => {
    await next();
    context.res.headers.set('cross-origin-resource-policy', 'cross-origin');
  });
  app.use(
    secureHeaders({
      contentSecurityPolicy: policy,
      referrerPolicy: 'no-referrer',
      xFrameOptions: 'SAMEORIGIN',
      strictTransportSecurity: false,
      permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
    }),
  );
  if (access.trial !== null) {
    const { path, pages: trial } = access.trial;
    app.use(`${path}/*`, async (context, next) => {
      context.set('look', pageIn(assets));
      await next();
    });
    app.route(path, trial);
  }
  for (const route of routes) app.on([route.method], [route.path], serve(route, gate));
  app.notFound((context) => missing(context, assets));
  app.onError((cause, context) => {
    if (!(cause instanceof Refused)) log.error(fault(cause, routeOf(context.req.path)), 'broken');
    const refused = cause instanceof Refused ? cause : new Refused(500, 'broken');
    const isForPeople = routes.some((route) => isPageRoute(route) && patternOf(route).test(context.req.path));
    return isForPeople ? refusedPage({ page: pageIn(assets) }, refused, languageOf(context)) : refuse(context, refused);
  });
  return app;
}

/** Where a fault happened. Its message stays out: it may carry what was told. */
const fault = (cause: Error, route: string) => ({
  route,
  error: cause.name,
  ...('code' in cause && typeof cause.code === 'string' ? { code: cause.code } : {}),
  at: (cause.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, faultLinesMax),
});

/** The declared path of a request, so that no address typed by someone reaches the log. */
function routeOf(path: string): string {
  if (fixedPaths.has(path)) return path;
  const declared = routes.find((route) => patternOf(route).test(path))?.path;
  if (declared !== undefined) return declared;
  if (path.startsWith('/api/')) return 'none';
  return isPage(path) ? 'page' : 'file';
}

/** Paths without a part that differs from one request to the next: they are found without trying every pattern. */
const fixedPaths: ReadonlySet<string> = new Set(routes.map(({ path }) => path).filter((path) => !path.includes(':')));

const patterns = new WeakMap<AnyRoute, RegExp>();

function patternOf(route: AnyRoute): RegExp {
  const known =
    patterns.get(route) ?? new RegExp(`^${route.path.replaceAll('.', String.raw`\.`).replaceAll(/:\w+/g, '[^/]+')}$`);
  patterns.set(route, known);
  return known;
}

/** A route behind everything that it declares: who may, how often, which content of what size and shape. */
const serve =
  (route: AnyRoute, { parts, access, doorman, rates, measures }: Gate): Handler =>
  async (context) => {
    const now = parts.clock();
    const engine = () => {
      if (!parts.engine) throw new Refused(503, 'no-books');
      return parts.engine;
    };
    const origin = originOf(context, parts.origin);
    const address = addressOf(context, parts.proxies ?? 0);
    const door = { engine, doorman, rates, watchToken: access.watchToken };
    const from = { origin, address, now };
    const participant = await participantOf(context, route, door, from);
    const staff = participant ? null : await callerOf(context, route, door, from);
    const who = participant ?? staff;
    holdBack(route, rates, who, address, now);
    try {
      if (staff) refuseRole(route, staff);
      const input = await readInput(context, route);
      const call = { address, origin, cookie: (name: string) => getCookie(context, name) };
      const house = { routes, measures, doorman, log: parts.log, page: pageIn(parts.assets) };
      const language = languageOf(context);
      const asked = {
        input,
        who,
        language,
        now,
        call,
        access,
        house,
        get engine() {
          return engine();
        },
      };
      return send(context, route, await route.handle(asked as never), parts.checkAnswers ?? false);
    } catch (cause) {
      if (who && cause instanceof Refused && isTrespass(cause)) await note(engine(), who, route, cause, address, now);
      throw cause;
    }
  };

/** Somebody who is signed in: of the staff, or a participant. */
type Caller = Who | Participant;

const countedAs = (who: Caller): string => ('user' in who ? `user/${who.user}` : `participant/${who.person}`);

/** Refuses whoever calls too often. */
function holdBack(route: AnyRoute, rates: Rates, who: Caller | null, address: string, now: number): void {
  const counted = LIMITS[route.limit].by === 'user' && who ? countedAs(who) : `address/${address}`;
  const seconds = rates.take(route.limit, counted, now);
  if (seconds > 0) throw new Refused(429, 'too-often', { seconds });
}

/** Whether somebody reached for what is not his or hers: worth remembering. */
const isTrespass = ({ code }: Refused): boolean =>
  ['not-allowed', 'not-yours', 'unknown-id', 'beyond-places', 'foreign-site'].includes(code);

const note = (
  engine: Engine,
  who: Caller,
  route: AnyRoute,
  { code, field }: Refused,
  address: string,
  now: number,
): Promise<void> =>
  inSession(engine, 'user' in who ? who.scope : provinceScope(who.province), (session) =>
    remember(
      session,
      {
        kind: 'refused',
        user: 'user' in who ? who.user : null,
        actor: 'user' in who ? who.user : null,
        address,
        content: {
          route: `${route.method} ${route.path}`,
          code,
          field,
          ...('user' in who ? {} : { person: who.person }),
        },
      },
      now,
    ),
  );

const isShape = (answer: AnyRoute['answer']): answer is z.ZodType => !('types' in answer);

/** Sends what a handler answers: what is asked for behind a sign-in is kept by nobody on the way. */
function send(context: Context, { answer }: AnyRoute, told: unknown, check: boolean): Response {
  if (told instanceof Response) return told;
  const { content, status, headers } = told instanceof Reply ? (told as Reply<unknown>) : new Reply(told);
  if (check && isShape(answer)) answer.parse(content);
  return context.json(content as never, status, { 'cache-control': 'no-store', ...headers });
}

const languageOf = (context: Context) =>
  chooseLanguage(context.req.query('language'), context.req.header('accept-language'));

function refuse(context: Context, refused: Refused): Response {
  const language = languageOf(context);
  const headers: Record<string, string> = { 'cache-control': 'no-store', 'content-language': language };
  if (refused.status === 429) headers['retry-after'] = String(refused.with.seconds ?? 1);
  return context.json(tellRefused(refused, language), refused.status, headers);
}

/** What no route answers: a file, a page of the app, or nothing. */
function missing(context: Context, assets: ReadonlyMap<string, Asset>): Response {
  const { path, method } = context.req;
  const methods = routes.filter((route) => patternOf(route).test(path)).map((route) => route.method);
  if (methods.length > 0) {
    context.header('allow', methods.join(', '));
    return refuse(context, new Refused(405, 'method-not-allowed', { allowed: methods.join(', ') }));
  }
  // A page that was written when the app was built lies beside it, under its own address.
  const written = /\.\w+$/.test(path) ? undefined : assets.get(`${path}.html`);
  const page = written ?? assets.get(`${homeOf(path)}/index.html`);
  if (path.startsWith('/api/') || page === undefined || (method !== 'GET' && method !== 'HEAD'))
    return refuse(context, new Refused(404, 'not-found'));
  const file = path.endsWith('/index.html') ? undefined : assets.get(path);
  if (file) return sendAsset(file, context.req.raw);
  return sendAsset(page, context.req.raw, written !== undefined || isPage(path) ? 200 : 404);
}
