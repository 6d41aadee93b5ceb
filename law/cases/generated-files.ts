import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../generated/', import.meta.url);

/** The files that stand in generated/, by name. */
export function names(): readonly string[] {
  return readdirSync(folder).toSorted();
}

/** What one of them says. */
export function text(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8');
}
