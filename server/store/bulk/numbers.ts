import type { Line } from '@diemtua/domain/collection';
import type { PersonId } from '@diemtua/domain/ids';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { troubleOf } from '../collection/lines.ts';
import { dayInVietnam } from '../commands/vietnam.ts';

/** A receipt with what its number is judged by. */
export interface Paper {
  readonly id: string;
  readonly takenAt: number;
  readonly takenOn: PlainDate;
  readonly receivedAt: number;
  readonly leased: boolean;
  readonly cash: 'float' | 'bank';
  readonly people: readonly PersonId[];
  trouble: Line['trouble'];
}

/** The receipts under their numbers: of two with the same number one has the better right. */
export class Numbers {
  private readonly papers = new Map<string, Paper[]>();

  /**
   * Puts a receipt beside those that bear its number, and finds what is wrong with each of them.
   * @returns the people of the others
   */
  add(series: string, number: number, paper: Paper): ReadonlySet<PersonId> {
    const key = `${series} ${number}`;
    const papers = this.papers.get(key) ?? [];
    papers.push(paper);
    this.papers.set(key, papers);
    for (const each of papers) {
      const better = papers
        .filter((other) => other !== each && isBefore(other, each))
        .toSorted((a, b) => (isBefore(a, b) ? -1 : 1));
      each.trouble = troubleOf({
        leased: each.leased,
        rival: better[0]?.id ?? null,
        cash_kind: each.cash,
        taken_ms: each.takenAt,
        received_ms: each.receivedAt,
        taken_on: each.takenOn,
        received_on: dayInVietnam(each.receivedAt),
      });
    }
    return new Set(papers.filter((each) => each !== paper).flatMap(({ people }) => people));
  }

  clear(): void {
    this.papers.clear();
  }
}

/** Who took the money first has the better right to a number. */
const isBefore = (a: Paper, b: Paper): boolean => a.takenAt < b.takenAt || (a.takenAt === b.takenAt && a.id < b.id);
