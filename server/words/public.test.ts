import { createHash } from 'node:crypto';
import { LEAD_KEPT_MONTHS } from '@diemtua/domain/outreach';
import { LANGUAGES, type Language } from '@diemtua/law/kernel/format';
import { describe, expect, test } from 'vitest';
import { testCatalogues } from '../../tests/catalogue.ts';
import { callingWords } from './calling.ts';
import { CALL_CONSENT_NOW, CALL_CONSENTS } from './consent.ts';
import { paperWords } from './paper-check.ts';
import { publicWords } from './public.ts';

/** The words of a page, lists and groups of words among them, each under its own name. */
function flat(words: object, before = ''): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(words).flatMap(([name, word]: [string, unknown]) =>
      typeof word === 'string'
        ? [[`${before}${name}`, word] as const]
        : Object.entries(flat(word as object, `${before}${name}.`)),
    ),
  );
}

const inAll = (words: Readonly<Record<Language, object>>) => ({
  vi: flat(words.vi),
  en: flat(words.en),
  nb: flat(words.nb),
});

describe('places and figures', () => {
  testCatalogues(inAll(publicWords));
});
describe('asking to be called', () => {
  testCatalogues(inAll(callingWords));
});
describe('a receipt by its paper', () => {
  testCatalogues(inAll(paperWords));
});

test('no Vietnamese word of the served pages has an abbreviation that it does not explain', () => {
  const all = [publicWords, callingWords, paperWords].flatMap((words) => Object.values(flat(words.vi)));
  // BL25 and K7Q2M-9XPA4 are examples of what stands on papers.
  expect(all.filter((word) => /(?<![\w-])[A-ZĐ]{2,}(?![\w-])/u.test(word))).toEqual([]);
});

test('a text of consent that somebody said yes to is never changed: another text is another version', () => {
  const told = Object.entries(CALL_CONSENTS).map(([version, text]) => [
    version,
    createHash('sha256')
      .update(LANGUAGES.map((language) => text[language]).join('\n'))
      .digest('hex')
      .slice(0, 12),
  ]);
  expect(told).toEqual([['2025-11', '50ce146f0ff0']]);
});

test('the consent says after how many months a request is deleted', () => {
  for (const language of LANGUAGES)
    expect(CALL_CONSENTS[CALL_CONSENT_NOW][language]).toMatch(
      new RegExp(`\\b${LEAD_KEPT_MONTHS} (tháng|months|måneder)`),
    );
});

test('the consent is said in short sentences', () => {
  const sentences = Object.values(CALL_CONSENTS).flatMap(({ vi }) => vi.split(/[.!?](?:\s|$)/));
  expect(sentences.filter((sentence) => sentence.trim().split(/\s+/).length > 22)).toEqual([]);
});
