/**
 * Changes the law on purpose, one small thing at a time, and asks whether a test notices: `npm run mutants`.
 * @type {import('@stryker-mutator/api/core').PartialStrykerOptions}
 */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutants.config.ts', related: true },
  plugins: ['@stryker-mutator/vitest-runner'],
  mutate: [
    'law/**/*.ts',
    '!law/**/*.test.ts',
    '!law/**/*.bench.ts',
    '!law/generated/**',
    '!law/cases/**',
    '!law/words/**',
    '!law/book/parameters/**',
    '!law/dist/**',
    '!law/examples/**',
    '!law/*.config.ts',
  ],
  // What is printed is compared with what stands in generated/: a remark put on top of each file would be a difference.
  disableTypeChecks: false,
  ignorePatterns: ['dist', '**/dist/**', 'reports', 'docs'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  incremental: true,
  incrementalFile: 'reports/mutants.json',
  tempDirName: '.stryker-tmp',
  reporters: ['clear-text', 'progress'],
  thresholds: { high: 95, low: 90, break: 90 },
};
