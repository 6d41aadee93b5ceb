import { retirementAge, transitionalAge } from '../book/parameters/age.ts';
import { socialPensionAge, socialPensionAgePoor } from '../book/parameters/allowance.ts';
import { joiningAge } from '../book/parameters/contribution.ts';
import { toNumber, type Exact } from '../kernel/exact.ts';
import { formatMonthFor, formatMonths, formatNumber, formatPercent } from '../kernel/format.ts';
import { formatMonth } from '../kernel/month.ts';
import type { Citation, Series } from '../language/series.ts';
import type { NumberTerm, Term } from '../language/term.ts';
import type { Unit } from '../language/unit.ts';
import type { Words } from '../words/type.ts';

/** An amount never parts from its unit. */
const NBSP = '\u00a0';
/** Lengths that people count in years and months, though the book has them in months. */
const AGES: ReadonlySet<Series> = new Set([
  retirementAge,
  transitionalAge,
  socialPensionAge,
  socialPensionAgePoor,
  joiningAge,
]);

/** "L41 31.2.a" as people cite it: "Luật 41/2024, Điều 31, khoản 2, điểm a". */
export function tellCitation(citation: Citation, words: Words): string {
  const [source = '', place = ''] = citation.split(' ');
  const [article, clause, point] = place.split('.');
  const parts = [words.sources[source] ?? source];
  if (article) parts.push(`${words.cite.article} ${article}`);
  if (clause) parts.push(`${words.cite.clause} ${clause}`);
  if (point) parts.push(`${words.cite.point} ${point}`);
  return parts.join(', ');
}

/** A value as people read it: "297.000 đ", "40,5 %", "12/2040", "15,5 năm". Money that is not whole yet keeps two decimals. */
export function tellValue(value: Exact, unit: Unit, words: Words, choices: readonly string[] = []): string {
  const { language } = words.grammar;
  const number = toNumber(value);
  switch (unit) {
    case 'dong':
    case 'dong/month':
      return `${formatNumber(number, language)}${NBSP}đ`;
    case 'percent':
    case 'percent/year':
      return formatPercent(number * 100, language, 4);
    case 'month':
      return value.n === 0 ? words.grammar.noMonth : formatMonthFor(formatMonth(value.n), language);
    case 'yes-no':
      return value.n === 0 ? words.grammar.no : words.grammar.yes;
    case 'choice': {
      const choice = choices[value.n] ?? '';
      return words.choices[choice] ?? choice;
    }
    case 'fraction':
      return formatNumber(number, language, 6);
    default: {
      const one = number === 1 ? words.one[unit] : undefined;
      const stands = one ?? words.units[unit];
      return stands === '' ? formatNumber(number, language) : `${formatNumber(number, language)}${NBSP}${stands}`;
    }
  }
}

/** The value of a legal number; an age in years and months. */
export function tellOfSeries(value: Exact, series: Series, words: Words): string {
  return AGES.has(series)
    ? formatMonths(toNumber(value), words.grammar.language)
    : tellValue(value, series.unit, words);
}

/**
 * The name of a fact, a rule, a legal number or a choice as it stands inside a sentence, a number of arithmetic with its
 * unit; null for what is put together of them.
 */
export function nameTerm(term: Term, words: Words): string | null {
  if (term.kind === 'number' && term.choice === null) return tellNumber(term, words);
  const name = titleOf(term, words);
  return name === null ? null : insideSentence(name);
}

/** A number of arithmetic with its unit, as far as people say it. */
function tellNumber({ value, unit }: NumberTerm, words: Words): string | null {
  return unit === 'months/year' ? null : tellValue(value, unit, words);
}

/** Without a capital at the beginning. */
export function insideSentence(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}

function titleOf(term: Term, words: Words): string | null {
  switch (term.kind) {
    case 'fact':
      return words.facts[term.name] ?? term.name;
    case 'rule':
      return words.rules[term.name] ?? term.name;
    case 'parameter':
      return words.parameters[term.series.name] ?? term.series.name;
    case 'number':
      return term.choice === null ? null : (words.choices[term.choice] ?? term.choice);
    default:
      return null;
  }
}
