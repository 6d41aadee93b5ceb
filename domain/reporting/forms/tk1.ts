import { formatDong } from '@diemtua/law/kernel/format';
import { z } from 'zod';
import { fillTable, type Column, type FilledField, type FilledForm } from './layout.ts';
import {
  bornSchema,
  codeSchema,
  dayOnPaper,
  dongSchema,
  identitySchema,
  lineSchema,
  placeAndDay,
  sexOnPaper,
  sexSchema,
  signingSchema,
  socialNumberSchema,
  wordsSchema,
} from './values.ts';

/** A place since the reform of July 2025: province, commune, hamlet; districts are gone. */
const placeSchema = z.object({
  province: wordsSchema,
  commune: wordsSchema,
  detail: wordsSchema.nullable(),
});

const memberSchema = z.object({
  name: wordsSchema,
  socialNumber: socialNumberSchema.nullable(),
  born: bornSchema,
  sex: sexSchema,
  birthPlace: wordsSchema.nullable(),
  /** To the head of the household: "Chủ hộ", "Vợ", "Con". */
  relation: wordsSchema,
  identity: identitySchema.nullable(),
  ethnicity: wordsSchema.nullable(),
  nationality: wordsSchema,
  note: wordsSchema.nullable(),
});
type Member = z.infer<typeof memberSchema>;

const membersMax = 40;

/** The annex: who lives in the household. */
const householdSchema = z.object({
  head: wordsSchema,
  code: codeSchema.nullable(),
  headIdentity: identitySchema.nullable(),
  phone: codeSchema.nullable(),
  place: placeSchema,
  members: z.array(memberSchema).min(1).max(membersMax),
});

/** How contributions are paid. */
export const payMethods = ['monthly', 'quarterly', 'halfYearly', 'yearly', 'yearsAhead', 'missingMonths'] as const;
const methodOnPaper: Readonly<Record<(typeof payMethods)[number], string>> = {
  monthly: 'Đóng hằng tháng',
  quarterly: 'Đóng 3 tháng một lần',
  halfYearly: 'Đóng 6 tháng một lần',
  yearly: 'Đóng 12 tháng một lần',
  yearsAhead: 'Đóng một lần cho nhiều năm về sau',
  missingMonths: 'Đóng một lần cho thời gian còn thiếu',
};

/** The declaration TK1-TS of one person, with the annex of the household where it is needed. */
export const tk1Schema = z.object({
  person: z.object({
    name: wordsSchema,
    sex: sexSchema,
    born: bornSchema,
    nationality: wordsSchema,
    ethnicity: wordsSchema.nullable(),
    identity: identitySchema.nullable(),
    phone: codeSchema.nullable(),
    email: wordsSchema.nullable(),
    birthPlace: placeSchema.nullable(),
    guardian: wordsSchema.nullable(),
    residence: placeSchema,
    socialNumber: socialNumberSchema.nullable(),
    householdCode: codeSchema.nullable(),
  }),
  income: dongSchema.nullable(),
  method: z.enum(payMethods).nullable(),
  hospital: wordsSchema.nullable(),
  change: lineSchema(600).nullable(),
  papers: lineSchema(600).nullable(),
  household: householdSchema.nullable(),
  signing: signingSchema,
});
export type Tk1 = z.infer<typeof tk1Schema>;

const placeOnPaper = ({ detail, commune, province }: z.infer<typeof placeSchema>): string =>
  [detail, commune, province].filter((part) => part !== null).join(', ');

/** What is not filled in stays a dotted line for the pen. */
const DOTS = '……………………';

/**
 * The boxes [01] to [17]. That there are seventeen is from Decision 366; the order is that of the form before it, without the
 * districts, and is assumed.
 */
function boxesOf({ person, income, method, hospital, change, papers }: Tk1): FilledField[] {
  const values: readonly (readonly [string, string | null])[] = [
    ['Họ và tên', person.name],
    ['Giới tính', sexOnPaper(person.sex)],
    ['Ngày, tháng, năm sinh', dayOnPaper(person.born)],
    ['Quốc tịch', person.nationality],
    ['Dân tộc', person.ethnicity],
    ['Số CCCD/ĐDCN/Hộ chiếu', person.identity],
    ['Điện thoại', person.phone],
    ['Email', person.email],
    ['Nơi đăng ký khai sinh', person.birthPlace === null ? null : placeOnPaper(person.birthPlace)],
    ['Họ tên cha/mẹ/người giám hộ (đối với trẻ em dưới 6 tuổi)', person.guardian],
    ['Địa chỉ nhận kết quả', placeOnPaper(person.residence)],
    ['Mã số BHXH', person.socialNumber],
    ['Mã hộ gia đình', person.householdCode],
    ['Mức thu nhập tháng làm căn cứ đóng', income === null ? null : formatDong(income, 'vi')],
    ['Phương thức đóng', method === null ? null : methodOnPaper[method]],
    ['Nơi đăng ký khám bệnh, chữa bệnh ban đầu', hospital],
    [
      'Nội dung thay đổi, yêu cầu và hồ sơ kèm theo',
      [change, papers].filter((part) => part !== null).join('; ') || null,
    ],
  ];
  return values.map(([label, value], index) => ({
    mark: `[${String(index + 1).padStart(2, '0')}]`,
    label,
    value: value ?? DOTS,
  }));
}

