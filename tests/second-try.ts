import { relative } from 'node:path';
import type { Reporter, TestCase } from 'vitest/node';

/**
 * Says at the end which tests passed only when they were tried again. A screen on a busy machine may be late once; what is late often is a fault, of
 * the screen or of its test, and whoever reads the end of a run should see its name.
 */
export default class SecondTry implements Reporter {
  readonly #late: string[] = [];

  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky !== true) return;
    this.#late.push(`${relative(test.project.config.root, test.module.moduleId)}: ${test.fullName}`);
  }

  onTestRunEnd(): void {
    for (const name of this.#late) process.stdout.write(`Passed only at the second try: ${name}\n`);
  }
}
