import type { Language, Tone } from '@diemtua/ui';
import { formatDay, formatMonthFor } from '@diemtua/ui';
import type { Masked, Standing } from '../asking/shapes.ts';
import type { Say } from '../language/say.tsx';

/** A birth as it is known: the day, the month, or the year. */
export function birthText(birth: Masked['birth'], language: Language): string {
  if (birth.precision === 'day') return formatDay(birth.date, language);
  return birth.precision === 'month' ? formatMonthFor(birth.month, language) : String(birth.year);
}

/** A span of months: "07 – 12/2025"; the year is said once where it is one. */
export function spanText(from: string, until: string, language: Language): string {
  const [first, last] = [formatMonthFor(from, language), formatMonthFor(until, language)];
  if (from === until) return first;
  const sameYear = language === 'vi' && from.slice(0, 'YYYY'.length) === until.slice(0, 'YYYY'.length);
  return `${sameYear ? first.slice(0, 'MM'.length) : first}\u2013${last}`;
}

/** The tone and the words of how somebody stands with voluntary insurance. */
export const toneOf: Readonly<Record<Standing['state'], Tone>> = {
  never: 'quiet',
  covered: 'safe',
  due: 'waiting',
  lapsed: 'trouble',
};

/** How somebody stands, in a few words. */
export function standingText({ state, until, due }: Standing, say: Say, language: Language): string {
  const month = until === null ? '' : formatMonthFor(until, language);
  return say(`standing.${state}`, { month, due: due === null ? '' : formatMonthFor(due, language) });
}

/** How one speaks of a person: "chị Mỷ" in Vietnam, where the last word of a name is the one that is said. */
export function addressOf(
  { sex, name }: Pick<Masked, 'sex' | 'name'>,
  say: Say,
): { readonly you: string; readonly You: string } {
  const you = say(sex === 'female' ? 'you.female' : 'you.male', { name: name.split(' ').at(-1) ?? name });
  return { you, You: you.charAt(0).toUpperCase() + you.slice(1) };
}

/** A name in the order of Vietnamese lists: by given name, then family name, then what stands between. */
export function nameOrder(name: string): readonly string[] {
  const words = name.trim().split(/\s+/);
  return [words.at(-1) ?? '', words.length > 1 ? (words[0] ?? '') : '', words.slice(1, -1).join(' ')];
}
