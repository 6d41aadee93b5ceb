import { AREA_FIELDS, AREA_HEADS } from '@diemtua/domain/reporting';
import { readSheet, writeSheet, type WrittenValue } from '../server/documents/xlsx.ts';

/** A list of communes' facts as somebody would fill it in, under the heads of its template. */
export const areaList = (rows: readonly (readonly WrittenValue[])[]): Promise<Uint8Array> =>
  writeSheet({
    name: 'xa',
    title: 'xa',
    columns: AREA_FIELDS.map(() => ({ width: 12, look: 'text' as const })),
    rows: [AREA_FIELDS.map((field) => AREA_HEADS[field]), ...rows],
    special: new Map(),
    merges: [],
    frozenRows: 1,
    repeat: null,
    landscape: true,
  });

/** The rows of a list that the office gives; none where it cannot be read. */
export async function rowsOfList(bytes: Uint8Array): Promise<readonly (readonly unknown[])[]> {
  const sheet = await readSheet(bytes);
  return sheet.ok ? sheet.rows : [];
}
