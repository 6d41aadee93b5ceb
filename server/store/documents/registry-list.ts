import type { CommuneCode } from '@diemtua/domain/ids';
import { PEOPLES, type Person } from '@diemtua/domain/registry';
import { formatMonth, type Month } from '@diemtua/law/kernel/month';
import type { SheetToWrite, WrittenValue } from '../../documents/xlsx.ts';
import type { Session } from '../session.ts';

/** People of one list: as many as one list brings in. */
export const LIST_PEOPLE_MAX = 50_000;
const atOnce = 2000;

const columns: readonly (readonly [head: string, width: number, look: SheetToWrite['columns'][number]['look']])[] = [
  ['STT', 6, 'order'],
  ['Họ và tên', 28, 'text'],
  ['Mã số BHXH', 14, 'digits'],
  ['Số CCCD', 16, 'digits'],
  ['Ngày sinh', 12, 'day'],
  ['Giới tính', 9, 'text'],
  ['Dân tộc', 12, 'text'],
  ['Xã, phường', 18, 'text'],
  ['Thôn', 18, 'text'],
  ['Địa chỉ', 30, 'text'],
  ['Số điện thoại', 14, 'digits'],
  ['Đã đóng đến tháng', 12, 'day'],
];

interface Row {
  readonly id: string;
  readonly sort_key: string;
  readonly content: Person;
  readonly commune_name: string | null;
  readonly until: Month | null;
}

const bornText = ({ birth }: Person): string => {
  if (birth.precision === 'year') return String(birth.year);
  const [year = '', month = '', day] = (birth.precision === 'day' ? birth.date : birth.month).split('-');
  return day === undefined ? `00/${month}/${year}` : `${day}/${month}/${year}`;
};

/** The people of a commune, or of all communes of whoever asks, as a list that can be read in again; null where they are too many for one. */
export async function registryList(
  { client, scope }: Session,
  commune: CommuneCode | null,
  now: number,
): Promise<{ readonly sheet: SheetToWrite; readonly people: number } | null> {
  const rows: WrittenValue[][] = [columns.map(([head]) => head)];
  let after: Row | undefined;
  for (;;) {
    const found: { rows: Row[] } = await client.query<Row>(
      `select p.id, p.sort_key, p.content, c.name as commune_name,
         (select max(j.from_month + j.months - 1) from judgement j where j.province = p.province and j.person = p.id and j.outcome = 'covers' and j.product = 'voluntary') as until
       from person p left join commune c on c.province = p.province and c.code = p.commune
       where p.province = $1 and p.merged_into is null and ($2::text is null or p.commune = $2) and ($3::text is null or (p.sort_key, p.id) > ($3, $4::uuid))
       order by p.sort_key, p.id limit ${atOnce}`,
      [scope.province, commune, after?.sort_key ?? null, after?.id ?? null],
    );
    for (const { content, commune_name, until } of found.rows)
      rows.push([
        rows.length,
        content.name,
        content.insuranceNumber,
        content.personalNumber,
        bornText(content),
        content.sex === 'male' ? 'Nam' : 'Nữ',
        PEOPLES.find(({ code }) => code === content.ethnicity)?.name ?? null,
        commune_name,
        content.hamlet,
        content.address,
        content.phones[0] ?? null,
        until === null ? null : formatMonth(until).split('-').toReversed().join('/'),
      ]);
    if (rows.length - 1 > LIST_PEOPLE_MAX) return null;
    // One row for each who is on the list, in one statement.
    await client.query(
      `insert into viewing (province, id, at, viewer, person, what)
       select $1, gen_random_uuid(), to_timestamp($2::double precision / 1000), $3, person, 'export' from unnest($4::uuid[]) as person`,
      [scope.province, now, scope.user, found.rows.map(({ id }) => id)],
    );
    after = found.rows.at(-1);
    if (found.rows.length < atOnce) break;
  }
  return {
    people: rows.length - 1,
    sheet: {
      name: 'Danh sach',
      title: 'Danh sách người tham gia',
      columns: columns.map(([, width, look]) => ({ width, look })),
      rows,
      special: new Map([[0, { looks: columns.map(() => 'head' as const), bold: true }]]),
      merges: [],
      frozenRows: 1,
      repeat: { first: 0, last: 0 },
      landscape: true,
    },
  };
}
