import { describe, expect, test } from 'vitest';
import type { HouseFile, HouseRule } from './house.ts';
import { catalogues } from './catalogues.ts';
import { docstrings } from './docstrings.ts';
import { imports } from './imports.ts';
import { lawNumbers } from './law-numbers.ts';
import { names, sizes } from './names.ts';
import { machinePlaces, secrets } from './privacy.ts';
import { purity } from './purity.ts';
import { reach } from './reach.ts';
import { houseRules } from './rules.ts';
import { screenWords } from './screen-words.ts';
import { suppressions, wholeTests } from './shortcuts.ts';
import { unsaid } from './unsaid.ts';

/** A small house, as path and text in turn. */
type Sample = Readonly<Record<string, string>>;

const findingsOf = (rule: HouseRule, sample: Sample): string[] => {
  const files: HouseFile[] = Object.entries(sample).map(([path, text]) => ({ path, text }));
  return rule.find(files).map(({ path, line, wrong }) => `${path}:${line}: ${wrong}`);
};

/** Puts together what must not stand in any file as it is, this one too. */
const joined = (...parts: readonly string[]): string => parts.join('');

const bad: readonly (readonly [HouseRule, Sample, string])[] = [
  [
    imports,
    { 'law/kernel/dong.ts': `import '../language/term.ts'` },
    'law/kernel/dong.ts:1: law/kernel imports law/language/term.ts',
  ],
  [
    imports,
    { 'law/language/a.ts': `export * from '../book/b.ts'` },
    'law/language/a.ts:1: law/language imports law/book/b.ts',
  ],
  [
    imports,
    { 'law/readings/a.ts': `\nimport type { B } from '../book/b.ts'` },
    'law/readings/a.ts:2: law/readings imports law/book/b.ts',
  ],
  [
    imports,
    { 'law/book/a.ts': `await import('../readings/b.ts')` },
    'law/book/a.ts:1: law/book imports law/readings/b.ts',
  ],
  [
    imports,
    { 'law/generated/a.ts': `import { b } from '../book/b.ts'` },
    'law/generated/a.ts:1: law/generated imports law/book/b.ts',
  ],
  [imports, { 'law/index.ts': `export * from './cases/c.ts'` }, 'law/index.ts:1: law imports law/cases/c.ts'],
  [imports, { 'law/index.ts': `import { z } from 'zod'` }, `law/index.ts:1: law imports 'zod'`],
  [imports, { 'law/kernel/a.ts': `import 'node:fs'` }, `law/kernel/a.ts:1: law imports 'node:fs'`],
  [
    imports,
    { 'domain/plan/a.ts': `type B = import('@diemtua/server').B` },
    'domain/plan/a.ts:1: domain imports server',
  ],
  [imports, { 'server/main.ts': `import '../law/index.ts'` }, `server/main.ts:1: '../law/index.ts' leaves server`],
  [imports, { 'ui/money.tsx': `import { ask } from '@diemtua/law'` }, 'ui/money.tsx:1: ui imports law'],
  [
    imports,
    { 'apps/public/a.ts': `import { app } from '@diemtua/server'` },
    'apps/public/a.ts:1: apps/public imports server',
  ],
  [imports, { 'apps/public/a.ts': `import '@diemtua/field'` }, 'apps/public/a.ts:1: apps/public imports apps/field'],
  [imports, { 'law/a.test.ts': `import '@diemtua/server'` }, 'law/a.test.ts:1: law imports server'],
  [
    imports,
    { 'law/examples/a.mjs': `import '../answers/a.ts'` },
    `law/examples/a.mjs:1: an example imports '../answers/a.ts'`,
  ],

  [purity, { 'law/a.ts': `const now = new Date()` }, 'law/a.ts:1: Date reaches for the clock'],
  [purity, { 'domain/a.ts': `export const f = (d: Date) => d` }, 'domain/a.ts:1: Date reaches for the clock'],
  [purity, { 'law/a.ts': `const x = Math.random()` }, 'law/a.ts:1: Math.random reaches for chance'],
  [purity, { 'domain/a.ts': `\n\nawait fetch('/x')` }, 'domain/a.ts:3: fetch reaches for the network'],
  [purity, { 'law/a.ts': `const e = process.env.X` }, 'law/a.ts:1: process reaches for the machine'],
  [purity, { 'domain/a.ts': `const id = crypto.randomUUID()` }, 'domain/a.ts:1: crypto reaches for chance'],
  [purity, { 'law/a.ts': `globalThis.console.log(1)` }, 'law/a.ts:1: globalThis reaches for the machine'],

  [
    lawNumbers,
    { 'law/book/pension/rate.ts': `export const r = base * 0.45` },
    'law/book/pension/rate.ts:1: 0.45 is a number in a rule',
  ],
  [lawNumbers, { 'law/book/a.ts': `const years = 1_5` }, 'law/book/a.ts:1: 1_5 is a number in a rule'],
  [lawNumbers, { 'law/book/a.ts': `const many = 120n` }, 'law/book/a.ts:1: 120n is a number in a rule'],
  [lawNumbers, { 'law/book/a.ts': `const rate = part('22')` }, `law/book/a.ts:1: '22' is a number in a rule`],
  [
    lawNumbers,
    { 'law/book/a.ts': `const from = month('2025-07')` },
    `law/book/a.ts:1: '2025-07' is a number in a rule`,
  ],

  [
    screenWords,
    { 'apps/public/a.tsx': `const a = <p>Xin chào</p>` },
    'apps/public/a.tsx:1: bare text on a screen: Xin chào',
  ],
  [screenWords, { 'ui/a.tsx': `const a = <img alt="Bản đồ" />` }, 'ui/a.tsx:1: bare text on a screen: "Bản đồ"'],
  [
    screenWords,
    { 'ui/a.tsx': `const a = <b aria-label={open ? 'Đóng' : ''} />` },
    `ui/a.tsx:1: bare text on a screen: 'Đóng'`,
  ],
  [
    screenWords,
    { 'ui/a.tsx': 'const a = <b>{n && `${n} tháng`}</b>' },
    'ui/a.tsx:1: bare text on a screen: `${n} tháng`',
  ],

  [
    unsaid,
    {
      'apps/a/words/vi.json': '{\n"list.head": "x",\n"list.plan.foot": "x"\n}',
      'apps/a/b.tsx': 'say(`list.${way}.foot`)',
      'apps/a/b.test.ts': `say('list.head')`,
      'apps/b/b.tsx': `say('list.head'); say('list.plan.foot')`,
    },
    `apps/a/words/vi.json:2: 'list.head' is said nowhere`,
  ],
  [
    catalogues,
    { 'apps/public/locales/vi.json': '{ "a": "x" }', 'apps/public/locales/en.json': '{ "a": "x" }' },
    'apps/public/locales/vi.json:1: apps/public/locales/nb.json is missing',
  ],
  [
    catalogues,
    {
      'law/words/vi.ts': `const w = { a: {\n b: 'x' } }`,
      'law/words/en.ts': `const w = { a: {} }`,
      'law/words/nb.ts': `const w = { a: { b: 'x' } }`,
    },
    `law/words/vi.ts:2: 'a › b' has no words in law/words/en.ts`,
  ],
  [
    catalogues,
    {
      'apps/public/locales/vi/messages.po': 'msgid "a"\nmsgstr "x"\n',
      'apps/public/locales/en/messages.po': 'msgid "a"\nmsgstr "x"\n',
      'apps/public/locales/nb/messages.po': 'msgid "a"\nmsgstr ""\n',
    },
    `apps/public/locales/vi/messages.po:1: 'a' has no words in apps/public/locales/nb/messages.po`,
  ],

  [suppressions, { 'law/a.ts': `// @ts-expect-error\nconst a = 1` }, 'law/a.ts:1: @ts-expect-error silences a check'],
  [
    suppressions,
    { 'server/a.ts': `const a = f(\n  /* @ts-ignore */ 1)` },
    'server/a.ts:2: @ts-ignore silences a check',
  ],
  [suppressions, { 'ui/a.tsx': `const a = 1 // oxlint-disable-line` }, 'ui/a.tsx:1: oxlint-disable silences a check'],
  [suppressions, { 'ui/a.tsx': `/* eslint-disable */` }, 'ui/a.tsx:1: eslint-disable silences a check'],
  [suppressions, { 'law/a.test.ts': `const a = b as any` }, 'law/a.test.ts:1: `any` switches the type check off'],
  [suppressions, { 'law/a.ts': `function f(a: any[]) {}` }, 'law/a.ts:1: `any` switches the type check off'],

  [wholeTests, { 'law/a.test.ts': `it.skip('a', f)` }, 'law/a.test.ts:1: .skip leaves tests out'],
  [wholeTests, { 'law/a.test.ts': `describe.only('a', f)` }, 'law/a.test.ts:1: .only leaves tests out'],
  [wholeTests, { 'ui/a.test.tsx': `test.each(rows).skip('a', f)` }, 'ui/a.test.tsx:1: .skip leaves tests out'],
  [wholeTests, { 'law/a.test.ts': `xit('a', f)` }, 'law/a.test.ts:1: this leaves tests out'],
  [wholeTests, { 'law/a.test.ts': `const t = performance.now()` }, 'law/a.test.ts:1: performance.now in a test'],

  [reach, { 'law/kernel/a.ts': 'export const a = 1' }, 'law/kernel/a.ts:1: nothing leads to this file'],
  [
    reach,
    { 'apps/public/index.html': '<script src="/main.ts"></script>', 'ui/old.css': 'a {}' },
    'ui/old.css:1: nothing leads to this file',
  ],

  [names, { 'law/utils/dong.ts': '' }, `law/utils/dong.ts:1: 'utils' says nothing`],
  [names, { 'server/helpers.ts': '' }, `server/helpers.ts:1: 'helpers.ts' says nothing`],
  [names, { 'server/v2/a.ts': '' }, `server/v2/a.ts:1: 'v2' says nothing`],

  [sizes, { 'law/a.ts': 'x\n'.repeat(601) }, 'law/a.ts:601: 601 lines'],

  [machinePlaces, { 'a.md': joined('see /ho', 'me/anna/x') }, 'a.md:1: a path of one machine'],
  [
    machinePlaces,
    { '.npmrc': joined('x=https://regi', 'stry.example.org/') },
    '.npmrc:1: the address of a package registry',
  ],
  [
    machinePlaces,
    { 'package-lock.json': joined('"resol', 'ved": "https://x"') },
    'package-lock.json:1: the address of a package registry',
  ],
  [machinePlaces, { 'a.ts': joined(`\nconst h = 'db.inter`, `nal'`) }, 'a.ts:2: a host of a private network'],
  [machinePlaces, { 'a.ts': joined(`const h = '192.16`, `8.1.7'`) }, 'a.ts:1: a host of a private network'],

  [secrets, { 'a.ts': joined('-----BEGIN PRIV', 'ATE KEY-----') }, 'a.ts:1: a private key'],
  [secrets, { 'a.yml': joined('key: AK', 'IAABCDEFGHIJKLMNOP') }, 'a.yml:1: an access key'],
  [secrets, { 'a.ts': joined(`const pass`, `word = 'hunter2hunter2'`) }, 'a.ts:1: a password or key in plain text'],

  [docstrings, { 'law/a.ts': 'export function f() {}' }, 'law/a.ts:1: f has no docstring'],
  [docstrings, { 'domain/a.ts': '// what\nexport const g = () => 1' }, 'domain/a.ts:2: g has no docstring'],
  [docstrings, { 'law/a.ts': 'const h = () => 1\nexport { h as k }' }, 'law/a.ts:1: h has no docstring'],
];

