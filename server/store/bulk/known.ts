import type { Judgement, Line } from '@diemtua/domain/collection';
import type { PersonId } from '@diemtua/domain/ids';
import type { Household, Person } from '@diemtua/domain/registry';
import type { Month } from '@diemtua/law/kernel/month';
import type { StoredLine } from '../collection/lines.ts';
import type { KnownPayer } from '../registry/payers.ts';
import type { Paper } from './numbers.ts';

/** What a person had paid before these books began, as a row of the registry. */
export interface EarlierRow {
  readonly person: PersonId;
  readonly until_month: Month;
  readonly supported_months: number;
  readonly spells: readonly object[];
  readonly source: string;
}

/** A line with where it stands, in memory. */
export interface Kept {
  line: StoredLine;
  /** As a line whose judgement is settled, with its place among the person's. */
  settled: Line;
  judgement: Judgement;
  readonly paper: Paper;
  revisedAt: number;
  batch: string | null;
}

/** A person with all lines, and what counts of them. */
export interface Known {
  readonly id: PersonId;
  readonly content: Person | null;
  readonly households: Household[];
  earlier: EarlierRow | null;
  /** Null: nobody has told us of this person, or something was told since. */
  payer: KnownPayer | null;
  readonly kept: Kept[];
}

/** Whether a claim's months come after those of a line, or are of another product. */
export const isLaterMonth = ({ judgement, line }: Kept, claim: Line['claim']): boolean =>
  line.claim.product !== claim.product || (judgement.outcome === 'covers' && judgement.from < claim.from);

/** The newest line of each product. */
export function newestOf(kept: readonly Kept[]): readonly Kept[] {
  const newest = new Map(kept.map((each) => [each.line.claim.product, each]));
  return [...newest.values()];
}
