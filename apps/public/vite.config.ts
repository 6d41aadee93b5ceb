import { preact } from '@preact/preset-vite';
import { defaultClientConditions, defineConfig } from 'vite';
import { APPS, lawChecked, messagesOf, writtenPages } from './prerender/pages.config.ts';

/** One app, in a build of its own: a page that asks no question of the book carries none of it. */
const app = APPS.find((each) => each === process.env['DIEMTUA_APP']) ?? 'index';

/** What tells reasons is loaded when they are: the doors of rooms would otherwise bring it along with everything else. */
const reasons =
  /\/law\/(readings\/explain|answers\/(explain|explain-plan|tell|tell-formula|tell-goal))\.ts$|\/ui\/(explanation|reasons)\.tsx?$/;

/** What every screen of the starts stands in, and what each start asks: one file each, because a file of its own costs a request and is packed worse. */
const frame =
  /vite\/preload-helper|\/node_modules\/preact\/|\/ui\/(field|fields|icon|messages|notice|path|reading|speaking|states|voice)\.tsx?$|\/law\/kernel\/(format|month)\.ts$|\/public\/(frame\/(band|later|listen|route)|language\/say|calculator\/(address|draft))\.tsx?$/;
const plan =
  /\/law\/(?!kernel\/(format|month)\.|language\/bounds\.|readings\/ask\.|answers\/ask-one\.|words\/).*\.ts$|\/ui\/(count-explanation|money|why-button)\.tsx$|\/public\/(frame\/focus|share\/share|advice\/advise|calculator\/(?!plan-reasons|right-|figure-|reasons|address|draft|link-notice)[\w-]+)\.tsx?$/;

/** The starts alone: the other apps are small, and read in another order. */
const ofStarts = [
  { name: 'frame', test: frame },
  { name: 'plan', test: plan },
];

// Tests build with an environment of their own; what they leave behind is served too, and would cost every visitor 7 kB.
if (process.env['NODE_ENV'] === 'test') process.env['NODE_ENV'] = 'production';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [messagesOf(app), preact(), lawChecked, ...(app === 'index' ? [writtenPages] : [])],
  // The law and the parts as source, like the type check: see docs/decisions/0001.
  resolve: { conditions: ['diemtua-source', ...defaultClientConditions] },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    emptyOutDir: app === 'index',
    rolldownOptions: {
      input: `${import.meta.dirname}/${app}.html`,
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: 'why', test: reasons }, ...(app === 'index' ? ofStarts : [])],
        },
      },
    },
  },
});
