import type { D05ReadLine } from '@diemtua/domain/reporting';
import type { HouseholdId, Id, PersonId } from '@diemtua/domain/ids';
import {
  addEarlier,
  changesBetween,
  compareRecords,
  filledIn,
  nameKey,
  personOfLine,
  readRelation,
  spellOfLine,
  trouble,
  type EarlierRecord,
  type ListPlaces,
  type ListTrouble,
  type Person,
  type Relation,
} from '@diemtua/domain/registry';
import { rowOf } from '../registry/people.ts';
import type { Session } from '../session.ts';
import { knownByNumber, nearRows, type ByNumber, type KnownPerson } from './known.ts';

/** What confirming does with a row. */
export type Plan = 'enrol' | 'change' | 'record' | 'nothing' | 'bad' | 'left-out';

/** A problem of a row, from reading the cells or from what is known: where, what, how grave, and the way out. */
export interface RowProblem {
  readonly row: number;
  readonly column: number | null;
  readonly field: string;
  readonly code: string;
  readonly value: string;
  readonly weight: 'stops' | 'asks';
  readonly wayOut: string;
}

/** A row as reading the sheet gave it. */
export interface ReadRow {
  readonly row: number;
  readonly group: 'increase' | 'decrease';
  readonly line: D05ReadLine | null;
  readonly problems: readonly RowProblem[];
}

/** Somebody who may be the person of a row. */
export interface Alike {
  readonly person: PersonId;
  readonly score: number;
  readonly reasons: readonly string[];
  readonly verdict: string;
}

/** A row with what is to be done: as it stands in the table. */
export interface PlannedRow {
  readonly row: number;
  readonly plan: Plan;
  readonly asks: boolean;
  readonly problems: readonly RowProblem[];
  readonly line: D05ReadLine | null;
  readonly person: PersonId | null;
  readonly version: number | null;
  readonly insurance_number: string | null;
  readonly personal_number: string | null;
  readonly wanted: object | null;
  readonly before: object | null;
  readonly earlier: EarlierRecord | null;
  readonly earlier_before: EarlierRecord | null;
  readonly alike: readonly Alike[];
}

/** A member of a household, as rows tell of one. */
export interface MemberOfList {
  readonly person: PersonId;
  readonly relation: Relation;
  readonly commune: Person['commune'];
  readonly hamlet: string | null;
}

/** What a reading remembers of the rows before: numbers and people, nothing else of a row. */
export class Memory {
  /** The person of a number that stood in a row before. */
  readonly numbers = new Map<string, KnownPerson | { readonly id: PersonId; readonly content: Person }>();
  readonly names = new Map<string, PersonId>();
  /** Known people who learn something from a row before: one row writes their next version. */
  readonly changed = new Set<PersonId>();
  readonly earlier = new Map<PersonId, { readonly now: EarlierRecord | null; readonly before: EarlierRecord | null }>();
  readonly households = new Map<string, { readonly id: HouseholdId; readonly members: MemberOfList[] }>();
  /** Columns of the file, for problems that reading the cells did not see. */
  columns: ReadonlyMap<string, number> = new Map();
}

/** What planning needs besides the rows. */
export interface Planning {
  readonly places: ListPlaces;
  readonly memory: Memory;
  readonly newId: <Name extends string>() => Id<Name>;
}

const alikeMax = 3;
const valueMax = 60;

/** Finds out for some rows what confirming would do: who is there already, who may be, what each row adds. */
export async function planRows(
  session: Session,
  rows: readonly ReadRow[],
  { places, memory, newId }: Planning,
): Promise<readonly PlannedRow[]> {
  const lines = rows.flatMap(({ line }) => line ?? []);
  const byNumber = await knownByNumber(
    session,
    lines.flatMap(({ socialNumber }) => socialNumber ?? []),
    lines.flatMap(({ identity }) => identity ?? []),
  );
  const drafts = rows.map((read) => draftOf(read, byNumber, { places, memory, newId }));
  const unknown = drafts.flatMap(({ read: { row }, told, known }) =>
    told && known === null ? [{ row, keys: rowOf(told).keys }] : [],
  );
  const near = unknown.length === 0 ? new Map<number, readonly Person[]>() : await nearRows(session, unknown);
  return drafts.map((draft) =>
    plannedOf(draft, alikeTo(draft, near.get(draft.read.row) ?? []), { places, memory, newId }),
  );
}

