import type { MatchLine, StatementLine } from '@diemtua/domain/cash';
import type { UnitCode } from '@diemtua/domain/ids';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Session } from '../session.ts';

/** A movement of a unit's account, with what was decided about it. */
export interface BankLine {
  readonly id: string;
  readonly line: StatementLine;
  readonly state: 'open' | 'matched' | 'set-aside';
  readonly matchedTo: MatchLine['to'] | null;
}

const shownMax = 300;

/** The movements of a unit in one state, the newest first. */
export async function bankLines(
  { client, scope }: Session,
  unit: UnitCode,
  state: BankLine['state'],
): Promise<readonly BankLine[]> {
  const found = await client.query<BankLine>(
    `select l.id, l.content as line, l.state, l.matched_to as "matchedTo"
     from bank_line l join bank_account a on a.province = l.province and a.id = l.account
     where l.province = $1 and a.unit = $2 and l.state = $3 order by l.booked_on desc, l.id desc limit ${shownMax}`,
    [scope.province, unit, state],
  );
  return found.rows;
}

/** A receipt that a transfer was given, by the due that it paid: they share their id. */
export interface GivenReceipt {
  readonly id: string;
  readonly series: string;
  readonly number: number;
  readonly payer: string;
}

/** The receipts of dues that were paid, as far as whoever asks may see them. */
export async function receiptsGiven(
  { client, scope }: Session,
  dues: readonly string[],
): Promise<readonly GivenReceipt[]> {
  const found = await client.query<GivenReceipt>(
    `select id, series, number, payer from receipt where province = $1 and id = any ($2::uuid[]) order by series, number`,
    [scope.province, dues],
  );
  return found.rows;
}

/** A statement that was read, with what became of its movements. */
export interface StatementRow {
  readonly id: string;
  readonly format: string;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  readonly opening: number | null;
  readonly closing: number | null;
  readonly importedAt: string;
  readonly by: string | null;
  readonly lines: number;
  readonly open: number;
}

/** The statements of a unit, the newest first. */
export async function listStatements({ client, scope }: Session, unit: UnitCode): Promise<readonly StatementRow[]> {
  const found = await client.query<StatementRow>(
    `select s.id, s.format, s.from_day as "from", s.to_day as "to", s.opening, s.closing,
       to_char(s.imported_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "importedAt", u.full_name as by,
       (select count(*) from bank_line l where l.province = s.province and l.statement = s.id)::integer as lines,
       (select count(*) from bank_line l where l.province = s.province and l.statement = s.id and l.state = 'open')::integer as open
     from bank_statement s join bank_account a on a.province = s.province and a.id = s.account
     left join user_account u on u.province = s.province and u.id = s.imported_by
     where s.province = $1 and a.unit = $2 order by s.imported_at desc limit 50`,
    [scope.province, unit],
  );
  return found.rows;
}
