// `npm run types`: every room with its tests; law and domain once more as they ship, without Node's or the browser's types.
import { runTool } from './prepare.mjs';

const projects = [
  'law/tsconfig.build.json',
  'law',
  'domain/tsconfig.build.json',
  'domain',
  'ui',
  'server',
  'simulation',
  'client',
  'apps/public',
  'apps/office',
  'tsconfig.json',
];

const failed = projects.filter(
  (project) => !runTool('node_modules/typescript/bin/tsc', ['-p', project, '--noEmit', '--pretty', 'false']),
);
process.exitCode = failed.length > 0 ? 1 : 0;
