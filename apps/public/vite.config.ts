import { readFileSync } from 'node:fs';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { preact } from '@preact/preset-vite';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

const catalogue = /\/words\/(vi|en|nb)\.json$/;

/** Messages reach the browser parsed, so that it needs no parser of its own. */
const compiledMessages: Plugin = {
  name: 'compiled-messages',
  enforce: 'pre',
  load(id) {
    if (!catalogue.test(id)) return null;
    const messages = JSON.parse(readFileSync(id, 'utf8')) as Readonly<Record<string, string>>;
    return JSON.stringify(
      Object.fromEntries(Object.entries(messages).map(([name, message]) => [name, compileMessage(message)])),
    );
  },
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [compiledMessages, preact()],
  // The law and the parts as source, like the type check: see docs/decisions/0001.
  resolve: { conditions: ['diemtua-source', ...defaultClientConditions] },
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
});
