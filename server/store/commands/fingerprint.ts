import { sha256 } from '../ledger/write.ts';

/** JSON with the fields of each object in one order, so that two texts of the same content are the same. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const name of Object.keys(fields).toSorted()) {
    const content = fields[name];
    if (content !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(content)}`;
  }
  return `{${text}}`;
}

/** What tells two commands with the same id apart: SHA-256 of the content, in hexadecimal. */
export const fingerprint = (content: unknown): string => sha256(canonicalJson(content));
