import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

const conditions = ['diemtua-source', ...defaultServerConditions];

/** For `npm run mutants` only: the law's unit tests, which are quick and always the same. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['law/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/*.property.test.ts'],
  },
});
