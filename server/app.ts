import { QUESTIONS } from '@diemtua/law';
import { Hono, type Context, type Handler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import type { Logger } from 'pino';
import { sendAsset, type Asset } from './assets.ts';
import { chooseLanguage } from './language.ts';
import { routes } from './routes/index.ts';
import { Refused, type Route } from './routes/route.ts';
import { tellRefused } from './tell-refused.ts';

/** What the server is made of besides its routes. */
export interface Parts {
  /** The built public app, by address. */
  readonly assets: ReadonlyMap<string, Asset>;
  /** Takes one line for each request: what was called and how it ended, never what was told. */
  readonly log: Logger;
  /** Milliseconds, for how long a request took. */
  readonly clock: () => number;
}

const faultLinesMax = 5;

/** Addresses at which the public app has a page of its own. */
const pages = [/^\/$/, /^\/hoi$/, /^\/luat$/, /^\/luat\/[\w-]{1,80}$/, /^\/so-lieu$/, /^\/so-lieu\/[\w-]{1,80}$/];
const questionPage = /^\/hoi\/([\w-]{1,80})$/;

const isPage = (path: string): boolean =>
  pages.some((page) => page.test(path)) || QUESTIONS.includes(questionPage.exec(path)?.[1] ?? '');

/** Everything from this server alone; no script, style or frame of anyone else, and none written into the page. */
const policy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'self'"],
};

/** Puts the server together. */
export function createApp({ assets, log, clock }: Parts): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    const began = clock();
    await next();
    log.info({
      method: context.req.method,
      route: routeOf(context.req.path),
      status: context.res.status,
      ms: Math.round(clock() - began),
    });
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
  for (const route of routes) app.on([route.method], [route.path], ...guards(route), serve(route));
  app.notFound((context) => missing(context, assets));
  app.onError((cause, context) => {
    if (!(cause instanceof Refused)) log.error(fault(cause, routeOf(context.req.path)), 'broken');
    return refuse(context, cause instanceof Refused ? cause : new Refused(500, 'broken'));
  });
  return app;
}

/** Where a fault happened. Its message stays out: it may carry what was told. */
const fault = (cause: Error, route: string) => ({
  route,
  error: cause.name,
  at: (cause.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, faultLinesMax),
});

/** The declared path of a request, so that no address typed by someone reaches the log. */
function routeOf(path: string): string {
  if (!path.startsWith('/api/') && path !== '/healthz') return isPage(path) ? 'page' : 'file';
  return routes.find((route) => patternOf(route).test(path))?.path ?? 'none';
}

const patternOf = (route: Route): RegExp => new RegExp(`^${route.path.replaceAll(/:\w+/g, '[^/]+')}$`);

/** What stands before a route: the kind and the size of the body that it declares. */
function guards(route: Route): Handler[] {
  const { body } = route;
  if (body === null) return [];
  return [
    async (context, next) => {
      const type = (context.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
      if (!body.types.includes(type)) throw new Refused(415, 'wrong-content-type', { expected: body.types.join(', ') });
      await next();
    },
    bodyLimit({
      maxSize: body.bytesMax,
      onError: () => {
        throw new Refused(413, 'too-large', { limit: body.bytesMax });
      },
    }),
  ];
}

const serve =
  (route: Route): Handler =>
  (context) =>
    route.handle({ context, language: languageOf(context) });

const languageOf = (context: Context) =>
  chooseLanguage(context.req.query('language'), context.req.header('accept-language'));

function refuse(context: Context, refused: Refused): Response {
  const language = languageOf(context);
  const headers = { 'cache-control': 'no-store', 'content-language': language };
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
  const page = assets.get('/index.html');
  if (path.startsWith('/api/') || page === undefined || (method !== 'GET' && method !== 'HEAD'))
    return refuse(context, new Refused(404, 'not-found'));
  const file = path === '/index.html' ? undefined : assets.get(path);
  if (file) return sendAsset(file, context.req.raw);
  return sendAsset(page, context.req.raw, isPage(path) ? 200 : 404);
}
