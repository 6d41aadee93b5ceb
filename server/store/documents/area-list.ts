import { AREA_FIELDS, AREA_HEADS, type AreaField } from '@diemtua/domain/reporting';
import type { SheetToWrite } from '../../documents/xlsx.ts';
import type { Session } from '../session.ts';

type Column = SheetToWrite['columns'][number];

const columnOf: Readonly<Record<AreaField, Column>> = {
  code: { width: 10, look: 'digits' },
  name: { width: 26, look: 'text' },
  hamlets: { width: 14, look: 'count' },
  farHamlets: { width: 14, look: 'count' },
  farBeyondKm: { width: 20, look: 'count' },
  poorPercent: { width: 14, look: 'count' },
  minorityPercent: { width: 20, look: 'count' },
};

const TITLE = 'Số liệu về xã, phường: ô nào chưa biết thì để trống';

/** An empty list of the facts of one's own communes: to be filled in, and read in again. */
export async function areaListTemplate({ client, scope }: Session): Promise<SheetToWrite> {
  const { rows } = await client.query<{ code: string; name: string }>(
    'select code, name from commune where province = $1 and ($2::text[] is null or code = any ($2::text[])) order by code',
    [scope.province, scope.communes === 'all' ? null : scope.communes],
  );
  const unknown = AREA_FIELDS.slice(2).map(() => null);
  return {
    name: 'So lieu xa',
    title: TITLE,
    columns: AREA_FIELDS.map((field) => columnOf[field]),
    rows: [
      [TITLE],
      AREA_FIELDS.map((field) => AREA_HEADS[field]),
      ...rows.map(({ code, name }) => [code, name, ...unknown]),
    ],
    special: new Map([
      [0, { looks: ['line' as const], bold: true }],
      [1, { looks: AREA_FIELDS.map(() => 'head' as const), bold: true, height: 32 }],
    ]),
    merges: [{ row: 0, column: 0, rows: 1, columns: AREA_FIELDS.length }],
    frozenRows: 2,
    repeat: { first: 1, last: 1 },
    landscape: true,
  };
}
