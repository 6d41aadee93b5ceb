import { availableParallelism } from 'node:os';
import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

/** Tests read `@diemtua/law` as source, like the type check: no build is needed to run one. */
const conditions = ['diemtua-source', ...defaultServerConditions];
const resolving = { resolve: { conditions }, ssr: { resolve: { conditions } } };

/** When a test is taken to hang. It says nothing of how long one may take: a clerk's whole day on a busy machine takes minutes. */
const HANGING_MS = 300_000;
/** When what a test waits to see is taken never to come: the runner's own second is short on a busy machine. */
const expecting = { poll: { timeout: 60_000 } };

/** Files that run side by side: all cores but one, and two where there are two. */
const workers = Math.max(2, availableParallelism() - 1);

const never = ['**/node_modules/**', '**/dist/**', '**/.stryker-tmp/**'];
const properties = '**/*.property.test.ts';
const screens = '**/*.browser.test.ts';
const books = '**/*.books.test.ts';

/**
 * Five kinds of test, told apart by name: `*.test.ts` beside what it tests, `*.property.test.ts` for random cases,
 * `*.books.test.ts` for what needs a database (each runs on both engines), `*.browser.test.ts` for what needs a browser, and the
 * root's `tidy.test.ts`, which guards the house itself.
 */
export default defineConfig({
  test: {
    maxWorkers: workers,
    projects: [
      {
        ...resolving,
        test: {
          name: 'units',
          include: ['{law,domain,server,client,ui,apps,simulation,tests}/**/*.test.{ts,tsx}'],
          exclude: [...never, properties, screens, books],
          testTimeout: HANGING_MS,
          expect: expecting,
        },
      },
      {
        ...resolving,
        test: {
          name: 'properties',
          include: [`{law,domain,server,client,ui,apps,simulation}/${properties}`],
          exclude: never,
          testTimeout: HANGING_MS,
          expect: expecting,
        },
      },
      {
        ...resolving,
        test: {
          name: 'tidy',
          include: ['tidy.test.ts', 'tests/tidy/**/*.test.ts'],
          exclude: never,
          testTimeout: HANGING_MS,
          expect: expecting,
        },
      },
      {
        ...resolving,
        test: {
          name: 'books',
          include: [`{server,simulation}/${books}`],
          exclude: never,
          globalSetup: 'tests/books-setup.ts',
          testTimeout: HANGING_MS,
          expect: expecting,
          hookTimeout: HANGING_MS,
        },
      },
      {
        ...resolving,
        test: {
          name: 'browser',
          include: [`{ui,apps,tests}/${screens}`],
          exclude: never,
          testTimeout: HANGING_MS,
          expect: expecting,
          hookTimeout: HANGING_MS,
          globalSetup: 'tests/browser-setup.ts',
          // Each file has a browser and a server of its own.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          // Who passes only at the second try is named at the end of the run: `tests/second-try.ts`.
          retry: 1,
        },
      },
    ],
  },
});
