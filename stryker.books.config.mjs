import law from './stryker.config.mjs';

/**
 * The same for the books, over their own unit tests: `npm run mutants:books`.
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  ...law,
  vitest: { configFile: 'vitest.mutants.books.config.ts', related: true },
  mutate: ['domain/ledger/**/*.ts', 'domain/collection/**/*.ts', '!domain/**/*.test.ts', '!domain/**/*.cases.ts'],
  incrementalFile: 'reports/mutants-books.json',
};
