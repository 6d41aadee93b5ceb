// `npm run build`: everything that is built, fresh.
import { build, install, nodeIsNewEnough } from './prepare.mjs';

process.exitCode = nodeIsNewEnough() && install() && build(['commands', 'public']) ? 0 : 1;