/** A row on its way to a plan. */
interface Draft {
  readonly read: ReadRow;
  readonly told: Person | null;
  readonly known: KnownPerson | { readonly id: PersonId; readonly content: Person } | null;
  readonly troubles: readonly ListTrouble[];
}

function draftOf(read: ReadRow, byNumber: ByNumber, { places, memory, newId }: Planning): Draft {
  const { line, group } = read;
  if (line === null) return { read, told: null, known: null, troubles: [] };
  if (group === 'decrease') return { read, told: null, known: null, troubles: [trouble('decrease-not-taken', 'name')] };
  const keys = [
    ...(line.socialNumber === null ? [] : [`i${line.socialNumber}`]),
    ...(line.identity === null ? [] : [`p${line.identity}`]),
  ];
  const fromBooks = [
    line.socialNumber === null ? undefined : byNumber.insurance.get(line.socialNumber),
    line.identity === null ? undefined : byNumber.personal.get(line.identity),
  ].filter((each) => each !== undefined);
  const [known = keys.flatMap((key) => memory.numbers.get(key) ?? [])[0] ?? null] = fromBooks;
  const { person, troubles } = personOfLine(line, known?.id ?? newId<'person'>(), places);
  const more: ListTrouble[] = [];
  if (new Set(fromBooks.map(({ id }) => id)).size > 1)
    more.push(trouble('numbers-of-two-people', 'socialNumber', 'stops'));
  // About somebody known, a line need not tell all: sex and birth are there.
  const told = person ?? (known ? { ...known.content } : null);
  const open = known ? troubles.filter(({ code }) => !guesses.has(code)) : troubles;
  if (known && told && person) more.push(...againstKnown(known.content, person));
  if (known) for (const key of keys) memory.numbers.set(key, known);
  else if (told) for (const key of keys) memory.numbers.set(key, { id: told.id, content: told });
  return { read, told, known, troubles: [...open, ...more] };
}

/** What is guessed about people of whom nothing is known; of the known it is known. */
const guesses: ReadonlySet<string> = new Set([
  'birth-missing',
  'birth-from-number',
  'sex-unknown',
  'sex-from-name',
  'ethnicity-assumed',
  'commune-assumed',
  'commune-elsewhere',
  'class-needs-decision',
]);

/** The number is known, and the name is another's: then it is the number that is wrong, or the file. */
function againstKnown(known: Person, told: Person): ListTrouble[] {
  const { reasons } = compareRecords({ person: known, head: null }, { person: told, head: null });
  const found: ListTrouble[] = [];
  if (reasons.includes('name-differs')) found.push(trouble('number-of-another', 'name', 'stops'));
  if (known.insuranceNumber !== null && told.insuranceNumber !== null && known.insuranceNumber !== told.insuranceNumber)
    found.push(trouble('other-number-known', 'socialNumber'));
  if (known.personalNumber !== null && told.personalNumber !== null && known.personalNumber !== told.personalNumber)
    found.push(trouble('other-number-known', 'identity'));
  return found;
}

function alikeTo({ told, known }: Draft, near: readonly Person[]): readonly Alike[] {
  if (told === null || known !== null) return [];
  return near
    .flatMap((person): Alike[] => {
      const { verdict, score, reasons } = compareRecords({ person: told, head: null }, { person, head: null });
      return verdict === 'different' ? [] : [{ person: person.id, score, reasons, verdict }];
    })
    .toSorted((a, b) => b.score - a.score)
    .slice(0, alikeMax);
}

