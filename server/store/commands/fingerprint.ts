import { sha256 } from '../ledger/write.ts';

/** JSON with the fields of each object in one order, so that two texts of the same content are the same. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, content]) => content !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, content]) => `${JSON.stringify(name)}:${canonicalJson(content)}`);
  return `{${fields.join(',')}}`;
}

/** What tells two commands with the same id apart: SHA-256 of the content, in hexadecimal. */
export const fingerprint = (content: unknown): string => sha256(canonicalJson(content));
