import type { PersonId, UnitCode } from '@diemtua/domain/ids';
import { fillOwnData, type FilledForm } from '@diemtua/domain/reporting';
import type { SheetToWrite, SpecialRow, WrittenValue } from '../../documents/xlsx.ts';
import { logViewing } from '../registry/find.ts';
import { dayInVietnam } from '../commands/vietnam.ts';
import type { Session } from '../session.ts';
import { reporterOf } from './issuer.ts';

/** Everything that the store holds on one person, by what it is; a list of rows for each. */
export interface OwnData {
  readonly person: PersonId;
  readonly madeAt: string;
  readonly parts: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}

/**
 * Where a person stands in the store. A table that holds a person and is not named here fails a test: whoever asks for the own data gets all of it.
 */
export const OWN_DATA: Readonly<Record<string, string>> = {
  person: 'select content, version, commune from person t where t.province = $1 and t.id = any ($2)',
  person_version:
    'select version, at, by, why, content from person_version t where t.province = $1 and t.person = any ($2) order by at',
  person_status:
    'select from_day, to_day, status, source from person_status t where t.province = $1 and t.person = any ($2) order by from_day',
  person_earlier:
    'select until_month, supported_months, spells, source from person_earlier t where t.province = $1 and t.person = any ($2)',
  person_merge:
    'select kept, gone, at, by, why, split_at from person_merge t where t.province = $1 and (t.kept = any ($2) or t.gone = any ($2)) order by at',
  duplicate_review:
    'select verdict, score, reasons, found_at, decided_at from duplicate_review t where t.province = $1 and (t.one = any ($2) or t.other = any ($2)) order by found_at',
  household_member: `select t.from_day, t.to_day, h.code, h.commune, h.content->'classes' as classes from household_member t
    join household h on h.province = t.province and h.id = t.household where t.province = $1 and t.person = any ($2) order by t.from_day`,
  payment: `select r.series, r.number, r.taken_on, r.payer, t.product, t.amount, t.claim, j.outcome, j.content as meaning, j.filing from payment t
    join receipt r on r.province = t.province and r.id = t.receipt left join judgement j on j.province = t.province and j.payment = t.id
    where t.province = $1 and t.person = any ($2) order by r.taken_at`,
  refund: `select f.refunded_on, f.content from refund f join payment t on t.province = f.province and t.id = f.payment
    where t.province = $1 and t.person = any ($2) order by f.refunded_on`,
  settlement: `select s.decided_at, s.by, s.content from settlement s join payment t on t.province = s.province and t.id = s.payment
    where t.province = $1 and t.person = any ($2) order by s.decided_at`,
  filing_step: `select s.at, s.by, s.from_state, s.to_state, s.why from filing_step s join payment t on t.province = s.province and t.id = s.payment
    where t.province = $1 and t.person = any ($2) order by s.at`,
  due: 'select reference, payer, amount, lines, made_at, ends_on, state from due t where t.province = $1 and t.person = any ($2) order by made_at',
  participation_delta:
    'select day, product, delta, kind, support_group, commune, unit, known_at from participation_delta t where t.province = $1 and t.person = any ($2) order by known_at, day',
  import_row:
    'select import, row, plan, line from import_row t where t.province = $1 and t.person = any ($2) order by import, row',
  participant_session:
    'select provider, made_at, seen_at, ended_at from participant_session t where t.province = $1 and t.person = any ($2) order by made_at',
  person_request:
    'select kind, about, text, made_at, answer_by, by_law, state from person_request t where t.province = $1 and t.person = any ($2) order by made_at',
  person_request_step: `select s.at, s.by, s.state, s.answer from person_request_step s join person_request t on t.province = s.province and t.id = s.request
    where t.province = $1 and t.person = any ($2) order by s.at`,
  viewing: `select t.at, t.what, t.viewer, t.viewer = any ($2) as by_oneself, u.full_name as viewer_name from viewing t left join user_account u on u.province = t.province and u.id = t.viewer
    where t.province = $1 and t.person = any ($2) order by t.at`,
};

/** Whether whoever asks sees a person at all. */
export async function seesPerson({ client, scope }: Session, person: PersonId): Promise<boolean> {
  const seen = await client.query('select from person where province = $1 and id = $2', [scope.province, person]);
  return seen.rowCount !== 0;
}

/**
 * Gathers all that the store holds on a person, who saw it among it; that it was taken out is written down. The session is the whole province's: what another unit holds is
 * the person's own as well.
 */
export async function ownDataOf(session: Session, person: PersonId, now: number): Promise<OwnData> {
  const { client, scope } = session;
  await logViewing(session, person, 'export', now);
  const joined = await client.query<{ id: PersonId }>(
    'select id from person where province = $1 and (id = $2 or merged_into = $2)',
    [scope.province, person],
  );
  const ids = joined.rows.map(({ id }) => id);
  const parts: Record<string, readonly Record<string, unknown>[]> = {};
  for (const [name, sql] of Object.entries(OWN_DATA)) {
    const found = await client.query<{ row: Record<string, unknown> }>(`select to_jsonb(x) as row from (${sql}) x`, [
      scope.province,
      ids,
    ]);
    parts[name] = found.rows.map(({ row }) => row);
  }
  return { person, madeAt: new Date(now).toISOString(), parts };
}

