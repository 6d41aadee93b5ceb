import {
  c16Schema,
  c17Schema,
  c45Schema,
  c66aSchema,
  d03Schema,
  d05Schema,
  d11Schema,
  handOverSchema,
  tk1Schema,
  type Cell,
  type D05,
  type FilledForm,
} from '@diemtua/domain/reporting';

/** A small worked batch of invented people, for the tests of forms, sheets and paper. */

export const issuer = {
  above: 'BẢO HIỂM XÃ HỘI TỈNH LÀO CAI',
  name: 'BẢO HIỂM XÃ HỘI CƠ SỞ SA PA',
  code: 'IS1501',
  taxCode: null,
  address: 'Tổ 3, phường Sa Pa, tỉnh Lào Cai',
  phone: '0214 000 000',
  email: null,
};
const signing = { place: 'Sa Pa', day: '2025-11-18' };
const none = { percent: 0, amount: 0 };

/**
 * Another group: income 1,650,000 × 22 % = 363,000 a month; the State supports 20 % × 22 % × 1,500,000 = 66,000; 297,000 is left
 * to pay. One month.
 */
const pao = {
  name: 'Giàng A Páo',
  socialNumber: '1520001234',
  identity: '010090001234',
  born: '1990-02-03',
  sex: 'male' as const,
  ethnicity: 'Mông',
  address: 'Thôn Sín Chải, xã Tả Van, tỉnh Lào Cai',
  phone: '0900000001',
  email: null,
  receipt: { number: '0000101', day: '2025-11-18' },
  collectorCode: 'NV07',
  kind: 'first' as const,
  group: 'other' as const,
  from: '2025-11',
  months: 1,
  income: 1_650_000,
  due: 363_000,
  state: { percent: 20, amount: 66_000 },
  local: none,
  other: none,
  pays: 297_000,
  book: 'electronic' as const,
  note: null,
};

/**
 * A poor household, three months: 3 × 1,500,000 × 22 % = 990,000; the State 50 %: 3 × 50 % × 22 % × 1,500,000 = 495,000; a sponsor
 * 10 %: 3 × 10 % × 22 % × 1,500,000 = 99,000; 990,000 − 495,000 − 99,000 = 396,000 is left.
 */
const may = {
  ...pao,
  name: 'Lý Thị Mẩy',
  socialNumber: null,
  identity: '010185000077',
  born: '1985',
  sex: 'female' as const,
  ethnicity: 'Dao',
  receipt: { number: '0000102', day: '2025-11-18' },
  kind: 'continuing' as const,
  group: 'poor' as const,
  months: 3,
  income: 1_500_000,
  due: 990_000,
  state: { percent: 50, amount: 495_000 },
  other: { percent: 10, amount: 99_000 },
  pays: 396_000,
  note: 'Đã báo đổi số điện thoại',
};

/** Taken off: one month of 363,000, as of Páo. */
const hoa = {
  ...pao,
  name: 'Nguyễn Thị Hoa',
  socialNumber: '1520005678',
  identity: '010192000055',
  ethnicity: null,
  phone: null,
};

const d05 = {
  issuer,
  batch: '01',
  period: '2025-11',
  increase: [pao, may],
  decrease: [hoa],
  people: { increase: 2, decrease: 1 },
  booksAskedFor: 1,
  maker: 'Trần Minh Sơn',
  collector: 'Vàng Thị Sua',
  head: null,
  signing,
};

/** D05-TS on a day of Decision 490. */
export const d05Of2025: D05 = d05Schema.parse(d05);
/** The same batch on a day of Decision 366. */
export const d05Of2026: D05 = d05Schema.parse({
  ...d05,
  period: '2026-05',
  signing: { ...signing, day: '2026-05-01' },
});
/** What a program hands over that knows more of a person than the form may tell. */
export const d05WithPrivateNotes: unknown = {
  ...d05,
  people: { increase: 1, decrease: 1 },
  increase: [{ ...pao, privateNote: 'CHỒNG KHÔNG BIẾT', privateNotes: ['NỢ 2 TRIỆU'] }],
};

