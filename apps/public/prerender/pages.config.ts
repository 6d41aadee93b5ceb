import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { preact } from '@preact/preset-vite';
import { build, createServer, defaultServerConditions, type Plugin } from 'vite';
import { compiledMessages } from '../../../ui/compiled-messages.ts';
import type * as Pages from './pages.tsx';

const root = resolve(import.meta.dirname, '..');
const name = 'virtual:checked';
/** The pages say of which day they are; their script says it of the day on which they are read. */
const dayInVietnam = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });

/** Runs the pages' own sources here. */
async function withPages<T>(use: (pages: typeof Pages) => T): Promise<T> {
  const conditions = ['diemtua-source', ...defaultServerConditions];
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'warn',
    appType: 'custom',
    cacheDir: join(root, '../../node_modules/.cache/diemtua/pages'),
    plugins: [compiledMessages, preact({ prefreshEnabled: false, devToolsEnabled: false }), emptyChecked],
    resolve: { conditions },
    ssr: { resolve: { conditions }, noExternal: [/^@diemtua\//] },
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  });
  try {
    return use((await server.ssrLoadModule('/prerender/pages.tsx')) as typeof Pages);
  } finally {
    await server.close();
  }
}

const emptyChecked: Plugin = {
  name: 'no-checked',
  resolveId: (id) => (id === name ? `\0${name}` : null),
  load: (id) => (id === `\0${name}` ? 'export default {}' : null),
};

/** When each legal number was last checked, without the book behind it. */
export const lawChecked: Plugin = {
  name: 'law-checked',
  resolveId: (id) => (id === name ? `\0${name}` : null),
  load: async (id) =>
    id === `\0${name}` ? `export default ${JSON.stringify(await withPages(({ checked }) => checked()))}` : null,
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** The apps of the page, each in a build of its own: what one says, the others do not carry. */
export const APPS = ['index', 'book', 'record'] as const;
type App = (typeof APPS)[number];

/** Messages that only the pages of the book say, and only the own record. */
const ofBook = /^(asking|result|rules?|parameters?|questions?|chapter|kind|impossible\.short)\./;
const ofRecord = /^mine\./;
/** Messages that only the starts say: they stand in for pages that cannot be reached. */
const ofStarts = /^unreached\./;
/** What every page says around its screens, and the record of groups and people. */
const ofFrame = /^(brand$|you|head\.|nav\.|foot\.|later\.|nowhere\.|group\.)/;

const isSaidIn: Readonly<Record<App, (id: string) => boolean>> = {
  index: (id) => !ofBook.test(id) && !ofRecord.test(id),
  book: (id) => !ofRecord.test(id) && !ofStarts.test(id),
  record: (id) => ofRecord.test(id) || ofFrame.test(id),
};

/** The messages of one app: those of the others are left out. */
export const messagesOf = (app: App): Plugin => ({
  ...compiledMessages,
  load(id) {
    const { load } = compiledMessages;
    const text: unknown = typeof load === 'function' ? load.call(this, id) : null;
    if (typeof text !== 'string') return null;
    const messages = JSON.parse(text) as Readonly<Record<string, unknown>>;
    return JSON.stringify(Object.fromEntries(Object.entries(messages).filter(([each]) => isSaidIn[app](each))));
  },
});

/** A chunk of the build, as far as it is read here. */
interface Chunk {
  readonly fileName: string;
  readonly imports?: readonly string[];
  readonly moduleIds?: readonly string[];
}

/** The files of a module and of all that it takes along. */
function filesOf(module: string, bundle: Readonly<Record<string, Chunk>>): readonly string[] {
  const found = new Set<string>();
  const take = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    for (const each of bundle[name]?.imports ?? []) take(each);
  };
  for (const { fileName, moduleIds = [] } of Object.values(bundle))
    if (moduleIds.some((id) => id.endsWith(module))) take(fileName);
  return [...found];
}

/** What a start loads besides its entry, so that it need not be found out one after another on a slow network; nearly everybody reads Vietnamese. */
const ofWays = ['/language/vi.ts'];

/** A page that loads at once what its script would ask for later. */
function preloading(page: string, modules: readonly string[], bundle: Readonly<Record<string, Chunk>>): string {
  const files = [...new Set(modules.flatMap((module) => filesOf(module, bundle)))];
  const links = files
    .filter((file) => !page.includes(`"/${file}"`))
    .map((file) => `<link rel="modulepreload" crossorigin href="/${file}">`);
  return page.replace(/<link rel="modulepreload"|<style>/, (first) => links.join('') + first);
}

/** A page with its style written into it: what it looks like needs no second way over the network. */
function styled(page: string, folder: string): string {
  return page.replace(/<link rel="stylesheet"[^>]*href="([^"]+)">/, (_, href: string) => {
    const file = join(folder, href);
    const css = readFileSync(file, 'utf8');
    rmSync(file);
    return `<style>${withoutUnused(css)}</style>`;
  });
}

/** A style without the colours and sizes that nothing in it asks for: the design system names more of them than one page needs. */
function withoutUnused(css: string): string {
  const used = new Set([...css.matchAll(/var\((--[\w-]+)/g)].map(([, property]) => property));
  const left = css.replaceAll(/(?<=[{;])(--(?:ax|dt)-[\w-]+):[^;}]*;?/g, (said, property: string) =>
    used.has(property) ? said : '',
  );
  return left === css ? css : withoutUnused(left);
}

/** Writes every page that needs no person into a file of its own, so that it is read before a script runs, or without one; the book is built first. */
export const writtenPages: Plugin = {
  name: 'written-pages',
  apply: 'build',
  async writeBundle({ dir }, bundle) {
    const folder = dir ?? join(root, 'dist');
    for (const app of APPS.filter((each) => each !== 'index')) {
      process.env['DIEMTUA_APP'] = app;
      await build({ root, configFile: join(root, 'vite.config.ts'), logLevel: 'warn', build: { outDir: folder } });
    }
    delete process.env['DIEMTUA_APP'];
    const shells = {
      starts: styled(readFileSync(join(folder, 'index.html'), 'utf8'), folder),
      // What is read without a script comes before it.
      book: readFileSync(join(folder, 'book.html'), 'utf8').replaceAll(
        /<(?=script type="module"|link rel="modulepreload")(\w+)/g,
        '<$1 fetchpriority="low"',
      ),
      record: readFileSync(join(folder, 'record.html'), 'utf8'),
    };
    for (const app of ['book', 'record']) rmSync(join(folder, `${app}.html`));
    // What the first page asks for in any case: it is kept with it.
    const needs = ofWays.flatMap((module) => filesOf(module, bundle)).map((each) => `/${each}`);
    await withPages(({ pages }) => {
      for (const { path, app, start, title, description, html } of pages(dayInVietnam.format(new Date()))) {
        const file = join(folder, path === '/' ? 'index.html' : `${path.slice(1)}.html`);
        if (!existsSync(dirname(file))) mkdirSync(dirname(file), { recursive: true });
        const loads = start === null ? [] : [`/calculator/${start}-way.tsx`, ...ofWays];
        const page = preloading(shells[app], loads, bundle)
          .replace(/<title>.*<\/title>/, () => `<title>${escaped(title)}</title>`)
          .replace(/(<meta name="description" content=")[^"]*/, (_, begin: string) => begin + escaped(description))
          .replace('<body>', app === 'starts' ? `<body data-written="${path}" data-needs="${needs}">` : '<body>')
          .replace('<div id="app"></div>', () => `<div id="app">${html}</div>`);
        writeFileSync(file, page);
      }
    });
  },
};
