import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const conditions = ['diemtua-source', ...defaultServerConditions];

/** Where a mutant dies soonest: tests beside what they test, then those of the whole book, the longest last. */
const ORDER = [
  /law\/kernel\//,
  /law\/language\//,
  /law\/(readings|programs)\//,
  /law\/book\//,
  /law\/answers\//,
  /generated\.test/,
  /worked-examples/,
  /law\/cases\/(?!agreement|arithmetic)/,
  /./,
];
const placeOf = ({ moduleId }: TestSpecification): number => ORDER.findIndex((place) => place.test(moduleId));

/** The first failing test ends a mutant, so the order of the files is most of what a run costs. */
class NearestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(files.toSorted((a, b) => placeOf(a) - placeOf(b)));
  }
}

/** For `npm run mutants` only: the law's unit tests, which are quick and always the same. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['law/**/*.test.ts'],
    // Left out: what compiles and packs the sources takes seconds and no mutant changes it; what reads the sources as
    // text finds other text in them here.
    exclude: [
      '**/node_modules/**',
      '**/dist/**',
      '**/*.property.test.ts',
      'law/cases/{package,public-api}.test.ts',
      'law/words/words.test.ts',
    ],
    // Modules are loaded once a run, not once a file; every run begins in a new worker, so a mutant never outlives it.
    isolate: false,
    testTimeout: 60_000,
    sequence: { sequencer: NearestFirst },
  },
});
