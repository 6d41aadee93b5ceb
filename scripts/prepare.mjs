// What a clone needs before anything of it can run: the right Node, the installed parts, an up-to-date build.
// Plain JavaScript without dependencies, because it runs before they are there. Everything it says goes to the error
// output: the standard output belongs to the answer of the command.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the clone. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const nodeOldest = [20, 19];
const waitForOtherMsMax = 5 * 60_000;
const waitStepMs = 100;

/** @param {...string} parts */
const at = (...parts) => join(root, ...parts);

/** @param {string} text */
export const say = (text) => process.stderr.write(`${text}\n`);

/**
 * Runs one of the installed tools, by its own file rather than by a shell.
 * @param {string} file the tool's script, from the root
 * @param {readonly string[]} args
 */
export function runTool(file, args) {
  const { status, error } = spawnSync(process.execPath, [at(file), ...args], { cwd: root, stdio: ['ignore', 2, 2] });
  if (error) say(String(error));
  return status === 0;
}

/** Whether this Node can run the project; if not, says so in one line. */
export function nodeIsNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = nodeOldest;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return true;
  say(`Node ${nodeOldest.join('.')} or newer is needed; this is ${process.versions.node}.`);
  return false;
}

/**
 * Lets one process at a time do the work; the others wait for it. A lock whose process is gone, or which is too old, is
 * taken over.
 * @param {() => boolean} work
 */
function alone(work) {
  const lock = at('.build-lock');
  const owner = join(lock, 'owner');
  const sleep = new Int32Array(new SharedArrayBuffer(4));
  const until = Date.now() + waitForOtherMsMax;
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      if (Date.now() > until || !lives(owner, lock)) rmSync(lock, { recursive: true, force: true });
      else Atomics.wait(sleep, 0, 0, waitStepMs);
    }
  }
  try {
    writeFileSync(owner, String(process.pid));
    return work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/**
 * Whether the process that holds the lock is still there. A lock that has no owner's number yet was made a moment ago.
 * @param {string} owner
 * @param {string} lock
 */
function lives(owner, lock) {
  try {
    if (!existsSync(owner)) return Date.now() - statSync(lock).mtimeMs < 10 * waitStepMs;
    process.kill(Number(readFileSync(owner, 'utf8')), 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Whether node_modules holds every package of the lock file in its version (those for other systems apart).
 */
function isInstalled() {
  const installed = at('node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  /** @param {string} file @returns {Record<string, { version?: string, optional?: boolean }>} */
  const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const there = packagesOf(installed);
  return Object.entries(packagesOf(at('package-lock.json'))).every(
    ([path, { version, optional }]) =>
      !path.includes('node_modules/') || optional || (path in there && there[path]?.version === version),
  );
}

/** Installs what is missing, exactly as the lock file says. */
export function install() {
  if (isInstalled()) return true;
  return alone(() => {
    if (isInstalled()) return true;
    say('Installing the parts that are missing (npm ci) …');
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const shell = process.platform === 'win32';
    const args = ['ci', '--include=dev', '--no-fund', '--no-audit'];
    const { status } = spawnSync(npm, args, { cwd: root, stdio: ['ignore', 2, 2], shell });
    if (status !== 0) say('The parts could not be installed: is a package registry within reach?');
    return status === 0;
  });
}

/**
 * @typedef {object} Part what is built, from which rooms, and how
 * @property {readonly string[]} rooms
 * @property {readonly string[]} proofs what is there when it is built
 * @property {() => boolean} build
 */

/** @type {Readonly<Record<'commands' | 'public' | 'office', Part>>} */
const parts = {
  commands: {
    rooms: ['law', 'domain', 'server', 'simulation'],
    proofs: ['law/dist', 'domain/dist', 'server/dist/commands/main.js', 'simulation/dist/main.js'],
    build: () => compile('law') && joinLaw() && compile('domain') && compile('server') && compile('simulation'),
  },
  public: {
    rooms: ['law', 'ui', 'apps/public'],
    proofs: ['apps/public/dist/index.html'],
    build: () => runTool('node_modules/vite/bin/vite.js', ['build', 'apps/public', '--logLevel', 'warn']),
  },
  office: {
    rooms: ['law', 'domain', 'ui', 'apps/office'],
    proofs: ['apps/office/dist/index.html'],
    build: () => runTool('node_modules/vite/bin/vite.js', ['build', 'apps/office', '--logLevel', 'warn']),
  },
};

/** @typedef {keyof typeof parts} PartName */

/**
 * Compiles a room, and clears away what an earlier build left of files that are no more.
 * @param {string} room
 */
function compile(room) {
  const began = Date.now();
  if (!runTool('node_modules/typescript/bin/tsc', ['-p', `${room}/tsconfig.build.json`])) return false;
  for (const file of readdirSync(at(room, 'dist'), { recursive: true, withFileTypes: true })) {
    const path = join(file.parentPath, file.name);
    if (file.isFile() && statSync(path).mtimeMs < began - 1000) unlinkSync(path);
  }
  return true;
}

/** Joins the law into one file to load. */
function joinLaw() {
  return runTool('node_modules/vite/bin/vite.js', ['build', 'law']);
}

/**
 * The state of the sources in one short text: how many files, how many bytes, the newest time.
 * @param {readonly string[]} rooms
 */
function stateOf(rooms) {
  let files = 0;
  let bytes = 0;
  let newest = 0;
  /** @param {string} path */
  const count = (path) => {
    const { size, mtimeMs } = statSync(path);
    files++;
    bytes += size;
    newest = Math.max(newest, mtimeMs);
  };
  /** @param {string} folder */
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.name === 'dist' || entry.name === 'node_modules') continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (!/\.(test|bench)\.tsx?$/.test(entry.name)) count(path);
    }
  };
  for (const room of rooms) walk(at(room));
  for (const file of ['tsconfig.base.json', 'package-lock.json']) count(at(file));
  return `${files} files, ${bytes} bytes, newest ${newest}`;
}

/** @param {PartName} name */
const stampOf = (name) => at('node_modules', '.cache', 'diemtua', `${name}.stamp`);

/** @param {PartName} name */
function isBuilt(name) {
  const { rooms, proofs } = parts[name];
  const stamp = stampOf(name);
  if (![stamp, ...proofs.map((proof) => at(proof))].every((path) => existsSync(path))) return false;
  return readFileSync(stamp, 'utf8') === stateOf(rooms);
}

/**
 * Builds the parts, whether they are stale or not.
 * @param {readonly PartName[]} names
 */
export function build(names) {
  return alone(() => names.every(buildOne));
}

/** @param {PartName} name */
function buildOne(name) {
  const { rooms, build: work } = parts[name];
  const stamp = stampOf(name);
  const state = stateOf(rooms);
  rmSync(stamp, { force: true });
  if (!work()) {
    say(`The build failed (${name}): see above.`);
    return false;
  }
  mkdirSync(join(stamp, '..'), { recursive: true });
  writeFileSync(stamp, state);
  return true;
}

/**
 * Brings a clone to where the parts named can run: checks Node, installs what is missing, builds what is stale.
 * @param {readonly PartName[]} names
 */
export function prepare(names) {
  if (!nodeIsNewEnough() || !install()) return false;
  if (names.every(isBuilt)) return true;
  return alone(() => {
    const stale = names.filter((name) => !isBuilt(name));
    if (stale.length > 0) say(`Building what has changed (${stale.join(', ')}) …`);
    return stale.every(buildOne);
  });
}
