import type { PersonId } from '../ids/index.ts';
import { birthsAgree, type Birth } from './birth.ts';
import { changesBetween, PERSON_FIELDS, sameValue, withChanges, type Change, type PersonField } from './change.ts';
import { NOTE_MAX, PHONES_MAX } from './limits.ts';
import type { Person } from './person.ts';
import { problem, type Outcome, type Problem } from './problems.ts';

/** Fields of which both values can stay: phones side by side, notes one below the other. */
export type JoinedField = 'phones' | 'privateNote';

/** Whose value stays, field by field; only where the two differ and both say something. */
export type MergeChoices = {
  readonly [Field in PersonField]?: 'kept' | 'gone' | (Field extends JoinedField ? 'both' : never);
};

/** Something that pointed to the person who is gone, and points to the kept one now: a receipt, a household, a lead. */
export interface Reference {
  readonly kind: string;
  readonly id: string;
}

/** All that is needed to take a merge back, at any later time. Stored with the merge, never changed. */
export interface MergeRecord {
  /** Both persons as they were, and what became of them. */
  readonly kept: Person;
  readonly gone: Person;
  readonly merged: Person;
  /** What the store pointed elsewhere: exactly this goes back. What came after the merge stays with the kept person. */
  readonly references: readonly Reference[];
}

/** A merged person, with the record that undoes it. */
export interface Merged {
  readonly person: Person;
  readonly undo: MergeRecord;
}

/** Two persons again. */
export interface Split {
  readonly kept: Person;
  readonly gone: Person;
  /** Edits made between merge and split. They were made on the kept person's card and stay there; a human looks whom they are about. */
  readonly later: readonly Change[];
  readonly references: readonly Reference[];
}

const precisions: Readonly<Record<Birth['precision'], number>> = { day: 2, month: 1, year: 0 };

const joinPhones = (one: readonly string[], other: readonly string[]): string[] => [...new Set([...one, ...other])];
const joinNotes = (one: string, other: string): string => `${one}\n${other}`;

const isNothing = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);

/** The value that needs no choice: the only one, or the one that knows more of the same; undefined where a human must choose. */
function withoutChoice(field: PersonField, kept: Person, gone: Person): unknown {
  const [one, other] = [kept[field], gone[field]];
  if (sameValue(one, other) || isNothing(other)) return one;
  if (isNothing(one)) return other;
  if (field === 'birth' && birthsAgree(kept.birth, gone.birth)) {
    return precisions[kept.birth.precision] >= precisions[gone.birth.precision] ? kept.birth : gone.birth;
  }
  if (field !== 'phones') return undefined;
  const all = joinPhones(kept.phones, gone.phones);
  return all.length <= PHONES_MAX ? all : undefined;
}

function chosen(field: PersonField, kept: Person, gone: Person, choice: 'kept' | 'gone' | 'both'): unknown {
  if (choice !== 'both') return choice === 'kept' ? kept[field] : gone[field];
  if (field === 'phones') return joinPhones(kept.phones, gone.phones);
  return joinNotes(kept.privateNote ?? '', gone.privateNote ?? '');
}

/** The fields in which two persons differ so that a human must choose which value stays. */
export function choicesNeeded(kept: Person, gone: Person): PersonField[] {
  return PERSON_FIELDS.filter((field) => withoutChoice(field, kept, gone) === undefined);
}

/**
 * Makes one person of two records of the same person. A value that only one of them has is taken; where both say something else, a choice is needed;
 * a choice is also followed where none was.
 * @param kept whose id stays
 * @param gone whose id is given up; the store points its references to the kept person
 * @param references what points to the gone person now, for the way back
 */
export function merge(
  kept: Person,
  gone: Person,
  choices: MergeChoices,
  references: readonly Reference[] = [],
): Outcome<Merged> {
  if (kept.id === gone.id) return { ok: false, problems: [problem('merge-same-person', 'id')] };
  const problems: Problem[] = [];
  const values: Partial<Record<PersonField, unknown>> = {};
  for (const field of PERSON_FIELDS) {
    const choice = choices[field];
    const value = choice === undefined ? withoutChoice(field, kept, gone) : chosen(field, kept, gone, choice);
    if (value === undefined) problems.push(problem('merge-choice-missing', field));
    if (field === 'phones' && Array.isArray(value) && value.length > PHONES_MAX) {
      problems.push(problem('phones-too-many', field));
    }
    if (field === 'privateNote' && typeof value === 'string' && value.length > NOTE_MAX) {
      problems.push(problem('text-too-long', field));
    }
    values[field] = value;
  }
  if (problems.length > 0) return { ok: false, problems };
  const person = { ...kept, ...values } as Person;
  return { ok: true, value: { person, undo: { kept, gone, merged: person, references } } };
}

/**
 * Takes a merge back: both persons as they were. Of several merges into one person, the last is taken back first: the others' values would count as
 * later edits.
 * @param now the merged person as it stands today; what was edited since then wins over what the kept person was, and is listed
 */
export function split(undo: MergeRecord, now: Person): Split {
  const later = changesBetween(undo.merged, now);
  return { kept: withChanges(undo.kept, later), gone: undo.gone, later, references: undo.references };
}

/** The id that a reference follows: the kept person's for the gone one, any other as it is. */
export function followMerge({ kept, gone }: Pick<MergeRecord, 'kept' | 'gone'>, id: PersonId): PersonId {
  return id === gone.id ? kept.id : id;
}
