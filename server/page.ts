import type { Asset } from './assets.ts';
import type { PageParts } from './routes/route.ts';

const shells = new WeakMap<Asset, string>();
const bare = '<!doctype html><html lang="vi"><head><title></title></head><body><div id="app"></div></body></html>';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** The public app's own page without what is written in it. */
function shellOf(assets: ReadonlyMap<string, Asset>): string {
  const page = assets.get('/index.html');
  if (page === undefined) return bare;
  const known = shells.get(page);
  if (known !== undefined) return known;
  const text = new TextDecoder().decode(page.plain);
  // What the app says where it cannot run is not true of a page that needs no script.
  const plain = text.replaceAll(/<noscript[\s\S]*?<\/noscript\s*>/g, '');
  const shell = plain.includes('<div id="app">') ? plain : bare;
  shells.set(page, shell);
  return shell;
}

/** Puts what the server says into the public app's own page, which leaves it as it is: it is read with a script or without. */
export const pageIn =
  (assets: ReadonlyMap<string, Asset>) =>
  ({ language, title, description, body }: PageParts): string =>
    shellOf(assets)
      .replace(/<html lang="\w+"/, `<html lang="${language}"`)
      .replace(/<title>[^<]*<\/title>/, () => `<title>${escaped(title)}</title>`)
      .replace(/(<meta name="description" content=")[^"]*/, (_, begin: string) => begin + escaped(description))
      .replace(
        /<div id="app">[\s\S]*?(?=<\/div>\s*(?:<div id="unloaded"|<noscript|<script|<\/body>))/,
        () => `<div id="app" data-served>${body}`,
      );
