import { bug } from '@diemtua/law/kernel/assert';
import type { DueId } from '../ids/index.ts';
import { entryNature, type EntryNature } from './entry-nature.ts';
import { findReferences } from './find-references.ts';
import {
  bestGuesses,
  makeCandidate,
  makeEvidence,
  type Candidate,
  type Evidence,
  type Guess,
  type OpenDue,
} from './guess.ts';
import { givenName } from './payer-name.ts';
import { byCode } from './plain-text.ts';
import { REFERENCE_BODY_SIGNS, type Reference } from './reference.ts';
import type { IdentifiedLine, LineIdentity } from './statement/line.ts';

/** What a line of a statement pays. */
export type LineOutcome = IdentifiedLine &
  (
    | {
        readonly kind: 'matched';
        /** Several where one transfer pays for a household: then the amount is the sum. */
        readonly dues: readonly [DueId, ...DueId[]];
        /** Whether the reference was whole, or a bank had cut it off and what is left names one due. */
        readonly by: 'reference' | 'cut-reference';
      }
    | {
        readonly kind: 'guesses';
        readonly guesses: readonly [Guess, ...Guess[]];
      }
    | {
        readonly kind: 'unmatched';
        readonly why: Unmatched;
      }
    /** A debit, a fee, interest: no payment. */
    | { readonly kind: 'aside'; readonly nature: EntryNature }
  );

/** Why nobody is guessed. */
export type Unmatched =
  | { readonly code: 'nothing-fits' }
  /** Its reference is one of ours, but of no due that is open: paid before, or withdrawn. */
  | { readonly code: 'reference-not-open'; readonly references: readonly Reference[] }
  /** Another line of the same statements has paid this due. */
  | { readonly code: 'paid-twice'; readonly due: DueId; readonly paidBy: LineIdentity };

/**
 * Says for each line of statements what it pays among the open dues.
 *
 * Only a reference settles a due by itself, and only with the exact amount; everything else is a guess for a person to
 * decide. A due is settled once. The outcomes stand in the order of the days and identities of their lines, and the
 * same lines and dues give the same outcomes in whatever order they come; a line that is told twice counts once.
 */
export function matchLines(lines: readonly IdentifiedLine[], dues: readonly OpenDue[]): readonly LineOutcome[] {
  const unique = new Map<LineIdentity, IdentifiedLine>();
  for (const each of lines) {
    const known = unique.get(each.identity);
    // Two tellings of one line may differ in what is no part of its identity; which is kept must not depend on their
    // order.
    if (!known || byCode(JSON.stringify(each.line), JSON.stringify(known.line)) < 0) unique.set(each.identity, each);
  }
  const ordered = [...unique.values()].toSorted(
    (one, other) => byCode(one.line.bookedOn, other.line.bookedOn) || byCode(one.identity, other.identity),
  );
  const open = indexOf(dues);
  const paid = new Map<DueId, LineIdentity>();
  const outcomes = new Map<LineIdentity, LineOutcome>();

  const waiting = new Map<IdentifiedLine, Evidence>();
  for (const each of ordered) {
    const found = each.line.direction === 'in' ? findReferences(each.line.narrative) : [];
    const nature = found.some(({ kind }) => kind === 'whole') ? null : entryNature(each.line);
    if (nature === null) waiting.set(each, makeEvidence(each.line, found));
    else outcomes.set(each.identity, { ...each, kind: 'aside', nature });
  }

  // Whole references first, over all lines: what is left of a reference must not take a due from the line that names
  // it.
  for (const [by, named] of [
    ['reference', namedWhole],
    ['cut-reference', namedByBeginning],
  ] as const) {
    for (const [each, evidence] of waiting) {
      if (outcomes.has(each.identity)) continue;
      const [first, ...rest] = named(evidence, open);
      const isFree = first !== undefined && [first, ...rest].every(({ id }) => !paid.has(id));
      if (!isFree || sumOf([first, ...rest]) !== each.line.amount) continue;
      const settled: readonly [DueId, ...DueId[]] = [first.id, ...rest.map(({ id }) => id)];
      for (const id of settled) paid.set(id, each.identity);
      outcomes.set(each.identity, { ...each, kind: 'matched', dues: settled, by });
    }
  }

  for (const [each, evidence] of waiting) {
    if (!outcomes.has(each.identity)) outcomes.set(each.identity, unsettled(each, evidence, open, paid));
  }
  return ordered.flatMap(({ identity }) => outcomes.get(identity) ?? []);
}

/** The open dues, found by what a line can say of them. */
interface OpenDues {
  readonly byReference: ReadonlyMap<string, Candidate>;
  readonly byBody: ReadonlyMap<string, Candidate>;
  readonly byFirstSigns: ReadonlyMap<string, readonly Candidate[]>;
  /** By the amount, and within it by the given names of who may pay. */
  readonly byAmount: ReadonlyMap<number, ReadonlyMap<string, readonly Candidate[]>>;
  readonly byAccount: ReadonlyMap<string, readonly Candidate[]>;
}

