import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { QUESTIONS } from '@diemtua/law';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { INPUT_BYTES_MAX } from './ask.ts';
import { LINE_BYTES_MAX } from './lines.ts';
import { main } from './main.ts';
import { call, sink } from './calling.ts';

const folder = mkdtempSync(join(tmpdir(), 'diemtua-ask-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const woman = '{"sex": "female", "bornIn": "1971-09"}';
const reached = { ageYears: 58, ageMonths: 0, reachedIn: '2029-09' };
const errorIn = (text: string): { readonly code: string; readonly field: string | null; readonly message: string } =>
  (JSON.parse(text) as { error: { code: string; field: string | null; message: string } }).error;

describe('one question', () => {
  test('the answer is pretty JSON, from a file or from the standard input', async () => {
    const pretty = `${JSON.stringify(reached, null, 2)}\n`;
    const asked = { code: 0, out: pretty, aside: '' };
    expect(await call(['law', 'retirement-age', file('woman.json', woman)])).toEqual(asked);
    expect(await call(['law', 'retirement-age', '-'], woman)).toEqual(asked);
    expect(await call(['law', 'retirement-age', '-'], `\uFEFF${woman}\r\n`)).toEqual(asked);
  });

  test('--explain adds the steps', async () => {
    const { out } = await call(['law', 'retirement-age', '-', '--explain'], woman);
    const { explanation, ...fields } = JSON.parse(out) as { explanation: readonly { readonly rule: string }[] };
    expect(fields).toEqual(reached);
    expect(explanation.length).toBeGreaterThan(0);
    expect(explanation[0]).toMatchObject({ rule: expect.any(String), inputs: expect.any(Array) });
  });

  test.each([
    ['{"sex": "female"', 'malformed-json', null],
    ['', 'malformed-json', null],
    ['[]', 'wrong-type', null],
    ['{"sex": "female"}', 'missing-field', 'bornIn'],
    ['{"sex": "female", "bornIn": "1971-13"}', 'not-a-month', 'bornIn'],
    ['{"sex": "female", "bornIn": "1971-09", "name": "x"}', 'unknown-field', 'name'],
    ['{"sex": "female", "bornIn": "1971-09", "__proto__": {}}', 'unknown-field', '__proto__'],
  ])('%s is refused: %s', async (input, code, field) => {
    const { code: exit, out, aside } = await call(['law', 'retirement-age', '-'], input);
    expect(errorIn(out)).toMatchObject({ code, field });
    expect({ exit, aside, pretty: out.startsWith('{\n  "error": {\n') }).toEqual({ exit: 2, aside: '', pretty: true });
  });

  test('an input that is too long is refused', async () => {
    const { code, out } = await call(['law', 'retirement-age', '-'], `"${'9'.repeat(INPUT_BYTES_MAX)}"`);
    expect({ code, error: errorIn(out).code }).toEqual({ code: 2, error: 'too-long' });
  });

  test('bytes that are not UTF-8 are named', async () => {
    const { code, out } = await call(['law', 'retirement-age', '-'], [Buffer.from([0x22, 0xe1, 0x22])]);
    expect({ code, error: errorIn(out).code }).toEqual({ code: 2, error: 'not-utf8' });
  });

  test('a file that is not there, and a folder, are named with the way out', async () => {
    const missing = await call(['law', 'retirement-age', join(folder, 'nothing.json')]);
    expect(errorIn(missing.out)).toMatchObject({
      code: 'no-such-file',
      message: expect.stringContaining('nothing.json'),
    });
    const unreadable = await call(['law', 'retirement-age', folder]);
    expect(errorIn(unreadable.out).code).toBe('unreadable');
    expect([missing.code, unreadable.code]).toEqual([2, 2]);
  });

  test('an unknown question is told with those that there are', async () => {
    const { code, out } = await call(['law', 'lottery', '-', '--lang', 'nb'], woman);
    expect({ code, error: errorIn(out).code }).toEqual({ code: 2, error: 'unknown-question' });
    for (const question of QUESTIONS) expect(errorIn(out).message).toContain(question);
  });

  test('messages follow the language', async () => {
    const messages = await Promise.all(
      ['vi', 'en', 'nb'].map(async (language) =>
        errorIn((await call(['law', 'retirement-age', '-', '--language', language], '{')).out).message.slice(0, 9),
      ),
    );
    expect(messages).toEqual(['Bản nhập ', 'The input', 'Det innse']);
  });
});

describe('a question for every line', () => {
  const linesFor = async (input: string | readonly Buffer[], ...more: readonly string[]) => {
    const { code, out, aside } = await call(['law', 'retirement-age', '--jsonl', '-', ...more], input);
    const answers = out
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as { readonly error?: { readonly code: string }; readonly reachedIn?: string });
    return { code, aside, answers: answers.map((each) => each.error?.code ?? each.reachedIn) };
  };
  const born = (month: string): string => JSON.stringify({ sex: 'male', bornIn: month });

  test('one compact answer a line, in order, errors in their own line, the count aside', async () => {
    const path = file('men.jsonl', `${born('1964-01')}\n{\n${born('1970-13')}\n${born('1980-05')}\n`);
    const { code, out, aside } = await call(['law', 'retirement-age', '--jsonl', path]);
    const lines = out.split('\n');
    expect(lines[0]).toBe('{"ageYears":61,"ageMonths":3,"reachedIn":"2025-04"}');
    expect(lines.slice(1, 3).map((line) => errorIn(line).code)).toEqual(['malformed-json', 'not-a-month']);
    expect(lines[3]).toBe('{"ageYears":62,"ageMonths":0,"reachedIn":"2042-05"}');
    expect({ code, aside, lines: lines.length }).toEqual({ code: 0, aside: '2 answered, 2 refused\n', lines: 5 });
  });

  test('a blank line has its error; only the last one is left out', async () => {
    const man = born('1980-05');
    expect((await linesFor(`${man}\n\n${man}\n`)).answers).toEqual(['2042-05', 'empty-line', '2042-05']);
    expect((await linesFor(`\n${man}\n\n`)).answers).toEqual(['empty-line', '2042-05']);
    expect((await linesFor(`${man}\n\n \n`)).answers).toEqual(['2042-05', 'empty-line']);
    expect((await linesFor('')).answers).toEqual([]);
    expect((await linesFor('\n')).answers).toEqual([]);
  });

  test('the last line needs no end; CRLF and a byte order mark are taken', async () => {
    const man = born('1980-05');
    expect((await linesFor(`\uFEFF${man}\r\n${man}\r\n\r\n`)).answers).toEqual(['2042-05', '2042-05']);
    expect((await linesFor(`${man}\n${man}`)).answers).toEqual(['2042-05', '2042-05']);
  });

  test('a line that is too long, and one that is not UTF-8, have their errors', async () => {
    const man = born('1980-05');
    const wide = `${man.slice(0, -1)}${' '.repeat(LINE_BYTES_MAX - man.length)}}`;
    const bytes = Buffer.concat([
      Buffer.from(`${wide}\r\n${wide.replace(' ', '  ')}\n`),
      Buffer.from([0xff, 0xfe, 0x0a]),
      Buffer.from(man),
    ]);
    expect((await linesFor([bytes])).answers).toEqual(['2042-05', 'too-long', 'not-utf8', '2042-05']);
  });

  test('the answers do not depend on how the bytes come in', async () => {
    const text = `\uFEFF${born('1964-01')}\r\n\n{"sex": "nữ"}\n${'x'.repeat(3 * LINE_BYTES_MAX)}\n${born('1980-05')}\n\n`;
    const all = Buffer.from(text);
    const whole = await linesFor([all]);
    expect(whole.answers).toEqual(['2025-04', 'empty-line', 'not-a-choice', 'too-long', '2042-05']);
    for (const size of [1, 2, 3, 7, 1000, LINE_BYTES_MAX]) {
      // In single bytes only the ends: the long line alone would take a minute.
      const kept = size < 1000 ? Buffer.from(text.replace(/x{9,}/, 'x')) : all;
      const chunks = Array.from({ length: Math.ceil(kept.length / size) }, (_, i) =>
        Buffer.from(kept.subarray(i * size, (i + 1) * size)),
      );
      const expected = size < 1000 ? whole.answers.with(3, 'malformed-json') : whole.answers;
      expect((await linesFor(chunks)).answers, `chunks of ${size}`).toEqual(expected);
    }
  });

  test('a missing file and an unknown question end with 2', async () => {
    const missing = await call(['law', 'pension', '--jsonl', join(folder, 'nothing.jsonl')]);
    expect({ ...missing, aside: missing.aside.includes('nothing.jsonl') }).toEqual({ code: 2, out: '', aside: true });
    const unknown = await call(['law', 'lottery', '--jsonl', '-']);
    expect({ code: unknown.code, error: errorIn(unknown.out).code }).toEqual({ code: 2, error: 'unknown-question' });
    expect(unknown.out.split('\n')).toHaveLength(2);
  });

  test('a reader that goes away is no error', async () => {
    const gone = new Writable({
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
      },
    });
    const aside = sink();
    const stdin = Readable.from(Array.from({ length: 50 }, () => Buffer.from(`${born('1980-05')}\n`)));
    expect(await main(['law', 'retirement-age', '--jsonl', '-'], { stdin, stdout: gone, stderr: aside.stream })).toBe(
      0,
    );
  });
});

