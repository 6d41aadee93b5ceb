// `npm run types`: every room with its tests; law and domain once more as they ship, without Node's or the browser's types.
import { spawn } from 'node:child_process';
import { root } from './prepare.mjs';

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

/**
 * Checks one project; true when its types hold.
 * @param {string} project
 * @returns {Promise<boolean>}
 */
const holds = (project) =>
  new Promise((resolve) => {
    const args = ['node_modules/typescript/bin/tsc', '-p', project, '--noEmit', '--pretty', 'false'];
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', () => resolve(false)).once('exit', (code) => resolve(code === 0));
  });

// Two at a time: each keeps one core busy, and some of them a gigabyte of memory.
const waiting = [...projects];
let failed = false;
const lane = async () => {
  for (let project = waiting.shift(); project !== undefined; project = waiting.shift()) {
    if (!(await holds(project))) failed = true;
  }
};
await Promise.all([lane(), lane()]);
process.exitCode = failed ? 1 : 0;
