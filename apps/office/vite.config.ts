import { preact } from '@preact/preset-vite';
import { defaultClientConditions, defineConfig } from 'vite';
import { compiledMessages } from '../../ui/compiled-messages.ts';

// Tests build with an environment of their own; what they leave behind is served too.
if (process.env['NODE_ENV'] === 'test') process.env['NODE_ENV'] = 'production';

export default defineConfig({
  root: import.meta.dirname,
  base: '/van-phong/',
  plugins: [compiledMessages, preact()],
  // The law, the domain and the parts as source, like the type check: see docs/decisions/0001.
  resolve: { conditions: ['diemtua-source', ...defaultClientConditions] },
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
});
