import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answer, type Answered, type ToldLine, type ToldStep } from '../index.ts';
import { words as en } from '../words/en.ts';
import { words as nb } from '../words/nb.ts';
import { words as vi } from '../words/vi.ts';
import { inputsOf } from './inputs.ts';
import { questionsOfPeople } from './people.ts';

/** How many people each question is asked of. */
const PEOPLE = 60;
const languages = { vi, en, nb } as const;

/** A number as a language prints it; money and percentages may be rounded by as much as half of their last digit. */
interface Figure {
  readonly value: number;
  readonly off: number;
}
type Operator = (a: Figure, b: Figure) => Figure;

const operators: Readonly<Record<string, readonly [number, Operator]>> = {
  '+': [1, (a, b) => ({ value: a.value + b.value, off: a.off + b.off })],
  '\u2212': [1, (a, b) => ({ value: a.value - b.value, off: a.off + b.off })],
  '×': [2, (a, b) => ({ value: a.value * b.value, off: Math.abs(a.value) * b.off + Math.abs(b.value) * a.off })],
  ':': [2, (a, b) => ({ value: a.value / b.value, off: (a.off + (Math.abs(a.value) * b.off) / b.value) / b.value })],
};

/** The figure that a text prints: "1.500.000 đ", "22 %", "3 tháng"; months of the calendar, and ages, in months. */
function figureOf(text: string, language: keyof typeof languages): Figure | null {
  const month = /^(\d\d)[/.](\d{4})$/.exec(text);
  if (month) return { value: Number(month[2]) * 12 + Number(month[1]), off: 0 };
  const age = /^(\d+)\u00a0(?:năm|years?|år)(?: (\d+)\u00a0\p{L}+)?$/u.exec(text);
  if (age) return { value: Number(age[1]) * 12 + Number(age[2] ?? 0), off: 0 };
  const group = { vi: '.', en: ',', nb: '\u00a0' }[language];
  const found = /^([\d.,\u00a0]*\d)(?:\u00a0(%|đ|\p{L}[\p{L} ]*))?$/u.exec(text);
  if (!found) return null;
  const [, digits = '', unit = ''] = found;
  const plain = digits.replaceAll(group, '').replace(',', '.');
  const decimals = plain.split('.')[1]?.length ?? 0;
  const percent = unit === '%' ? 100 : 1;
  return { value: Number(plain) / percent, off: decimals >= 2 ? 0.5 / 10 ** decimals / percent : 0 };
}

/** Works out what a text of numbers, +, −, ×, : and brackets comes to; null where there is more in it. */
function work(text: string, language: keyof typeof languages): Figure | null {
  const isDated = /(?:^|[ (])\d\d[/.]\d{4}/.test(text);
  const inYears = (token: string): string => (isDated ? token : token.replace(/\u00a0(?:năm|years?|år)$/, ''));
  const tokens = text
    .split(/ (?=[+\u2212×:] )|(?<=(?:^| )[+\u2212×:]) |(?<=\()|(?=\()|(?=\))/u)
    .map((one) => inYears(one.trim()));
  let at = 0;
  const part = (): Figure | null => {
    if (tokens[at] !== '(') return figureOf(tokens[at++] ?? '', language);
    at++;
    const inside = sum(1);
    return tokens[at++] === ')' ? inside : null;
  };
  const sum = (level: number): Figure | null => {
    let left = level === 2 ? part() : sum(2);
    for (let found = operators[tokens[at] ?? '']; found?.[0] === level; found = operators[tokens[at] ?? '']) {
      at++;
      const right = level === 2 ? part() : sum(2);
      left = left && right && found[1](left, right);
    }
    return left;
  };
  const found = sum(1);
  return at === tokens.length ? found : null;
}

/** Whether the arithmetic comes to what is written beside it; null where it is more than numbers. */
function agrees(arithmetic: string, text: string, language: keyof typeof languages): boolean | null {
  const rounded = / (làm tròn .*|rounded .*|avrundet .*|rundet .*)$/.exec(arithmetic);
  const plain = rounded ? arithmetic.slice(0, rounded.index).replace(/,$/, '') : arithmetic;
  const [worked, written] = [work(plain, language), work(text, language)];
  if (!worked || !written) return null;
  const most = rounded && /(lên|up|opp)$/.test(rounded[0]) ? 1 : rounded ? 0.5 : 0.005;
  return Math.abs(worked.value - written.value) <= most + worked.off + written.off + 1e-9 * Math.abs(worked.value);
}

const linesOf = (line: ToldLine): readonly ToldLine[] => [line, ...line.lines.flatMap(linesOf)];

describe.each(Object.keys(languages) as (keyof typeof languages)[])('in %s', (language) => {
  test.each(questionsOfPeople)('every arithmetic of numbers comes to the value beside it: %s', (question) => {
    const wrong: string[] = [];
    let compared = 0;
    const compare = (name: string, arithmetic: string, text: string): void => {
      const found = agrees(arithmetic, text, language);
      if (found !== null) compared++;
      if (found === false) wrong.push(`${name}: ${arithmetic} is not ${text}`);
    };
    for (const input of fc.sample(inputsOf(question), { seed: 20_260, numRuns: PEOPLE })) {
      const given = answer(question, input, { words: languages[language], explain: true }) as Answered;
      for (const step of (given['explanation'] ?? []) as readonly ToldStep[]) {
        compare(step.rule, step.arithmetic, step.text);
        for (const line of step.lines.flatMap(linesOf))
          if (line.arithmetic !== '') compare(`a line of ${step.rule}`, line.arithmetic, line.text);
      }
    }
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(PEOPLE);
  });
});
