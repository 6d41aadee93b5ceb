// What a page loads that answers and explains in one language: engine, book and words, bundled and minified.
import { writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'vite';

const WORDS = `import { words } from '@diemtua/law/words/vi';\n`;
/** Every question with its reasons, as one program; and pages that take from the law only what they ask. */
const ENTRIES = {
  all: `import { answer } from '@diemtua/law';
globalThis.answer = (question, input) => answer(question, input, { words, explain: true });
`,
  pension: `import { answerOne, explain, pension } from '@diemtua/law/one';
globalThis.answer = (input) => answerOne(pension, input, { words, explain });
`,
  figures: `import { answerOne, contribution, pension } from '@diemtua/law/one';
globalThis.answers = [contribution, pension].map((question) => (input) => answerOne(question, input, { words }));
`,
};

/** @param {import('./ground.mjs').Ground} ground */
export async function measureBrowser(ground) {
  /** @param {keyof typeof ENTRIES} name */
  const write = (name) => {
    const entry = join(ground.folder, `${name}.mjs`);
    writeFileSync(entry, WORDS + ENTRIES[name]);
    return entry;
  };
  const { code } = await bundle(ground.folder, write('all'), true);
  const open = await bundle(ground.folder, write('all'), false);
  const pension = await bundle(ground.folder, write('pension'), true);
  const figures = await bundle(ground.folder, write('figures'), true);
  const dist = join(ground.lawFolder, 'dist');
  const modules = Object.entries(open.modules).map(([id, { code: text }]) => ({
    module: relative(dist, id).split(sep).join('/'),
    text: text ?? '',
  }));
  return {
    figures: {
      minified: Buffer.byteLength(code),
      gzip: gzipped(code),
      pension: gzipped(pension.code),
      figures: gzipped(figures.code),
      brotli: brotliCompressSync(code).length,
      modules: withoutEach(modules),
    },
  };
}

/** @param {string} code */
const gzipped = (code) => gzipSync(code, { level: 9 }).length;

/**
 * @param {string} folder
 * @param {string} entry
 * @param {boolean} minify
 */
async function bundle(folder, entry, minify) {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: folder,
    build: {
      write: false,
      minify,
      modulePreload: { polyfill: false },
      rollupOptions: { input: entry },
    },
  });
  // What is loaded later (the loops of `assess`) would be chunks of its own; drawn into one file, every module would be wrapped.
  const [chunk, ...more] = [built].flat().flatMap((one) => ('output' in one ? Array.from(one.output) : []));
  if (chunk?.type !== 'chunk' || more.some((one) => one.type === 'chunk'))
    throw new Error('the bundle is not one file');
  return chunk;
}

/**
 * What each module weighs in the whole, compressed: the bytes that go when it goes, before minifying.
 * @param {readonly { module: string, text: string }[]} modules
 */
function withoutEach(modules) {
  const size = (/** @type {readonly { text: string }[]} */ of) => gzipped(of.map(({ text }) => text).join('\n'));
  const all = size(modules);
  return modules
    .map(({ module, text }) => ({
      module,
      bytes: Buffer.byteLength(text),
      gzip: all - size(modules.filter((other) => other.module !== module)),
    }))
    .filter(({ bytes }) => bytes > 0)
    .toSorted((a, b) => b.gzip - a.gzip);
}