const good: readonly (readonly [HouseRule, Sample])[] = [
  [imports, { 'law/book/a.ts': `import '../kernel/a.ts'; import '../language/a.ts'; import './parameters/a.ts'` }],
  [imports, { 'law/generated/a.ts': `import type { A } from '../book/a.ts'; import { d } from '../kernel/dong.ts'` }],
  [
    imports,
    { 'law/readings/a.test.ts': `import '../cases/a.ts'; import '../book/a.ts'; import { test } from 'vitest'` },
  ],
  [imports, { 'law/cases/people.ts': `import fc from 'fast-check'; import { a } from '../index.ts'` }],
  [imports, { 'server/a.ts': `import { a } from '@diemtua/law'; import { Hono } from 'hono'; import './b.ts'` }],
  [imports, { 'ui/a.tsx': `import { d } from '@diemtua/law/kernel/dong'; import type { E } from '@diemtua/law'` }],
  [imports, { 'apps/public/a.browser.test.ts': `import { openBrowser } from '../../tests/browser.ts'` }],
  [
    purity,
    {
      'law/a.ts': `const a = life.process + person.Date; const f = (document: string) => document; type T = { fetch: 1 }`,
    },
  ],
  [imports, { 'law/examples/a.mjs': `import '@diemtua/law'; import { words } from '@diemtua/law/words/vi'` }],
  [purity, { 'law/a.test.ts': `new Date()` }],
  [purity, { 'law/examples/a.mjs': `console.log(1)` }],
  [lawNumbers, { 'law/book/a.ts': `const a = months / 12 + 1 - 0 * 2; const cite = 'Điều 98 khoản 1'` }],
  [
    lawNumbers,
    {
      'law/book/parameters/a.ts': `const a = 0.22`,
      'law/book/limits.ts': `const a = 500`,
      'law/book/a.test.ts': `const a = 3`,
    },
  ],
  [
    screenWords,
    { 'ui/a.tsx': `const a = <p title={t('pay.title')} class="card">{kind === 'male' ? t('a') : n} · 12 %</p>` },
  ],
  [
    catalogues,
    {
      'law/words/vi.ts': `const w = { a: 'x' }`,
      'law/words/en.ts': `const w = { a: 'x' }`,
      'law/words/nb.ts': `const w = { a: 'x' }`,
    },
  ],
  [
    unsaid,
    {
      'apps/a/words/vi.json': '{ "list.head": "x", "list.plan.foot": "x" }',
      'apps/a/b.tsx': "say(open ? 'list.head' : `list.${way}.foot`)",
    },
  ],
  [suppressions, { 'law/a.ts': `const any = list.any; const note = '@ts-ignore' // any month` }],
  [wholeTests, { 'law/a.test.ts': `test.each(rows)('a', f); list.only('x'); vi.useFakeTimers()` }],
  [
    reach,
    {
      'law/package.json':
        '{ "exports": { ".": { "diemtua-source": "./index.ts" }, "./words/*": { "diemtua-source": "./words/*.ts" } } }',
      'law/index.ts': `export * from './kernel/a.ts'`,
      'law/kernel/a.ts': '',
      'law/words/vi.ts': '',
      'apps/public/index.html': '<script type="module" src="./main.tsx"></script>',
      'apps/public/main.tsx': `import './look.css'; new Worker(new URL('./worker.ts', import.meta.url)); import(\`./words/\${language}.ts\`)`,
      'apps/public/worker.ts': `import.meta.glob('./pictures/*.ts')`,
      'apps/public/words/vi.ts': '',
      'apps/public/pictures/a.ts': '',
      'apps/public/look.css': `@import '../../ui/tokens.css';`,
      'ui/tokens.css': '',
    },
  ],
  [names, { 'law/kernel/common-law.ts': '', 'server/helped.ts': '' }],
  [sizes, { 'law/a.ts': 'x\n'.repeat(600), 'law/generated/a.ts': 'x\n'.repeat(900) }],
  [
    machinePlaces,
    { 'a.ts': `const a = 'http://127.0.0.1:3000/home'; const b = '/usr/bin/chromium'; import('../root/x.ts')` },
  ],
  [secrets, { 'a.ts': `const password = ask('mật khẩu'); const token: string = env.TOKEN` }],
  [docstrings, { 'law/a.ts': '/** Gives one. */\nexport function f() {}\nfunction g() {}\nexport const c = 1' }],
];

describe('what the rules of the house catch', () => {
  test.each(bad.map(([rule, sample, expected]) => ({ name: rule.name, rule, sample, expected })))(
    '$name: $expected',
    ({ rule, sample, expected }) => expect(findingsOf(rule, sample)).toEqual([expected]),
  );

  test.each(good.map(([rule, sample]) => ({ name: rule.name, rule, sample })))(
    '$name: leaves good work alone',
    ({ rule, sample }) => expect(findingsOf(rule, sample)).toEqual([]),
  );

  test.each(houseRules)('$name: has a bad and a good sample', (rule) => {
    expect(bad.some(([sampled]) => sampled === rule)).toBe(true);
    expect(good.some(([sampled]) => sampled === rule)).toBe(true);
  });
});
