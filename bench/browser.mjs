// What a page loads that answers and explains in one language: engine, book and words, bundled and minified.
import { writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'vite';

const ENTRY = `import { answer } from '@diemtua/law';
import { words } from '@diemtua/law/words/vi';
globalThis.answer = (question, input) => answer(question, input, { words, explain: true });
`;

/** @param {import('./ground.mjs').Ground} ground */
export async function measureBrowser(ground) {
  const entry = join(ground.folder, 'page.mjs');
  writeFileSync(entry, ENTRY);
  const [small, open] = [await bundle(ground.folder, entry, true), await bundle(ground.folder, entry, false)];
  const { code } = small;
  const dist = join(ground.lawFolder, 'dist');
  const modules = Object.entries(open.modules).map(([id, { code: text }]) => ({
    module: relative(dist, id).split(sep).join('/'),
    text: text ?? '',
  }));
  return {
    figures: {
      minified: Buffer.byteLength(code),
      gzip: gzipSync(code, { level: 9 }).length,
      brotli: brotliCompressSync(code).length,
      modules: withoutEach(modules),
    },
  };
}

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
      rollupOptions: { input: entry, output: { codeSplitting: false } },
    },
  });
  const [chunk] = [built].flat().flatMap((one) => ('output' in one ? Array.from(one.output) : []));
  if (chunk?.type !== 'chunk') throw new Error('the bundle has no code');
  return chunk;
}

/**
 * What each module weighs in the whole, compressed: the bytes that go when it goes, before minifying.
 * @param {readonly { module: string, text: string }[]} modules
 */
function withoutEach(modules) {
  const size = (/** @type {readonly { text: string }[]} */ of) =>
    gzipSync(of.map(({ text }) => text).join('\n'), { level: 9 }).length;
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
