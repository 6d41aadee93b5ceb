import type { Person } from './person.ts';

/** A field of a person that can change: all but the id. */
export type PersonField = Exclude<keyof Person, 'id'>;

/** All fields that can change, in the order in which a person's card shows them. */
export const PERSON_FIELDS = [
  'name',
  'birth',
  'sex',
  'insuranceNumber',
  'personalNumber',
  'ethnicity',
  'nationality',
  'phones',
  'contact',
  'commune',
  'hamlet',
  'address',
  'consent',
  'privateNote',
] as const satisfies readonly PersonField[];

/** One field of a person before and after. */
export type Change = {
  readonly [Field in PersonField]: {
    readonly field: Field;
    readonly before: Person[Field];
    readonly after: Person[Field];
  };
}[PersonField];

/** Whether two values of a field are the same; what stands in them counts, not the order of their keys. */
export function sameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const keys = Object.keys(one);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    keys.length === Object.keys(other).length &&
    keys.every(
      (key) =>
        Object.hasOwn(other, key) &&
        sameValue((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]),
    )
  );
}

const changeOf = <Field extends PersonField>(field: Field, before: Person, after: Person): Change =>
  ({ field, before: before[field], after: after[field] }) as Change;

/** What changed from one version of a person to another, in the order of the card. */
export function changesBetween(before: Person, after: Person): Change[] {
  return PERSON_FIELDS.filter((field) => !sameValue(before[field], after[field])).map((field) =>
    changeOf(field, before, after),
  );
}

/** A person after changes: each field takes its value after. */
export function withChanges(person: Person, changes: readonly Change[]): Person {
  return { ...person, ...Object.fromEntries(changes.map(({ field, after }) => [field, after])) };
}

const TAIL = 4;
const HIDDEN = '••••••';

/** A number as it is shown to those who need not know it: "•••••• 4217". One too short to hide anything is hidden whole. */
export function maskNumber(number: string): string {
  return number.length > TAIL * 2 ? `${HIDDEN} ${number.slice(-TAIL)}` : HIDDEN;
}

/** A name as it is shown to whoever holds a paper that bears it: first letters, and the given name, which comes last: "T. T. Mai". */
export function maskName(name: string): string {
  const words = name.trim().split(/\s+/);
  return words
    .map((word, index) => (index === words.length - 1 && words.length > 1 ? word : `${[...word][0] ?? ''}.`))
    .join(' ');
}

/** The parts of a value that are numbers of a person. */
const numberFields: ReadonlySet<PersonField> = new Set(['insuranceNumber', 'personalNumber', 'phones']);

function maskValue(field: PersonField, value: unknown): unknown {
  if (field === 'privateNote') return value === null ? null : HIDDEN;
  if (field === 'contact') {
    const contact = value as Person['contact'];
    return contact?.phone ? { ...contact, phone: maskNumber(contact.phone) } : contact;
  }
  if (!numberFields.has(field)) return value;
  if (Array.isArray(value)) return value.map((each) => maskNumber(String(each)));
  return typeof value === 'string' ? maskNumber(value) : value;
}

/** A change as a history shows it: numbers by their last four digits, the private note not at all. That something changed stays visible. */
export function maskChange(change: Change): Change {
  const { field, before, after } = change;
  return { field, before: maskValue(field, before), after: maskValue(field, after) } as Change;
}

/** A field that two people changed, each in another way, from the version that both had seen. */
export interface Conflict {
  readonly field: PersonField;
  readonly base: Person[PersonField];
  readonly mine: Person[PersonField];
  readonly theirs: Person[PersonField];
}

/** What comes of an edit that somebody else's edit overtook. */
export type Reconciled =
  | { readonly kind: 'merged'; readonly person: Person; readonly changes: readonly Change[] }
  | { readonly kind: 'conflict'; readonly conflicts: readonly Conflict[] };

/**
 * Brings an edit onto a version that somebody else made meanwhile. Fields that only one of both touched, or that both changed to the same value, are
 * merged; any other is a conflict for a human, and then nothing is written.
 * @param base the version that the edit began from
 * @param mine the edited person
 * @param theirs the version that stands now
 * @returns the person with `changes` against `theirs`, or the fields in conflict
 */
export function reconcile(base: Person, mine: Person, theirs: Person): Reconciled {
  const edits = changesBetween(base, mine);
  const open = edits.filter(({ field, after }) => !sameValue(theirs[field], after));
  const conflicts = open
    .filter(({ field }) => !sameValue(theirs[field], base[field]))
    .map(({ field }) => ({ field, base: base[field], mine: mine[field], theirs: theirs[field] }));
  if (conflicts.length > 0) return { kind: 'conflict', conflicts };
  const person = withChanges(theirs, open);
  return { kind: 'merged', person, changes: changesBetween(theirs, person) };
}
