import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'node:util';
import { describe, expect, test, vi } from 'vitest';

const folder = fileURLToPath(new URL('../examples/', import.meta.url));
const examples = readdirSync(folder).map((file) => file.replace(/\.mjs$/, ''));

/** Amounts stay together with their units by a space that one cannot see in a comment. */
const NO_BREAK = '\u00a0';
/** Where an example says what it prints; that part of the file is renewed by `vitest -u`. */
const PRINTS = '\n// Prints:\n';

describe('the examples of the guide print what they say', () => {
  test.each(examples)('%s', async (name) => {
    const printed: string[] = [];
    const log = vi.spyOn(console, 'log').mockImplementation((...told) => void printed.push(format(...told)));
    await import(`../examples/${name}.mjs`);
    log.mockRestore();
    const lines = printed.flatMap((text) => text.split('\n')).map((line) => `//   ${line.replaceAll(NO_BREAK, ' ')}\n`);
    const [program = ''] = readFileSync(`${folder}${name}.mjs`, 'utf8').split(PRINTS);
    expect(printed).not.toEqual([]);
    await expect(`${program.trimEnd()}\n${PRINTS}${lines.join('')}`).toMatchFileSnapshot(`../examples/${name}.mjs`);
  });
});