const PREFIX_SIGNS = 2;
/** Signs of a reference by which beginnings are looked up: the shortest that is told. */
const FIRST_SIGNS = PREFIX_SIGNS + 4;
const BODY = PREFIX_SIGNS + REFERENCE_BODY_SIGNS;

function indexOf(dues: readonly OpenDue[]): OpenDues {
  const candidates = dues.map(makeCandidate);
  const byReference = new Map(candidates.map((each) => [each.due.reference, each]));
  if (byReference.size !== dues.length) bug('two open dues have one reference');
  const amounts = groupBy(candidates, ({ due }) => [due.amount]);
  return {
    byReference,
    byBody: new Map(candidates.map((each) => [each.due.reference.slice(0, BODY), each])),
    byFirstSigns: groupBy(candidates, ({ due }) => [due.reference.slice(0, FIRST_SIGNS)]),
    byAmount: new Map([...amounts].map(([amount, group]) => [amount, groupBy(group, givenNames)])),
    byAccount: groupBy(candidates, ({ accounts }) => accounts),
  };
}

const givenNames = ({ names }: Candidate): ReadonlySet<string> =>
  new Set(names.flatMap((name) => givenName(name) ?? []));

function groupBy<Key>(
  candidates: readonly Candidate[],
  keysOf: (each: Candidate) => Iterable<Key>,
): Map<Key, Candidate[]> {
  const groups = new Map<Key, Candidate[]>();
  for (const each of candidates) {
    for (const key of keysOf(each)) {
      const group = groups.get(key);
      if (group) group.push(each);
      else groups.set(key, [each]);
    }
  }
  return groups;
}

function namedWhole({ found }: Evidence, open: OpenDues): readonly OpenDue[] {
  return found.flatMap((each) => {
    const candidate = each.kind === 'whole' ? open.byReference.get(each.reference) : undefined;
    return candidate ? [candidate.due] : [];
  });
}

/**
 * The one due that what is left of a reference names: all signs that tell dues apart are there, only check signs are
 * lost.
 */
function namedByBeginning(evidence: Evidence, open: OpenDues): readonly OpenDue[] {
  if (namedWhole(evidence, open).length > 0) return [];
  const dues = evidence.found.flatMap((each) => {
    const candidate = each.kind === 'cut' ? open.byBody.get(each.beginning.slice(0, BODY)) : undefined;
    return candidate ? [candidate.due] : [];
  });
  const distinct = [...new Set(dues)];
  return distinct.length === 1 ? distinct : [];
}

const sumOf = (dues: readonly OpenDue[]): number => dues.reduce((sum, { amount }) => sum + amount, 0);

function unsettled(
  each: IdentifiedLine,
  evidence: Evidence,
  open: OpenDues,
  paid: ReadonlyMap<DueId, LineIdentity>,
): LineOutcome {
  const unmatched = (why: Unmatched): LineOutcome => ({ ...each, kind: 'unmatched', why });
  const named = namedWhole(evidence, open);
  const [taken] = named;
  // All that it names is paid: it is that payment once more, whatever else may look like it.
  if (taken !== undefined && named.every(({ id }) => paid.has(id))) {
    const paidBy = paid.get(taken.id);
    if (paidBy !== undefined) return unmatched({ code: 'paid-twice', due: taken.id, paidBy });
  }
  const free = [...candidatesFor(evidence, open)].filter(({ due }) => !paid.has(due.id));
  const [best, ...others] = bestGuesses(evidence, free);
  if (best) return { ...each, kind: 'guesses', guesses: [best, ...others] };
  const references = evidence.found.flatMap((found) => (found.kind === 'whole' ? [found.reference] : []));
  return unmatched(references.length > 0 ? { code: 'reference-not-open', references } : { code: 'nothing-fits' });
}

/**
 * The dues that can reach a guess. An amount alone is shared by thousands and never does, so that of those only the
 * ones are looked at whose payer's given name stands in the text.
 */
function candidatesFor({ line, text, account, found }: Evidence, open: OpenDues): ReadonlySet<Candidate> {
  const sameAmount = [...(open.byAmount.get(line.amount) ?? [])];
  return new Set([
    ...found.flatMap((each) =>
      each.kind === 'whole'
        ? (open.byReference.get(each.reference) ?? [])
        : (open.byFirstSigns.get(each.beginning.slice(0, FIRST_SIGNS)) ?? []),
    ),
    ...sameAmount.flatMap(([given, group]) => (text.glued.includes(given) ? group : [])),
    ...(account === null ? [] : (open.byAccount.get(account) ?? [])),
  ]);
}
