import type { ChainFault, SealFault } from '@diemtua/domain/ledger';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Session } from '../session.ts';
import { trialBalanceOf } from './read.ts';
import { compareSeals } from './seal.ts';
import { verifyJournal } from './verify.ts';

/** What an examination of the books can find. */
export type BookFault =
  | ChainFault
  | SealFault
  /** A posting that was booked into a month after its unit had closed it. */
  | { readonly fault: 'closed-month'; readonly stream: string; readonly seq: number; readonly bookedOn: PlainDate }
  | { readonly fault: 'not-level'; readonly debits: number; readonly credits: number };

/** What an examination found. */
export interface Examined {
  readonly streams: number;
  readonly entries: number;
  readonly postings: number;
  readonly seals: number;
  readonly faults: readonly BookFault[];
}

/** How many entries the journal of the province has: for who shows how far an examination is. */
export async function entriesIn({ client, scope }: Session): Promise<number> {
  const found = await client.query<{ n: number }>('select count(*) as n from journal where province = $1', [
    scope.province,
  ]);
  return found.rows[0]?.n ?? 0;
}

/** Examines the books of a province from end to end: chains, seals, closed months, and that both sides are equal. */
export async function examine(session: Session, onProgress: (entries: number) => void = () => {}): Promise<Examined> {
  const journal = await verifyJournal(session, onProgress);
  const { seals, fault } = await compareSeals(session);
  const { balanced, debits, credits } = await trialBalanceOf(session);
  const faults: readonly BookFault[] = [
    ...journal.faults,
    ...(fault ? [fault] : []),
    ...(await bookedTooLate(session)),
    ...(balanced ? [] : [{ fault: 'not-level', debits, credits } as const]),
  ];
  const { streams, entries, postings } = journal;
  return { streams, entries, postings, seals, faults };
}

/** The trigger on postings refuses these; where the tables are distributed there is no trigger, so that they are looked for. */
async function bookedTooLate({ client, scope }: Session): Promise<readonly BookFault[]> {
  const found = await client.query<{ stream: string; seq: number; booked_on: PlainDate }>(
    `select p.stream, p.seq, p.booked_on from closed_period c
     join posting p on p.province = c.province and p.unit = c.unit and p.written_at > c.closed_at
       and p.booked_on >= make_date(c.month / 12, c.month % 12 + 1, 1)
       and p.booked_on < make_date(c.month / 12, c.month % 12 + 1, 1) + interval '1 month'
     where c.province = $1 order by p.stream, p.seq limit 1`,
    [scope.province],
  );
  return found.rows.map(({ stream, seq, booked_on }) => ({ fault: 'closed-month', stream, seq, bookedOn: booked_on }));
}
