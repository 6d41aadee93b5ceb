import type { Refused as LawRefused } from '@diemtua/law';
import { formatNumber, type Language } from '@diemtua/law/kernel/format';
import { serverWords } from './language.ts';
import type { Refused } from './routes/route.ts';
import { fillIn } from './words/fill.ts';

/** A refusal of the server in the form of the law's own: its code for programs, a sentence with its numbers for people. */
export function tellRefused(refused: Refused, language: Language): LawRefused {
  const values = Object.fromEntries(
    Object.entries(refused.with).map(([name, value]) => [
      name,
      typeof value === 'number' ? formatNumber(value, language) : value,
    ]),
  );
  return {
    error: { code: refused.code, field: refused.field, message: fillIn(serverWords[language][refused.code], values) },
  };
}
