import { readdirSync, readFileSync } from 'node:fs';
import { ACTS } from '@diemtua/domain/access';
import { describe, expect, test } from 'vitest';
import { chooseLanguage } from './language.ts';
import { LIMITS } from './gate/limits.ts';
import { routes } from './routes/index.ts';
import type { AnyRoute } from './routes/route.ts';
import { openServer } from './testing.ts';

const { app, post, logged } = openServer();

const table: readonly AnyRoute[] = routes;

describe('the table of routes', () => {
  const folder = new URL('./routes/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !/(^|\/)(route|index|shapes)\.ts$/.test(file));

  test('every file that declares a route is in the table', () => {
    const declared = files
      .filter((file) => !file.endsWith('.test.ts'))
      .flatMap((file) => readFileSync(new URL(file, folder), 'utf8').match(/^ {2}path: '[^']+'/gm) ?? [])
      .map((line) => line.slice(line.indexOf("'") + 1, -1));
    expect(declared.toSorted()).toEqual(table.map(({ path }) => path).toSorted());
  });

  test('no method and path stand twice, and each says what it does', () => {
    const names = table.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(names).size).toBe(names.length);
    for (const { what } of table) expect(what).toMatch(/^[A-Z].{10,}[^.]$/);
  });

  test.each(table)('$method $path says who may, how often, and how large', ({ may, method, path, body, limit }) => {
    expect(['anyone', 'signed-in', 'participant', ...ACTS]).toContain(may);
    expect(Object.keys(LIMITS)).toContain(limit);
    if (method !== 'POST') expect(body).toBeNull();
    if (body) expect(body.bytesMax).toBeLessThanOrEqual(32 * 1024 * 1024);
    // What nobody has to sign in for can be told apart by a look: it is little, and stays little.
    if (may === 'anyone')
      expect(path).toMatch(
        /^\/(healthz|readyz|api\/(law|public|receipt-check|sign-in|my-record\/sign-in|openapi\.json|docs)|noi-dong|goi-lai|bien-lai|cong-bo)/,
      );
  });

  test.each(table)('$path refuses every other method with 405 and names its own', async ({ path }) => {
    const told = await app.request(path.replaceAll(/:\w+/g, 'pension'), { method: 'PUT' });
    expect(told.status).toBe(405);
    const own = table.filter((route) => route.path === path).map(({ method }) => method);
    expect(told.headers.get('allow')?.split(', ')).toEqual(expect.arrayContaining(own));
  });

  test.each(table.filter(({ may }) => may !== 'anyone'))(
    '$method $path is 401 for nobody, and for a token that opens nothing where there are no books',
    async ({ method, path, may }) => {
      const address = path.replaceAll(/:\w+/g, 'x');
      const told = await app.request(address, { method });
      expect(told.status).toBe(401);
      const participant = may === 'participant';
      expect(await told.json()).toMatchObject({ error: { code: participant ? 'own-not-signed-in' : 'not-signed-in' } });
      const shown = participant
        ? { cookie: `diemtua-own=15.${'x'.repeat(43)}`, origin: 'http://localhost' }
        : { authorization: 'Bearer x' };
      expect((await app.request(address, { method, headers: shown })).status).toBe(503);
    },
  );
});

describe('pages and files', () => {
  test.each(['/', '/hoi', '/hoi/pension', '/luat', '/luat/payable', '/so-lieu', '/so-lieu/povertyLine'])(
    '%s is a page of the app',
    async (path) => {
      const told = await app.request(path);
      expect(told.status).toBe(200);
      expect(await told.text()).toBe('<title>app</title>');
      expect(told.headers.get('cache-control')).toBe('no-cache');
    },
  );

  test.each(['/nowhere', '/hoi/nothing', '/hoi/pension/more', '/index.html', '/luat/a/b', '/.env', '/package.json'])(
    '%s is 404, and shows the app’s own page for it',
    async (path) => {
      const told = await app.request(path);
      expect(told.status).toBe(404);
      expect(await told.text()).toBe('<title>app</title>');
    },
  );

  test.each([
    '/../package.json',
    '/assets/../index.html',
    '/assets/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%5c..%5cpackage.json',
    '//etc/passwd',
    '/assets/%00',
    '/luat/..%2f..%2fx',
  ])('the path trick %s reaches no file', async (path) => {
    const told = await app.request(`http://localhost${path}`);
    expect(await told.text()).toBe('<title>app</title>');
  });

  test('a file whose name changes with its content may be kept for ever', async () => {
    const told = await app.request('/assets/app-1a2b.js');
    expect(told.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  test('who has a file already is told so in 304', async () => {
    const tag = (await app.request('/')).headers.get('etag') ?? '';
    const told = await app.request('/', { headers: { 'if-none-match': `W/${tag}` } });
    expect(told.status).toBe(304);
    expect(await told.text()).toBe('');
  });

  test('a page takes no POST', async () => {
    expect((await post('/', '{}')).status).toBe(404);
  });

  test('what the API does not have is 404 in JSON', async () => {
    const told = await app.request('/api/nothing');
    expect(told.status).toBe(404);
    expect(await told.json()).toMatchObject({ error: { code: 'not-found' } });
  });
});

test.each(['/', '/healthz', '/api/law', '/nowhere'])(
  '%s carries the headers that protect who looks at it',
  async (path) => {
    const { headers } = await app.request(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("style-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  },
);

test('the log tells the route and how it ended, never what was told', async () => {
  logged.length = 0;
  const person = JSON.stringify({ sex: 'female', bornIn: '1980-11' });
  await post('/api/law/retirement-age?explain=1&name=Nguyen', person);
  await post('/api/law/retirement-age', '{"sex":"female","bornIn":"1980-13"}');
  await app.request('/luat/NguyenThiHoa');
  await app.request('/NguyenThiHoa');
  expect(logged).toHaveLength(4);
  expect(JSON.parse(logged[0] ?? '')).toMatchObject({
    method: 'POST',
    route: '/api/law/:question',
    status: 200,
    ms: 0,
  });
  expect(logged.join('')).not.toMatch(/1980|female|Nguyen/);
});

test.each([
  [undefined, undefined, 'vi'],
  ['en', 'vi', 'en'],
  ['xx', 'en-GB,en;q=0.9', 'en'],
  [undefined, 'de;q=0.9, no;q=0.8, en;q=0.5', 'nb'],
  [undefined, 'fr, *;q=0.1', 'vi'],
  [undefined, 'en;q=0, nb', 'nb'],
] as const)('asked for %s with Accept-Language %s, it answers in %s', (asked, accepted, language) => {
  expect(chooseLanguage(asked, accepted)).toBe(language);
});