describe('the call', () => {
  test.each([[[]], [['law']], [['--help']], [['law', 'pension', '--help']], [['law', 'assess', '-h']]])(
    '%j shows every command',
    async (argv) => {
      const { code, out, aside } = await call(argv);
      expect({ code, aside }).toEqual({ code: 0, aside: '' });
      for (const word of [...QUESTIONS, 'assess', 'parameters', 'bench', '--jsonl', '--explain'])
        expect(out).toContain(word);
      expect(out.split('\n').filter((line) => line.length > 100)).toEqual([]);
    },
  );

  test('--version is the one of the project', async () => {
    expect(await call(['--version'])).toEqual({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), aside: '' });
  });

  test.each([
    [['low'], 'low'],
    [['--laud'], '--laud'],
    [['law', 'pension', 'a.json', '--loud'], '--loud'],
    [['law', 'pension', 'a.json', '--language', 'fr'], 'fr'],
    [['law', 'pension', 'a.json', 'b.json'], 'b.json'],
    [['law', 'pension', 'a.json', '--jsonl', 'b.jsonl'], 'a.json'],
    [['law', 'pension', '--jsonl'], '--jsonl'],
    [['law', 'pension'], 'Which input?'],
    [['law', '--explain'], 'Which question?'],
  ])('%j is not understood, and says the way out', async (argv, named) => {
    const { code, out, aside } = await call(argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(aside).toContain(named);
    expect(aside.trimEnd().split('\n').length).toBeGreaterThan(1);
  });
});