const titles: Readonly<Record<string, string>> = {
  person: 'Thông tin cá nhân',
  person_version: 'Các lần thay đổi',
  person_status: 'Tình trạng tham gia khác',
  person_earlier: 'Quá trình đóng trước đây',
  person_merge: 'Gộp hồ sơ',
  duplicate_review: 'Hồ sơ nghi trùng',
  household_member: 'Hộ gia đình',
  payment: 'Tiền đã đóng',
  refund: 'Tiền hoàn trả',
  settlement: 'Xử lý khoản chờ',
  filing_step: 'Hồ sơ gửi cơ quan BHXH',
  due: 'Khoản chờ chuyển khoản',
  participation_delta: 'Thời gian được tính tham gia',
  import_row: 'Danh sách đã nhập',
  participant_session: 'Đăng nhập vào hồ sơ của mình',
  person_request: 'Yêu cầu đã gửi',
  person_request_step: 'Trả lời yêu cầu',
  viewing: 'Ai đã xem',
};

const widths = [28, 34, 60] as const;
/** The longest text of one field of a sheet, by its format less a little, and of one field on paper, which may not be higher than a page. */
const SHEET_TEXT_MAX = 30_000;
const PAPER_TEXT_MAX = 1_000;

/** A text in parts that fit into one field each, in order: what is long goes on in the next row, and nothing is cut off. */
export function partsOf(text: string, longest: number): readonly string[] {
  const signs = Array.from(text);
  const parts: string[] = [];
  for (let at = 0; at < signs.length; at += longest) parts.push(signs.slice(at, at + longest).join(''));
  return parts.length === 0 ? [''] : parts;
}

const shown = (value: unknown): WrittenValue =>
  value === null || value === undefined
    ? null
    : typeof value === 'string' || typeof value === 'number'
      ? value
      : JSON.stringify(value);

/** One level of a document is told field by field; what lies deeper as it is stored. */
function fieldsOf(row: Readonly<Record<string, unknown>>): readonly (readonly [string, WrittenValue])[] {
  return Object.entries(row).flatMap(([name, value]): (readonly [string, WrittenValue])[] =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).map(([inner, deep]) => [`${name}.${inner}`, shown(deep)] as const)
      : [[name, shown(value)]],
  );
}

/**
 * The same on paper. Signs that no typeface of ours has are left out: the other two have them.
 * @returns null where the unit of the session's user is unknown
 */
export async function ownDataForm(session: Session, { parts }: OwnData, now: number): Promise<FilledForm | null> {
  const { client, scope } = session;
  const [person] = parts['person'] ?? [];
  const found = await client.query<{ unit: UnitCode | null }>(
    `select coalesce((select l.unit from unit_commune l where l.province = $1 and l.commune = $2 order by l.to_day desc nulls first limit 1),
       (select min(code) from unit where province = $1)) as unit`,
    [scope.province, person?.['commune'] ?? null],
  );
  const unit = found.rows[0]?.unit;
  const reporter = unit ? await reporterOf(session, unit, dayInVietnam(now)) : null;
  if (reporter === null) return null;
  const content = person?.['content'];
  const name = typeof content === 'object' && content !== null && 'name' in content ? String(content.name) : '…';
  return fillOwnData({
    issuer: reporter.issuer,
    name,
    signing: reporter.signing,
    parts: Object.entries(parts).map(([part, list]) => ({
      title: titles[part] ?? part,
      count: list.length,
      rows: list.flatMap((row, index) =>
        fieldsOf(row)
          .filter(([, value]) => value !== null)
          .flatMap(([field, value]) =>
            partsOf(readable(String(value)), PAPER_TEXT_MAX).map((part) => ({
              order: `${index + 1}`,
              field,
              value: part,
            })),
          ),
      ),
    })),
  });
}

/** Vietnamese, other Latin letters, digits and marks. */
const readable = (text: string): string => text.replaceAll(/[^\p{Script=Latin}\p{M}\p{N}\p{P}\p{Zs}+<=>|~^$₫]/gu, '');

/** The same as a sheet that anybody can open and read: a part after the other, a field a row. */
export function ownDataSheet({ parts }: OwnData): SheetToWrite {
  const rows: WrittenValue[][] = [];
  const special = new Map<number, SpecialRow>();
  for (const [name, list] of Object.entries(parts)) {
    special.set(rows.length, { looks: ['line', 'line', 'line'], bold: true });
    rows.push([titles[name] ?? name, `${list.length}`, null]);
    for (const [index, row] of list.entries())
      for (const [field, value] of fieldsOf(row)) {
        if (typeof value === 'string') {
          for (const part of partsOf(value, SHEET_TEXT_MAX)) rows.push([`${index + 1}`, field, part]);
        } else if (value !== null) rows.push([`${index + 1}`, field, value]);
      }
    rows.push([]);
  }
  return {
    name: 'Du lieu ca nhan',
    title: 'Dữ liệu cá nhân',
    columns: widths.map((width) => ({ width, look: 'text' as const })),
    rows,
    special,
    merges: [],
    frozenRows: 0,
    repeat: null,
    landscape: true,
  };
}
