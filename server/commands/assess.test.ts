import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, sink } from './calling.ts';
import { main } from './main.ts';

const folder = mkdtempSync(join(tmpdir(), 'diemtua-assess-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => join(folder, name);

/** A woman born in a month who pays from 2025-07 on. */
const person = (bornIn: string, months: number): string =>
  JSON.stringify({ person: { sex: 'female', bornIn }, voluntary: [{ from: '2025-07', months, income: 2_200_000 }] });

const people = [
  person('1975-01', 180),
  '{',
  person('1975-01', 60),
  '',
  person('1975-01', -1),
  '{"person"',
  person('1980-06', 180),
];
const path = at('people.jsonl');
writeFileSync(path, `${people.join('\n')}\n`);

/** The answers themselves, one by one. */
async function expected(): Promise<string> {
  return (await call(['law', 'pension', '--jsonl', path])).out;
}

describe('a population', () => {
  test('the answers are those of the question, in order, and the sums stand aside', async () => {
    const { code, out, aside } = await call(['law', 'assess', path]);
    expect({ code, out }).toEqual({ code: 0, out: await expected() });
    expect(out.split('\n')).toHaveLength(people.length + 1);
    expect(aside).toMatch(/^7 lines in [\d.]+ s \([\d,]+ a second\): 3 answered, 4 refused\n/);
    expect(aside).toMatch(/^ {2}malformed-json +2 +2$/m);
    expect(aside).toMatch(/^ {2}empty-line +1 +4$/m);
    expect(aside).toMatch(/^ {2}contributedMonths +3 +420 +140 +60 +180$/m);
    expect(aside).toMatch(/^ {2}eligible +2 +1$/m);
  });

  test('--out and --summary go to files', async () => {
    const { code, out } = await call(['law', 'assess', path, '--out', at('a.jsonl'), '--summary', at('a.json')]);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(readFileSync(at('a.jsonl'), 'utf8')).toBe(await expected());
    expect(JSON.parse(readFileSync(at('a.json'), 'utf8'))).toMatchObject({
      question: 'pension',
      lines: 7,
      answered: 3,
      refused: 4,
      refusedByCode: { 'malformed-json': { lines: 2, firstLine: 2 }, 'empty-line': { lines: 1, firstLine: 4 } },
      numbers: { contributedMonths: { count: 3, sum: 420, mean: 140, least: 60, most: 180 } },
      yesNo: { eligible: { yes: 2, no: 1 } },
    });
  });

  test('another question, and people from the standard input', async () => {
    const { out } = await call(
      ['law', 'assess', '-', '--question', 'retirement-age'],
      '{"sex":"male","bornIn":"1980-05"}\n',
    );
    expect(out).toBe('{"ageYears":62,"ageMonths":0,"reachedIn":"2042-05"}\n');
  });

  test('a screen shows how far it is, and is left clean', async () => {
    const written: string[] = [];
    const screen = Object.assign(
      new Writable({
        write(chunk: Buffer, _encoding, done) {
          written.push(chunk.toString('utf8'));
          done();
        },
      }),
      { isTTY: true },
    );
    const lines = Array.from({ length: 40 }, () => Buffer.from(`${people[0]}\n`.repeat(500)));
    const streams = { stdin: Readable.from(lines), stdout: sink().stream, stderr: screen };
    expect(await main(['law', 'assess', '-'], streams)).toBe(0);
    expect(written.join('')).toContain('20,000 lines in ');
    // How often depends on the machine; each drawing goes back to the start of the line, and the last is cleared.
    const drawn = written.slice(0, -1);
    expect(drawn.filter((text) => !text.startsWith('\r') || !text.endsWith('\u001B[K'))).toEqual([]);
    expect(['\r\u001B[K', undefined]).toContain(drawn.at(-1));
  });

  test.each([
    [['law', 'assess'], 'Which people?'],
    [['law', 'assess', path, path], 'one too many'],
    [['law', 'assess', path, '--out', path], 'the input itself'],
    [['law', 'assess', path, '--out', at('no/folder/a.jsonl')], 'ENOENT'],
    [['law', 'assess', path, '--threads', '0'], '--threads'],
    [['law', 'assess', path, '--threads', 'two'], '--threads'],
    [['law', 'assess', at('nobody.jsonl')], 'nobody.jsonl'],
    [['law', 'assess', path, '--out', at('same'), '--summary', at('same')], 'same file'],
  ])('%j is refused with the way out', async (argv, named) => {
    const { code, out, aside } = await call(argv);
    expect({ code, out, named: aside.includes(named) }).toEqual({ code: 2, out: '', named: true });
    expect(existsSync(at('same'))).toBe(false);
    expect(readFileSync(path, 'utf8')).toContain('voluntary');
  });
});

describe('several threads', () => {
  const launcher = join(import.meta.dirname, '..', '..', 'diemtua.mjs');
  const spawn = (argv: readonly string[]) => spawnSync(process.execPath, [launcher, ...argv], { encoding: 'utf8' });
  // The first call builds what has changed.
  beforeAll(() => void spawn(['--version']), 300_000);

  test('give the same answers in the same order, and the same sums', async () => {
    const many = at('many.jsonl');
    // Some blocks of 256 KiB, cut at other places than the lines.
    const lines = Array.from({ length: 6000 }, (_, i) => (i % 97 === 0 ? '{' : person('1975-01', 1 + (i % 300))));
    writeFileSync(many, lines.join('\n'));
    const one = await call(['law', 'assess', many, '--summary', at('one.json')]);
    const files = ['--out', at('three.jsonl'), '--summary', at('three.json')];
    const three = spawn(['law', 'assess', many, '--threads', '3', ...files]);
    expect(three.status).toBe(0);
    expect(readFileSync(at('three.jsonl'), 'utf8') === one.out).toBe(true);
    const summary = (name: string): unknown => ({
      ...(JSON.parse(readFileSync(at(name), 'utf8')) as object),
      seconds: 0,
      threads: 0,
    });
    expect(summary('three.json')).toEqual(summary('one.json'));
  });
});
