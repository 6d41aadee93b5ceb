import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './prepare.mjs';

/** The browser of the tests; where it was not unpacked yet, one of its tests unpacks it. */
export async function openBrowser() {
  const { chromium } = await import('playwright-core');
  const own = join(root, 'node_modules', '.cache', 'diemtua', 'browser');
  const fonts = join(own, 'fonts.conf');
  const named = process.env.CHROMIUM_PATH ?? (existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : '');
  if (named === '' && !existsSync(fonts)) {
    const args = ['run', '--project', 'browser', 'tests/browser.browser.test.ts'];
    execFileSync(process.execPath, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), ...args], { cwd: root });
  }
  const bundled = { LD_LIBRARY_PATH: join(own, 'al2023', 'lib'), FONTCONFIG_FILE: fonts };
  return chromium.launch({
    executablePath: named === '' ? join(own, 'chromium') : named,
    env: named === '' ? { ...process.env, ...bundled } : { ...process.env },
    args: ['--no-sandbox', '--disable-gpu'],
  });
}
