import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

const conditions = ['diemtua-source', ...defaultServerConditions];

/** For `npm run mutants:books` only: the unit tests of the ledger and of collection, which are quick and always the same. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['domain/{ledger,collection}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/*.property.test.ts'],
    // Modules are loaded once a run, not once a file; every run begins in a new worker, so a mutant never outlives it.
    isolate: false,
  },
});
