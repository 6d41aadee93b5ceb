import { describe, expect, test } from 'vitest';
import { readHouse } from './tests/tidy/house.ts';
import { houseRules } from './tests/tidy/rules.ts';

/**
 * Guards the house: one test a rule, over every file of the repository. Each finding names the file and line, what is wrong,
 * and the way out. The rules stand in tests/tidy/, and tests/tidy/samples.test.ts shows for each what it catches.
 */
describe('the house is tidy', () => {
  const files = readHouse();

  test('the house was found', () => {
    const paths = files.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['package.json', 'tidy.test.ts', 'law/package.json']));
  });

  test.each(houseRules)('$name', ({ find }) => {
    const findings = find(files).map(
      ({ path, line, wrong, wayOut }) => `${path}:${line}: ${wrong}. The way out: ${wayOut}.`,
    );
    expect(findings.join('\n')).toBe('');
  });
});