describe('the launcher', () => {
  const launcher = join(import.meta.dirname, '..', '..', 'diemtua.mjs');
  const spawn = (argv: readonly string[], input: string) =>
    spawnSync(process.execPath, [launcher, ...argv], { input, encoding: 'utf8', cwd: folder });

  // The first call builds what has changed.
  beforeAll(() => void spawn(['--version'], ''), 300_000);

  test('answers one question, and refuses with exit code 2', () => {
    const good = spawn(['law', 'retirement-age', '-'], woman);
    expect({ code: good.status, answer: JSON.parse(good.stdout) as unknown }).toEqual({ code: 0, answer: reached });
    const bad = spawn(['law', 'retirement-age', '-'], '{}');
    expect({ code: bad.status, error: errorIn(bad.stdout).code }).toEqual({ code: 2, error: 'missing-field' });
  });

  test('answers line by line with exit code 0', () => {
    const lines = spawn(['law', 'retirement-age', '--jsonl', '-'], `${woman}\n{}\n${woman}\n`);
    expect(lines.status).toBe(0);
    expect(lines.stdout.split('\n').map((line) => line.slice(0, 9))).toEqual([
      '{"ageYear',
      '{"error":',
      '{"ageYear',
      '',
    ]);
    expect(lines.stderr).toContain('2 answered, 1 refused');
  });
});
