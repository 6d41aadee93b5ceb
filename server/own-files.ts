import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The path of a file or folder that belongs to the server and is not compiled: migrations, templates, fonts. The same whether the sources run or the build.
 * @param path from the server's own folder
 */
export function ownFile(path: string): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return join(folder, path);
    if (folder === dirname(folder)) throw new Error(`${path} is missing: the server's folder was not found`);
  }
}
