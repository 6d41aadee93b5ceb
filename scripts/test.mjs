// `npm test`: every check of the project, in order, each with its time. Every step runs, even when an earlier one failed.
// The last line is the sum: a passed test counts one, and so does each step that is not a test (types, lint, format, build).
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { install, nodeIsNewEnough, root } from './prepare.mjs';

const sum = { passed: 0, failed: 0 };
/** @type {string[]} */
const failures = [];

/**
 * Runs a tool of the project; true when it succeeded.
 * @param {string} file
 * @param {readonly string[]} args
 */
function run(file, args) {
  const { status, error } = spawnSync(process.execPath, [join(root, file), ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error) console.log(String(error));
  return status === 0;
}

/**
 * @param {string} heading
 * @param {() => { passed: number, failed: number }} work
 */
function step(heading, work) {
  console.log(`\n== ${heading}`);
  const began = Date.now();
  const { passed, failed } = work();
  sum.passed += passed;
  sum.failed += failed;
  if (failed > 0) failures.push(heading);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  console.log(`-- ${heading}: ${failed > 0 ? `FAILED (${failed})` : 'passed'}, ${seconds} s`);
}

/**
 * A step that is not a test: it counts one.
 * @param {string} file
 * @param {...string} args
 */
const check =
  (file, ...args) =>
  () =>
    run(file, args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

/**
 * A run of tests: it counts each of them, a file that could not be read, and an error outside of every test.
 * @param {...string} projects
 */
const tests =
  (...projects) =>
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'diemtua-test-'));
    const file = join(folder, 'result.json');
    const chosen = projects.flatMap((project) => ['--project', project]);
    const reporters = ['default', 'json', './tests/second-try.ts'].flatMap((each) => ['--reporter', each]);
    const succeeded = run('node_modules/vitest/vitest.mjs', [
      'run',
      ...chosen,
      ...reporters,
      '--outputFile.json',
      file,
    ]);
    const count = existsSync(file) ? countOf(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0 };
    rmSync(folder, { recursive: true, force: true });
    if (succeeded && count.passed === 0) console.log('No test ran.');
    return { ...count, failed: count.failed || (succeeded && count.passed > 0 ? 0 : 1) };
  };

/**
 * @param {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} result
 */
function countOf({ numPassedTests, numFailedTests, testResults }) {
  const unread = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  return { passed: numPassedTests, failed: numFailedTests + unread };
}

if (!nodeIsNewEnough() || !install()) {
  sum.failed++;
} else {
  // First of all, because a room reads the types of the rooms below it from what they were built into.
  step('Build', check('scripts/build.mjs'));
  step('Types', check('scripts/types.mjs'));
  step('Lint', check('node_modules/oxlint/bin/oxlint', '--deny-warnings'));
  step('Format', check('node_modules/oxfmt/bin/oxfmt', '--check'));
  step('Units, properties, tidiness', tests('units', 'properties', 'tidy'));
  step('Books on both engines', tests('books'));
  step('Screens in a browser', tests('browser'));
}

if (failures.length > 0) console.log(`\nFailed: ${failures.join('; ')}`);
console.log(`\n${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed > 0 ? 1 : 0;
