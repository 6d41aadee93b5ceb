import { z } from 'zod';
import { issuerLines } from './issuer.ts';
import { fillTable, type Column, type FilledForm } from './layout.ts';
import { issuerSchema, placeAndDay, signingSchema } from './values.ts';

const rowSchema = z.object({ order: z.string(), field: z.string(), value: z.string() });
const partsMax = 60;
const rowsMax = 20_000;

/** What is held on a person, a part after the other; each field a row. */
export const ownDataSchema = z.object({
  issuer: issuerSchema,
  name: z.string(),
  parts: z.array(z.object({ title: z.string(), count: z.int(), rows: z.array(rowSchema).max(rowsMax) })).max(partsMax),
  signing: signingSchema,
});
export type OwnDataPart = z.infer<typeof ownDataSchema>['parts'][number];

const columns: readonly Column<z.infer<typeof rowSchema>>[] = [
  { key: 'order', mark: 'A', head: 'STT', kind: 'text', width: 4, cell: ({ order }) => order },
  { key: 'field', mark: 'B', head: 'Mục', kind: 'text', width: 22, cell: ({ field }) => field },
  { key: 'value', mark: '1', head: 'Nội dung', kind: 'text', width: 54, cell: ({ value }) => value },
];

/** A person's own data on paper. No decision fixes its layout: it is ours. */
export function fillOwnData({ issuer, name, parts, signing }: z.infer<typeof ownDataSchema>): FilledForm {
  return {
    code: 'DU-LIEU',
    decision: 'Theo yêu cầu của người có dữ liệu',
    page: 'portrait',
    issuer: issuerLines(issuer),
    motto: false,
    title: 'DỮ LIỆU CÁ NHÂN',
    subtitle: name,
    fields: parts.map(({ title, count }) => ({ mark: null, label: title, value: String(count) })),
    tables: parts
      .filter(({ rows }) => rows.length > 0)
      .map(({ title, rows }) => fillTable(columns, [{ rows }], { at: 'field', total: null, caption: title })),
    closing: [],
    placeAndDay: placeAndDay(signing),
    signatures: [{ role: 'Người lập', manner: '(Ký, ghi rõ họ tên)', name: null }],
  };
}