function plannedOf({ read, told, known, troubles }: Draft, alike: readonly Alike[], planning: Planning): PlannedRow {
  const { memory } = planning;
  const { row, line, problems } = read;
  const more: ListTrouble[] = [...troubles];
  const stopped = line === null || told === null || more.some(({ weight }) => weight === 'stops');
  const spell = line && !stopped ? spellOfLine(line) : { spell: null, troubles: [] };
  more.push(...spell.troubles);
  const version = known && 'version' in known ? known.version : null;
  let earlier: EarlierRecord | null = null;
  let before: EarlierRecord | null = null;
  if (!stopped && spell.spell !== null) {
    const standing = known && 'version' in known ? known.earlier : null;
    const seen = memory.earlier.get(told.id) ?? { now: standing, before: standing };
    const added = addEarlier(seen.now, [spell.spell], known && 'version' in known ? known.inBooks : []);
    if (added.known > 0) more.push(trouble('months-already-known', 'from'));
    memory.earlier.set(told.id, { now: added.record, before: seen.before });
    if (added.known < spell.spell.months) [earlier, before] = [added.record, seen.before];
  }
  const wanted = !stopped && known !== null && version !== null ? filledIn(known.content, told) : null;
  const changes =
    wanted !== null && changesBetween(known?.content ?? wanted, wanted).length > 0 && !memory.changed.has(wanted.id);
  if (wanted !== null && changes) memory.changed.add(wanted.id);
  if (!stopped && known === null) {
    const name = `${nameKey(told.name)}|${JSON.stringify(told.birth)}|${told.commune}`;
    if (memory.names.has(name)) more.push(trouble('same-person-twice', 'name'));
    else memory.names.set(name, told.id);
  }
  if (!stopped && line.household !== null) remember(line, told, more, planning);
  const decreased = more.some(({ code }) => code === 'decrease-not-taken');
  const plan: Plan = decreased
    ? 'left-out'
    : stopped
      ? 'bad'
      : known === null
        ? 'enrol'
        : changes
          ? 'change'
          : earlier !== null
            ? 'record'
            : 'nothing';
  const all = [...problems, ...more.map((each) => located(each, read, memory))];
  return {
    row,
    plan,
    asks: all.some(({ weight }) => weight === 'asks') || alike.length > 0,
    problems: all,
    line,
    person: stopped ? null : told.id,
    version,
    insurance_number: stopped ? null : told.insuranceNumber,
    personal_number: stopped ? null : told.personalNumber,
    wanted: plan === 'enrol' ? rowOf(told as Person) : plan === 'change' && wanted ? rowOf(wanted) : null,
    before: plan === 'change' && known ? rowOf(known.content) : null,
    earlier,
    earlier_before: before,
    alike,
  };
}

/** Keeps who belongs to which household: it is made when all rows are read. */
function remember(
  line: D05ReadLine,
  told: Person,
  troubles: ListTrouble[],
  { memory, newId }: Pick<Planning, 'memory' | 'newId'>,
): void {
  const code = (line.household ?? '').replaceAll(/\s/g, '').toUpperCase();
  if (!/^[\p{L}\d][\p{L}\d./-]{0,49}$/u.test(code)) return;
  const household = memory.households.get(code) ?? { id: newId<'household'>(), members: [] };
  memory.households.set(code, household);
  const relation = readRelation(line.relation);
  const twoHeads = relation === 'head' && household.members.some((member) => member.relation === 'head');
  if (relation === 'other' || twoHeads) troubles.push(trouble('relation-unknown', 'relation'));
  if (household.members.some(({ person }) => person === told.id)) return;
  household.members.push({
    person: told.id,
    relation: twoHeads ? 'other' : (relation ?? 'other'),
    commune: told.commune,
    hamlet: told.hamlet,
  });
}

/** A trouble with its place in the sheet and what stands there. */
function located({ field, code, weight, wayOut }: ListTrouble, { row, line }: ReadRow, memory: Memory): RowProblem {
  const value = line === null ? '' : String((line as unknown as Record<string, unknown>)[field] ?? '');
  return {
    row,
    column: memory.columns.get(field) ?? null,
    field,
    code,
    value: value.slice(0, valueMax),
    weight,
    wayOut,
  };
}
