import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const room = fileURLToPath(new URL('..', import.meta.url));
const find = createRequire(import.meta.url);
const tsc = find.resolve('typescript/bin/tsc');
const vite = join(dirname(find.resolve('vite/package.json')), 'bin', 'vite.js');
/** Building and packing takes seconds, and more on a busy machine. */
const PACKING_MS = 240_000;

/** A program of somebody who installed the library; its types are checked, and it is run. */
const USER = `import { answer, ask, assess, type Answered, type Refused } from '@diemtua/law';
import { words } from '@diemtua/law/words/vi';
import { parseMonth } from '@diemtua/law/kernel/month';
import * as pension from '@diemtua/law/generated/pension';

const person = { sex: 'female', bornIn: '1971-09' };
const voluntary = [{ from: '2010-01', months: 190, income: 1_500_000 }];
const one: Answered | Refused = answer('pension', { person, voluntary }, { words, explain: true });
const missing = ask('pension', { voluntary });
const many = await assess('pension', [{ person, voluntary }, {}], { words });
export const told = JSON.stringify({ one, missing, many, month: parseMonth('2025-07'), columns: Object.keys(pension.answerCells) });
`;

interface Packed {
  readonly files: readonly { readonly path: string }[];
}
interface Manifest {
  readonly [name: string]: unknown;
  readonly exports: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

function run(command: string, args: readonly string[], cwd: string): string {
  const shell = command === 'npm' && process.platform === 'win32';
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', shell });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}:\n${stdout}${stderr}`);
  return stdout;
}

describe('the package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'diemtua-package-'));
  const made = join(folder, 'made');
  const installed = join(folder, 'user', 'node_modules', '@diemtua', 'law');
  let paths: readonly string[] = [];
  let manifest: Manifest = { exports: {} };

  beforeAll(() => {
    mkdirSync(made);
    for (const name of ['package.json', 'README.md', 'LICENSE']) cpSync(join(room, name), join(made, name));
    run(process.execPath, [tsc, '-p', join(room, 'tsconfig.build.json'), '--outDir', join(made, 'dist')], room);
    run(process.execPath, [vite, 'build', made, '--config', join(room, 'vite.config.ts')], room);
    const [packed] = JSON.parse(run('npm', ['pack', '--dry-run', '--json', '--offline'], made)) as readonly Packed[];
    paths = (packed?.files ?? []).map(({ path }) => path);
    for (const path of paths) {
      mkdirSync(dirname(join(installed, path)), { recursive: true });
      cpSync(join(made, path), join(installed, path));
    }
    manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as Manifest;
  }, PACKING_MS);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('holds the build with its types, the guide and the licence, and nothing else', () => {
    const others = paths.filter((path) => !/^dist\/.+\.(js|d\.ts)$/.test(path));
    expect(others.toSorted()).toEqual(['LICENSE', 'README.md', 'package.json']);
    expect(paths.filter((path) => /\.(test|bench)\.|\/cases\//.test(path))).toEqual([]);
    const modules = paths.filter((path) => path.endsWith('.js'));
    expect(modules).toContain('dist/index.js');
    const joined = /^dist\/(node|chunks\/.+)\.js$/;
    const bare = modules.filter((path) => !paths.includes(path.replace(/\.js$/, '.d.ts')));
    expect(bare.filter((path) => !joined.test(path))).toEqual([]);
  });

  test('is a module without dependencies and without side effects', () => {
    expect(manifest).toMatchObject({ type: 'module', sideEffects: false });
    expect(Object.keys(manifest).filter((name) => /dependencies/i.test(name))).toEqual([]);
  });

  test('has something behind every door', () => {
    const doors = Object.values(manifest.exports).flatMap(({ types = '', default: code = '', node = code }) => [
      types,
      code,
      node,
    ]);
    expect(doors).not.toContain('');
    const shut = doors.filter((door) => {
      const [before = '', after] = door.replace('./', '').split('*');
      return !paths.some((path) =>
        after === undefined ? path === before : path.startsWith(before) && path.endsWith(after),
      );
    });
    expect(shut).toEqual([]);
  });

  test(
    'can be used from outside, with its types',
    () => {
      const user = dirname(dirname(dirname(installed)));
      writeFileSync(join(user, 'package.json'), '{ "type": "module" }');
      writeFileSync(join(user, 'user.ts'), USER);
      const settings = ['--module', 'nodenext', '--target', 'es2023', '--lib', 'es2023', '--strict'];
      run(process.execPath, [tsc, ...settings, 'user.ts'], user);
      expect(existsSync(join(user, 'user.js'))).toBe(true);
      const print = `import { told } from './user.js'; process.stdout.write(told)`;
      const told: unknown = JSON.parse(run(process.execPath, ['--input-type=module', '-e', print], user));
      expect(told).toMatchObject({
        one: { eligible: true, contributedMonths: 190, explanation: expect.arrayContaining([]) as unknown },
        missing: ['person.sex', 'person.bornIn'],
        many: [{ eligible: true }, { error: { code: 'missing-field', field: 'person' } }],
        month: 24_306,
      });
    },
    PACKING_MS,
  );
});
