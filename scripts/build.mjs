// `npm run build`: everything that is built, fresh.
import { build, install, nodeIsNewEnough } from './prepare.mjs';

process.exitCode = nodeIsNewEnough() && install() && build(['commands', 'public', 'office']) ? 0 : 1;
