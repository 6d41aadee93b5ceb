import { LANGUAGES, type Language } from '@diemtua/law/kernel/format';
import { words as lawEn } from '@diemtua/law/words/en';
import { words as lawNb } from '@diemtua/law/words/nb';
import { words as lawVi } from '@diemtua/law/words/vi';
import type { Words } from '@diemtua/law';
import { words as en } from './words/en.ts';
import { words as nb } from './words/nb.ts';
import type { ServerWords } from './words/type.ts';
import { words as vi } from './words/vi.ts';

const standard: Language = 'vi';

/** What the law says, in each language. */
export const lawWords: Readonly<Record<Language, Words>> = { vi: lawVi, en: lawEn, nb: lawNb };

/** What the server itself says, in each language. */
export const serverWords: Readonly<Record<Language, ServerWords>> = { vi, en, nb };

/** Norwegian is asked for under three names; we write Bokmål. */
const otherNames: Readonly<Record<string, Language>> = { no: 'nb', nn: 'nb' };

function languageNamed(tag: string): Language | null {
  const name = tag.trim().toLowerCase().split('-')[0] ?? '';
  return LANGUAGES.find((language) => language === name) ?? otherNames[name] ?? null;
}

/**
 * The language of an answer: the one asked for by name, else the most wanted one of Accept-Language that we have, else
 * Vietnamese.
 */
export function chooseLanguage(asked: string | undefined, acceptLanguage: string | undefined): Language {
  const named = asked === undefined ? null : languageNamed(asked);
  if (named) return named;
  const wanted = (acceptLanguage ?? '')
    .slice(0, 1000)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';');
      const weight = parameters.map((each) => /^\s*q=([\d.]+)\s*$/.exec(each)?.[1]).find((each) => each !== undefined);
      return { language: languageNamed(tag), weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  return wanted.find(({ language }) => language !== null)?.language ?? standard;
}