export const tk1 = tk1Schema.parse({
  person: {
    name: 'Lý Thị Mẩy',
    sex: 'female',
    born: '1985',
    nationality: 'Việt Nam',
    ethnicity: 'Dao',
    identity: '010185000077',
    phone: '0900000002',
    email: null,
    birthPlace: { province: 'tỉnh Lào Cai', commune: 'xã Tả Phìn', detail: null },
    guardian: null,
    residence: { province: 'tỉnh Lào Cai', commune: 'xã Tả Phìn', detail: 'Thôn Sả Xéng' },
    socialNumber: null,
    householdCode: '1500012345',
  },
  income: 1_500_000,
  method: 'quarterly',
  hospital: null,
  change: 'Đăng ký tham gia lần đầu',
  papers: null,
  household: {
    head: 'Chảo Láo Lở',
    code: '1500012345',
    headIdentity: '010081000066',
    phone: null,
    place: { province: 'tỉnh Lào Cai', commune: 'xã Tả Phìn', detail: 'Thôn Sả Xéng' },
    members: [
      {
        name: 'Chảo Láo Lở',
        socialNumber: null,
        born: '1981-05-06',
        sex: 'male',
        birthPlace: 'xã Tả Phìn',
        relation: 'Chủ hộ',
        identity: '010081000066',
        ethnicity: 'Dao',
        nationality: 'Việt Nam',
        note: null,
      },
      {
        name: 'Lý Thị Mẩy',
        socialNumber: null,
        born: '1985',
        sex: 'female',
        birthPlace: 'xã Tả Phìn',
        relation: 'Vợ',
        identity: '010185000077',
        ethnicity: 'Dao',
        nationality: 'Việt Nam',
        note: null,
      },
    ],
  },
  signing,
});

/** Second of a household: 4.5 % × 2,340,000 × 70 % × 12 = 884,520; the first pays 1,263,600. Together 2,148,120. */
export const d03 = d03Schema.parse({
  issuer,
  batch: '02',
  period: '2025-11',
  lines: [
    { place: 1, percent: 100, name: 'Chảo Láo Lở', due: 1_263_600, pays: 1_263_600, sex: 'male' as const },
    { place: 2, percent: 70, name: 'Lý Thị Mẩy', due: 884_520, pays: 884_520, sex: 'female' as const },
  ].map((line) => ({
    ...line,
    socialNumber: null,
    identity: '010081000066',
    born: '1981',
    householdCode: '1500012345',
    hospital: 'Trạm y tế xã Tả Phìn',
    receipt: null,
    from: '2025-12',
    months: 12,
    state: none,
    other: none,
    collectorCode: 'NV07',
    note: null,
  })),
  maker: null,
  head: null,
  signing,
});

/**
 * Invented rates. First: 297,000 × 15 % = 44,550. Continuing: 396,000 × 4.5 % = 17,820. A refund: −297,000 × 15 % = −44,550.
 * Together 17,820.
 */
export const d11 = d11Schema.parse({
  issuer,
  batch: '01',
  period: '2026-05',
  lines: [
    { name: 'Giàng A Páo', kind: 'first', paid: 297_000, percent: 15, commission: 44_550, note: null },
    { name: 'Lý Thị Mẩy', kind: 'continuing', paid: 396_000, percent: 4.5, commission: 17_820, note: null },
    { name: 'Nguyễn Thị Hoa', kind: 'first', paid: -297_000, percent: 15, commission: -44_550, note: 'Hoàn trả' },
  ].map((line) => ({ ...line, socialNumber: '1520001234', collectorCode: 'NV07', receipt: null })),
  maker: null,
  head: null,
  signing,
});

/** Two months go back: 2 × 297,000 = 594,000 to the person, 2 × 66,000 = 132,000 to the State; 726,000 in all. */
export const c16 = c16Schema.parse({
  issuer,
  number: '05',
  period: '2025-11',
  lines: [
    {
      name: 'Giàng A Páo',
      socialNumber: '1520001234',
      identity: '010090001234',
      reason: 'compulsory',
      from: '2025-12',
      months: 2,
      toPerson: 594_000,
      toState: 132_000,
      toLocal: 0,
      toOther: 0,
      total: 726_000,
      note: null,
    },
  ],
  maker: null,
  head: null,
  signing,
});

