import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterAll, expect, test } from 'vitest';
import { demoSignIns, isFirstRun, main } from './main.ts';

const folder = join(mkdtempSync(join(tmpdir(), 'diemtua-demo-')), 'data');
afterAll(() => rmSync(join(folder, '..'), { recursive: true, force: true }));
const environment = { DIEMTUA_DATA: folder };
/** A load takes as long as it takes: only the runner's own impatience is set aside. */
const patienceMs = 60 * 60_000;

/** Calls the demonstration's commands: the exit code, what was written, and what was written aside. */
async function call(words: string) {
  const texts = ['', ''];
  const [stdout, stderr] = texts.map(
    (_, index) =>
      new Writable({
        write(chunk: Buffer, _encoding, done) {
          texts[index] += chunk.toString('utf8');
          done();
        },
      }),
  ) as [Writable, Writable];
  const code = await main(words.split(' '), { stdin: Readable.from([]), stdout, stderr }, environment);
  return { code, out: texts[0] ?? '', aside: texts[1] ?? '' };
}

test(
  'the demonstration is made once, keeps its sign-ins for its owner alone, and holds what it shows',
  async () => {
    // What an interrupted run left behind is no database.
    mkdirSync(join(folder, 'loading', 'database'), { recursive: true });
    writeFileSync(join(folder, 'loading', 'database', 'PG_VERSION'), 'half');
    expect(isFirstRun(environment)).toBe(true);
    expect(demoSignIns(environment)).toBeNull();

    const loaded = await call('load --share 0.02');
    expect(loaded).toMatchObject({ code: 0, out: expect.stringContaining('All of it is synthetic.') });
    expect(readdirSync(folder).toSorted()).toEqual(['database', 'demo.json', 'samples']);
    expect(isFirstRun(environment)).toBe(false);
    const kept = readFileSync(join(folder, 'demo.json'), 'utf8');
    expect(statSync(join(folder, 'demo.json')).mode & 0o077).toBe(0);
    const { signIns } = JSON.parse(kept) as {
      readonly signIns: readonly { readonly name: string; readonly password: string }[];
    };
    for (const { name, password } of signIns)
      expect(demoSignIns(environment)).toMatch(new RegExp(`${name}\\s+${password}`));
    expect(existsSync(join(folder, 'samples', 'sao-ke-sapa-2025-11-30.csv'))).toBe(true);

    expect(await call('load')).toMatchObject({
      code: 2,
      aside: expect.stringContaining('There is a province in this database already'),
    });
    expect(readFileSync(join(folder, 'demo.json'), 'utf8')).toBe(kept);

    const verified = await call('verify');
    expect(verified.out).not.toContain('✗');
    expect(verified).toMatchObject({
      code: 0,
      out: expect.stringMatching(/✓ communes and wards: 99 \(= 99\)\n {4}select .*figures hold\n$/s),
    });
  },
  patienceMs,
);

test.each([
  ['drop', 'There is no command "demo drop"'],
  ['load --share 2', '--share is "2"'],
  ['load --seed x', '--seed is "x"'],
])('demo %s: %s', async (words, named) => {
  expect(await call(words)).toMatchObject({ code: 2, aside: expect.stringContaining(named) });
});
