import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { chooseLanguage } from './language.ts';
import { routes } from './routes/index.ts';
import { openServer } from './testing.ts';

const { app, post, logged } = openServer();

describe('the table of routes', () => {
  const files = readdirSync(new URL('./routes/', import.meta.url));

  test('every file of a route is in the table and has its test', () => {
    const own = files.filter((file) => !/\.test\.ts$|^(route|index)\.ts$/.test(file));
    expect(own.toSorted()).toEqual(['healthz.ts', 'law-answer.ts', 'law-batch.ts', 'law-questions.ts']);
    expect(own).toHaveLength(routes.length);
    expect(files).toEqual(expect.arrayContaining(own.map((file) => file.replace('.ts', '.test.ts'))));
  });

  test.each(routes)('$method $path says who may, and a body has its limit', ({ may, method, body }) => {
    expect(may).toBe('anyone');
    expect(method === 'POST').toBe(body !== null);
    if (body) expect(body.bytesMax).toBeLessThanOrEqual(8 * 1024 * 1024);
  });

  test.each(routes)('$path refuses every other method with 405 and names its own', async ({ method, path }) => {
    const told = await app.request(path.replace(':question', 'pension'), { method: 'DELETE' });
    expect(told.status).toBe(405);
    expect(told.headers.get('allow')).toBe(method);
  });
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