const receipts = [
  { number: '0000101', day: '2025-11-18', payer: 'Giàng A Páo', product: 'voluntary' as const, amount: 297_000 },
  { number: '0000102', day: '2025-11-18', payer: 'Lý Thị Mẩy', product: 'voluntary' as const, amount: 396_000 },
  { number: '0000103', day: '2025-11-18', payer: 'Chảo Láo Lở', product: 'health' as const, amount: 1_263_600 },
];

/** Taken 297,000 + 1,263,600 = 1,560,600; void 396,000; handed over 297,000; 1,560,600 − 297,000 = 1,263,600 is still out. */
export const c17 = c17Schema.parse({
  issuer,
  collector: { name: 'Vàng Thị Sua', code: 'NV07' },
  from: '2025-11-01',
  to: '2025-11-30',
  lines: receipts.map((receipt, index) => ({
    ...receipt,
    book: '12',
    void: index === 1,
    handedOver: index === 0 ? 297_000 : 0,
    slip: index === 0 ? { number: 'UNC88', day: '2025-11-19' } : null,
    note: index === 1 ? 'Ghi sai tên' : null,
  })),
  maker: null,
  head: null,
  signing,
});

/** 297,000 + 396,000 = 693,000 and 1,263,600: together 1,956,600. */
export const c66a = c66aSchema.parse({
  issuer,
  number: '18/11',
  day: '2025-11-18',
  way: 'transfer',
  transaction: 'FT2532200001',
  bank: 'Ngân hàng minh họa',
  lines: receipts,
  giver: 'Vàng Thị Sua',
  taker: null,
  head: null,
  signing,
});

/** 3 × 500,000 + 2 × 200,000 + 1 × 50,000 = 1,950,000, 6,600 less than the receipts say. */
export const handOver = handOverSchema.parse({
  issuer,
  number: '018',
  day: '2025-11-18',
  giver: 'Vàng Thị Sua',
  giverCode: 'NV07',
  taker: 'Trần Minh Sơn',
  receipts: { from: '0000101', to: '0000103', count: 3, voided: 0 },
  expected: 1_956_600,
  cash: [
    { value: 500_000, notes: 3 },
    { value: 200_000, notes: 2 },
    { value: 50_000, notes: 1 },
  ],
  signing,
});

export const c45 = c45Schema.parse({
  issuer,
  series: 'C45-25T',
  number: '0000101',
  book: '12',
  day: '2025-11-18',
  payer: 'Giàng A Páo',
  address: 'Thôn Sín Chải, xã Tả Van, tỉnh Lào Cai',
  lines: [
    { product: 'voluntary', insured: null, from: '2025-11', months: 1, amount: 297_000 },
    { product: 'health', insured: 'Giàng Thị Dở', from: '2025-12', months: 12, amount: 884_520 },
  ],
  // 297,000 + 884,520
  amount: 1_181_520,
  way: 'cash',
  collector: { name: 'Vàng Thị Sua', code: 'NV07' },
  void: null,
  copy: 0,
  check: { address: 'https://diemtua.example/bien-lai/K7Q2-9XPA', code: 'K7Q2-9XPA' },
});

const shown = (cells: readonly Cell[]): string => cells.map((cell) => cell ?? '').join(' | ');

/** The content of a form's tables as lines of text, headings and sums among the rows. */
export const linesOf = (form: FilledForm): readonly string[] =>
  form.tables.flatMap(({ groups, total }) => [
    ...groups.flatMap((group) => [
      ...(group.label === null ? [] : [`${group.order ?? ''}. ${group.label}`]),
      ...group.rows.map(shown),
      ...(group.sum === null ? [] : [shown(group.sum.cells)]),
    ]),
    ...(total === null ? [] : [shown(total.cells)]),
  ]);
