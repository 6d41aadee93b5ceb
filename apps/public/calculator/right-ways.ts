import { askOne, deathOf, maternity, withdrawalOf } from '@diemtua/law/one';
import { formatMonth, parseMonth } from '@diemtua/law/kernel/month';
import { readRight, type Draft, type Part, type RightFacts, type Spell } from './draft.ts';
import { left } from './ways.ts';

/** Each month of the stretches, once. */
export const monthsIn = (spells: readonly Spell[]): readonly string[] => [
  ...new Set(
    spells.flatMap(({ from, months }) =>
      Array.from({ length: months }, (_, place) => formatMonth((parseMonth(from) ?? 0) + place)),
    ),
  ),
];

/** The law's question behind a right, as far as it is told. */
export function questionOf(facts: RightFacts) {
  const { way, earlier, compulsory, group, sex, bornIn, startIn } = facts;
  const now = `${startIn}-01`;
  if (way === 'child')
    return {
      question: maternity,
      input: {
        children: 1,
        ...(facts.dueIn === null ? {} : { bornOn: `${facts.dueIn}-01` }),
        ...(earlier === null ? {} : { voluntary: earlier.map(({ from, months }) => ({ from, months })) }),
        ...(compulsory.length === 0 ? {} : { compulsoryMonths: monthsIn(compulsory) }),
      },
    };
  if (way === 'death') {
    const told = facts.pension === null ? earlier : [];
    return {
      question: deathOf,
      input: {
        diedOn: now,
        ...(told === null ? {} : { voluntary: told }),
        ...(facts.pension === null ? {} : { pensioner: facts.pension }),
      },
    };
  }
  return {
    question: withdrawalOf,
    input: {
      decidedOn: now,
      ...(facts.reason === null ? {} : { reason: facts.reason }),
      ...(sex === null || bornIn === null ? {} : { person: { sex, bornIn } }),
      ...(earlier === null
        ? {}
        : { voluntary: earlier.map((spell) => ({ ...spell, ...(group === null ? {} : { group }) })) }),
    },
  };
}

/** The law's names of the fields of a part: while the law still asks for one of them, the question stays open. */
const fieldsOf: Readonly<Partial<Record<Part, RegExp>>> = {
  who: /^person/,
  group: /\.group$/,
  reason: /^reason$/,
  due: /^bornOn$/,
};

/**
 * The next question, or null when the answer is settled: a part is asked only while the law says that it can still change the
 * answer.
 * @param done the parts that were answered
 */
export function nextPart(draft: Draft, done: readonly Part[], today: string): Part | null {
  const parts = left(draft, done);
  const facts = readRight(draft, today, done);
  if (!('way' in facts)) return parts[0] ?? null;
  const { question, input } = questionOf(facts);
  const open = askOne(question, input);
  return (
    parts.find((part) => {
      const field = fieldsOf[part];
      if (field === undefined || 'error' in open) return true;
      return open.some((path) => field.test(path));
    }) ?? null
  );
}