/** The members of the household; the columns are those of the filing format, their order is assumed. */
export const householdColumns: readonly Column<Member>[] = [
  { key: 'order', mark: 'A', head: 'STT', kind: 'order', width: 3, cell: (_, index) => index + 1 },
  { key: 'name', mark: 'B', head: 'Họ và tên', kind: 'text', width: 16, cell: (member) => member.name },
  {
    key: 'socialNumber',
    mark: '1',
    head: 'Mã số BHXH',
    kind: 'digits',
    width: 9,
    cell: (member) => member.socialNumber,
  },
  {
    key: 'born',
    mark: '2',
    head: 'Ngày, tháng, năm sinh',
    kind: 'day',
    width: 8,
    cell: (member) => dayOnPaper(member.born),
  },
  { key: 'sex', mark: '3', head: 'Giới tính', kind: 'text', width: 5, cell: (member) => sexOnPaper(member.sex) },
  { key: 'birthPlace', mark: '4', head: 'Nơi khai sinh', kind: 'text', width: 12, cell: (member) => member.birthPlace },
  {
    key: 'relation',
    mark: '5',
    head: 'Mối quan hệ với chủ hộ',
    kind: 'text',
    width: 8,
    cell: (member) => member.relation,
  },
  {
    key: 'identity',
    mark: '6',
    head: 'Số CCCD/ĐDCN/Hộ chiếu',
    kind: 'digits',
    width: 10,
    cell: (member) => member.identity,
  },
  { key: 'ethnicity', mark: '7', head: 'Dân tộc', kind: 'text', width: 6, cell: (member) => member.ethnicity },
  { key: 'nationality', mark: '8', head: 'Quốc tịch', kind: 'text', width: 6, cell: (member) => member.nationality },
  { key: 'note', mark: '9', head: 'Ghi chú', kind: 'text', width: 8, cell: (member) => member.note },
];

/** Fills TK1-TS; with a household, its annex follows. */
export function fillTk1(tk1: Tk1): FilledForm {
  const { household } = tk1;
  const annex: FilledField[] =
    household === null
      ? []
      : [
          { mark: null, label: 'Chủ hộ', value: household.head },
          { mark: null, label: 'Số CCCD/ĐDCN của chủ hộ', value: household.headIdentity ?? DOTS },
          { mark: null, label: 'Điện thoại', value: household.phone ?? DOTS },
          { mark: null, label: 'Mã hộ gia đình', value: household.code ?? DOTS },
          { mark: null, label: 'Địa chỉ', value: placeOnPaper(household.place) },
        ];
  return {
    code: 'TK1-TS',
    decision: 'Ban hành kèm theo Quyết định của Giám đốc BHXH Việt Nam',
    page: 'portrait',
    issuer: ['BẢO HIỂM XÃ HỘI VIỆT NAM'],
    motto: true,
    title: 'TỜ KHAI THAM GIA, ĐIỀU CHỈNH THÔNG TIN BẢO HIỂM XÃ HỘI, BẢO HIỂM Y TẾ',
    subtitle: null,
    fields: boxesOf(tk1),
    tables:
      household === null
        ? []
        : [
            fillTable(householdColumns, [{ rows: household.members }], {
              at: 'name',
              total: null,
              caption: 'PHỤ LỤC: THÀNH VIÊN HỘ GIA ĐÌNH',
              newPage: true,
              above: annex,
            }),
          ],
    closing: [],
    placeAndDay: placeAndDay(tk1.signing),
    signatures: [
      {
        role: 'Người kê khai',
        manner: '(Tôi cam đoan những nội dung kê khai là đúng sự thật; ký, ghi rõ họ tên)',
        name: tk1.person.name,
      },
    ],
  };
}
