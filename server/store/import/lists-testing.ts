import { writeSheet, type WrittenValue } from '../../documents/xlsx.ts';

/** A list as people make one: its heads, then a row a person. */
export const heads = [
  'STT',
  'Họ và tên',
  'Mã số BHXH',
  'Số CCCD',
  'Ngày sinh',
  'Giới tính',
  'Dân tộc',
  'Xã, phường',
  'Số điện thoại',
  'Mã hộ gia đình',
  'Quan hệ với chủ hộ',
  'Mức thu nhập',
  'Số tháng đóng',
  'Từ tháng',
  'NSNN hỗ trợ tỷ lệ',
] as const;

/** A person of a list, by what its columns say. */
export interface Listed {
  readonly name: string;
  readonly social?: string;
  readonly identity?: string;
  readonly born?: string;
  readonly sex?: string;
  readonly people?: string;
  readonly commune?: string;
  readonly phone?: string;
  readonly household?: string;
  readonly relation?: string;
  readonly income?: WrittenValue;
  readonly months?: number;
  readonly from?: string;
  readonly percent?: number;
}

/** A row of a list; what is not said is empty. */
export const rowOfList = ({ name, income = 1_650_000, ...told }: Listed, index: number): readonly WrittenValue[] => [
  index + 1,
  name,
  told.social ?? null,
  told.identity ?? null,
  told.born ?? null,
  told.sex ?? null,
  told.people ?? null,
  told.commune ?? null,
  told.phone ?? null,
  told.household ?? null,
  told.relation ?? null,
  income,
  told.months ?? null,
  told.from ?? null,
  told.percent ?? null,
];

/** A list as the bytes of an .xlsx file. */
export const fileOf = (people: readonly Listed[]): Promise<Uint8Array> =>
  writeSheet({
    name: 'Danh sách',
    title: 'Danh sách',
    columns: heads.map(() => ({ width: 12, look: 'text' as const })),
    rows: [[...heads], ...people.map(rowOfList)],
    special: new Map(),
    merges: [],
    frozenRows: 1,
    repeat: null,
    landscape: true,
  });
