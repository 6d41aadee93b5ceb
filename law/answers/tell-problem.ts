import { formatMonthFor, formatNumber } from '../kernel/format.ts';
import { exact } from '../kernel/exact.ts';
import type { Problem } from '../language/problem.ts';
import type { Field, Question } from '../language/question.ts';
import type { Unit } from '../language/unit.ts';
import { asSentence, fill } from '../readings/print.ts';
import type { Words } from '../words/type.ts';
import { insideSentence, tellCitation, tellValue } from './tell-value.ts';

/** So much of a name that no one knows is repeated. */
const UNKNOWN_MAX = 40;

/** A problem as a sentence: which field, what is wrong, what to do. The question gives the names of its fields. */
export function tellProblem(problem: Problem, words: Words, question: Question | null = null): string {
  const field = question && problem.field !== null ? fieldAt(question, problem.field) : null;
  const values: Record<string, string | number> = {
    field: nameField(problem.field, question, words),
    spell: nameSpell(problem.field, words),
  };
  for (const [name, value] of Object.entries(problem.with)) {
    if (typeof value === 'number') {
      const unit = name === 'least' || name === 'most' ? (field?.kind === 'fact' ? field.fact.unit : null) : null;
      values[name] = unit ? tellTold(value, unit, words) : formatNumber(value, words.grammar.language);
      if (name === 'limit') {
        values['months'] = tellTold(value, 'months', words);
        values['years'] = tellTold(value, 'years', words);
      }
    } else values[name] = name === 'value' ? value : tellText(value, words);
  }
  const expected = problem.with['expected'];
  const isList = typeof expected === 'string' && expected.includes(', ');
  // The range that is let in is ours; where the law sets a narrower one, it is the law's that counts.
  const isLegal = problem.code === 'out-of-range' && problem.cites.length > 0;
  const code = problem.code === 'wrong-type' && isList ? 'not-a-choice' : isLegal ? 'beyond-the-law' : problem.code;
  const sentence = asSentence(fill(words.problems[code] ?? code, values));
  const cites = problem.cites.map((cite) => tellCitation(cite, words)).join('; ');
  return cites === '' ? sentence : `${sentence} (${cites})`;
}

/** A value as it is told in JSON: 40.5 for 40.5 %. */
function tellTold(value: number, unit: Unit, words: Words): string {
  return unit === 'percent' ? tellValue(exact(value, 100), unit, words) : tellValue(exact(value), unit, words);
}

/** A month as people write it, the name of a legal number or of a choice; of a list of names each with what it means. */
function tellText(text: string, words: Words): string {
  if (/^\d{4}-\d{2}$/.test(text)) return formatMonthFor(text, words.grammar.language);
  if (Object.hasOwn(words.parameters, text)) return words.parameters[text] ?? text;
  if (Object.hasOwn(words.choices, text)) return words.choices[text] ?? text;
  const names = text.split(', ');
  if (!names.every((name) => Object.hasOwn(words.choices, name))) return text;
  return names.map((name) => `${name} (${insideSentence(words.choices[name] ?? name)})`).join(', ');
}

/** "voluntary[2].income" as its parts: names, and places in a list. */
function partsOfPath(path: string): readonly (string | number)[] {
  return [...path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, place, name]) => (place ? Number(place) : (name ?? '')));
}

function fieldAt(question: Question, path: string): Field | null {
  let fields: Question['fields'] | null = question.fields;
  let field: Field | null = null;
  for (const part of partsOfPath(path)) {
    if (typeof part === 'number') continue;
    field = fields && Object.hasOwn(fields, part) ? (fields[part] ?? null) : null;
    fields = field && 'fields' in field ? field.fields : null;
  }
  return field;
}

/** A field in people's words, as it stands inside a sentence: "thu nhập lựa chọn của đợt đóng thứ 3". */
export function nameField(path: string | null, question: Question | null, words: Words): string {
  const { fields, places } = words;
  if (path === null) return fields['input'] ?? '';
  const parts = partsOfPath(path);
  const last = parts.at(-1);
  const place = parts.findLast((part) => typeof part === 'number');
  const field = question && fieldAt(question, path);
  if (typeof last === 'number')
    return field?.kind === 'months'
      ? fill(places.line, { list: nameOf(field, String(parts[0]), words), place: last + 1 })
      : fill(places.spell, { place: last + 1 });
  const name = field
    ? nameOf(field, last ?? '', words)
    : fill(places.unknown, { name: (last ?? path).slice(0, UNKNOWN_MAX) });
  return place === undefined ? name : fill(places.ofSpell, { field: name, place: place + 1 });
}

/** The spell in which a field lies; the list of them for a field of the case. */
function nameSpell(path: string | null, { fields, places }: Words): string {
  const place = partsOfPath(path ?? '').find((part) => typeof part === 'number');
  return place === undefined ? insideSentence(fields['voluntary'] ?? '') : fill(places.spell, { place: place + 1 });
}

function nameOf(field: Field, key: string, { fields, facts }: Words): string {
  const isOwn = field.kind !== 'fact' || field.form === 'day' || field.fact.scope === 'spell';
  const name = isOwn ? fields[key] : facts[field.fact.name];
  return insideSentence(name ?? key);
}
