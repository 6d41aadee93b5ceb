import { expect, test } from 'vitest';
import { printAll } from '../programs/print.ts';
import { names, text } from './generated-files.ts';

test('what stands in generated/ is what the rules print', () => {
  const printed = printAll();
  expect(names()).toEqual(Object.keys(printed).toSorted());
  for (const [name, source] of Object.entries(printed))
    expect(text(name), `${name}: run npm run generate`).toBe(source);
});
