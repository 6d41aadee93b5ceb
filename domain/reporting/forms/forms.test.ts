import { describe, expect, test } from 'vitest';
import * as batch from '../../../tests/forms.ts';
import {
  c17Schema,
  c45Schema,
  d05LayoutOn,
  d05LineSchema,
  d05Schema,
  d11Schema,
  fillC16,
  fillC17,
  fillC45,
  fillC66a,
  fillD03,
  fillD05,
  fillD11,
  fillHandOver,
  fillTk1,
  packedNote,
  type FilledForm,
} from '../index.ts';

const marksOf = (form: FilledForm): string => form.tables[0]?.columns.map(({ mark }) => mark).join(' ') ?? '';
const valuesOf = (form: FilledForm): string[] =>
  [...form.fields, ...form.closing].map(({ label, value }) => `${label}: ${value}`);
/** As people see it: a no-break space as "_". */
const seen = (text: string): string => text.replaceAll('\u00a0', '_');

describe('D05-TS', () => {
  test('of Decision 490 until 30 April 2026, of Decision 366 from 1 May', () => {
    expect(d05LayoutOn('2026-04-30')).toBe('qd490');
    expect(d05LayoutOn('2026-05-01')).toBe('qd366');
    expect(fillD05(batch.d05Of2025).decision).toContain('490/QĐ-BHXH');
    expect(fillD05(batch.d05Of2026).decision).toContain('366/QĐ-BHXH');
  });

  test('of Decision 490: 20 columns', () => {
    const form = fillD05(batch.d05Of2025);
    expect(marksOf(form)).toBe('A B C 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17');
    expect(batch.linesOf(form)).toEqual([
      'I. Tăng',
      // 1,650,000 × 22 % = 363,000; 20 % × 22 % × 1,500,000 = 66,000; 363,000 − 66,000 = 297,000.
      '1 | Giàng A Páo | 1520001234 | 010090001234 | Thôn Sín Chải, xã Tả Van, tỉnh Lào Cai | 18/11/2025 | 0000101 | ' +
        '1650000 | 1 | 11/2025 | 363000 | 297000 | 20 | 66000 | 0 | 0 | 0 | 0 | NV07 | ' +
        'Đối tượng: Khác; Dân tộc: Thiểu_số; P.Thức: Tăng_mới; SĐT: 0900000001; Ngày sinh: 03/02/1990',
      // 3 × 1,500,000 × 22 % = 990,000; 3 × 50 % × 330,000 = 495,000; 3 × 10 % × 330,000 = 99,000; 396,000 is left.
      '2 | Lý Thị Mẩy |  | 010185000077 | Thôn Sín Chải, xã Tả Van, tỉnh Lào Cai | 18/11/2025 | 0000102 | ' +
        '1500000 | 3 | 11/2025 | 990000 | 396000 | 50 | 495000 | 0 | 0 | 10 | 99000 | NV07 | ' +
        'Đối tượng: Hộ_nghèo; Dân tộc: Thiểu_số; P.Thức: Đóng_tiếp; SĐT: 0900000001; Ngày sinh: 1985; ' +
        'Ghi chú: Đã báo đổi số điện thoại',
      // 363,000 + 990,000; 297,000 + 396,000; 66,000 + 495,000; 99,000. The percentages 20, 50 and 10 are not added.
      ' | Cộng tăng |  |  |  |  |  |  |  |  | 1353000 | 693000 |  | 561000 |  | 0 |  | 99000 |  | ',
      'II. Giảm',
      '3 | Nguyễn Thị Hoa | 1520005678 | 010192000055 | Thôn Sín Chải, xã Tả Van, tỉnh Lào Cai | 18/11/2025 | 0000101 | ' +
        '1650000 | 1 | 11/2025 | 363000 | 297000 | 20 | 66000 | 0 | 0 | 0 | 0 | NV07 | ' +
        'Đối tượng: Khác; P.Thức: Tăng_mới; Ngày sinh: 03/02/1990',
      ' | Cộng giảm |  |  |  |  |  |  |  |  | 363000 | 297000 |  | 66000 |  | 0 |  | 0 |  | ',
      // 1,353,000 − 363,000; 693,000 − 297,000; 561,000 − 66,000; 99,000 − 0.
      ' | Tổng cộng |  |  |  |  |  |  |  |  | 990000 | 396000 |  | 495000 |  | 0 |  | 99000 |  | ',
    ]);
    expect(valuesOf(form)).toEqual(['Tổng số sổ BHXH đề nghị cấp: 1', 'Số người tăng: 2', 'Số người giảm: 1']);
  });

  test('somebody with two stretches has two lines, and is one person', () => {
    const [first] = batch.d05Of2025.increase;
    if (!first) throw new Error('the batch has lines');
    const again = { ...first, from: '2025-12' };
    const twice = d05Schema.parse({
      ...batch.d05Of2025,
      increase: [first, again],
      people: { increase: 1, decrease: 1 },
    });
    expect(valuesOf(fillD05(twice))).toContain('Số người tăng: 1');
    expect(() => d05Schema.parse({ ...batch.d05Of2025, people: { increase: 3, decrease: 1 } })).toThrow('people');
  });

  test('of Decision 366: 15 numbered columns', () => {
    const form = fillD05(batch.d05Of2026);
    expect(marksOf(form)).toBe('A B 1 2 3 4 5 6=4×5×22% 7 8 9 10=4×9×CN×22% 11 12=4×11×CN×22% 13 14 15');
    expect(batch.linesOf(form)).toEqual([
      'I. Tăng',
      '1 | Giàng A Páo | 1520001234 | 03/02/1990 | 11/2025 | 1 | 1650000 | 363000 | 297000 | 20 | 0 | 0 | 0 | 0 | ' +
        'Điện tử | Tham gia lần đầu | ',
      // No social insurance number yet: the personal number stands in its place.
      '2 | Lý Thị Mẩy | 010185000077 | 1985 | 11/2025 | 3 | 1500000 | 990000 | 396000 | 50 | 0 | 0 | 10 | 99000 | ' +
        'Điện tử | Đóng tiếp | Đã báo đổi số điện thoại',
      ' | Cộng tăng |  |  |  |  |  | 1353000 | 693000 |  |  | 0 |  | 99000 |  |  | ',
      'II. Giảm',
      '3 | Nguyễn Thị Hoa | 1520005678 | 03/02/1990 | 11/2025 | 1 | 1650000 | 363000 | 297000 | 20 | 0 | 0 | 0 | 0 | ' +
        'Điện tử | Tham gia lần đầu | ',
      ' | Cộng giảm |  |  |  |  |  | 363000 | 297000 |  |  | 0 |  | 0 |  |  | ',
      ' | Tổng cộng |  |  |  |  |  | 990000 | 396000 |  |  | 0 |  | 99000 |  |  | ',
    ]);
  });

  test('private notes do not leak: the schema drops them, and a form reads named fields only', () => {
    for (const day of ['2025-11-18', '2026-05-01']) {
      const told = Object.assign(d05Schema.parse(batch.d05WithPrivateNotes), { signing: { place: 'Sa Pa', day } });
      expect(JSON.stringify(told)).not.toMatch(/CHỒNG|NỢ/);
      // Even a program that goes round the schema does not bring them onto the form.
      const around = {
        ...told,
        increase: told.increase.map((line) => ({ ...line, privateNote: 'CHỒNG KHÔNG BIẾT' })),
      };
      expect(JSON.stringify(fillD05(around))).not.toMatch(/CHỒNG|NỢ/);
    }
  });

  test('what is not known of a person is not in the packed note', () => {
    const [line] = batch.d05Of2025.increase;
    if (line === undefined) throw new Error('no line');
    expect(packedNote({ ...line, ethnicity: null, phone: null })).toBe(
      'Đối tượng: Khác; P.Thức: Tăng_mới; Ngày sinh: 03/02/1990',
    );
    expect(packedNote({ ...line, ethnicity: 'Kinh', group: 'nearPoor', email: 'pao@example.com' })).toBe(
      'Đối tượng: Hộ_cận_nghèo; Dân tộc: Kinh; P.Thức: Tăng_mới; SĐT: 0900000001; Ngày sinh: 03/02/1990; Gmail: pao@example.com',
    );
  });

  test('a line whose shares do not add up is refused, and so is half a đồng', () => {
    const [line] = batch.d05Of2025.increase;
    const problems = (change: object) =>
      d05LineSchema
        .safeParse({ ...line, ...change })
        .error?.issues.map(({ path, message }) => [path.join('.'), message]);
    // 297,001 + 66,000 is not 363,000.
    expect(problems({ pays: 297_001 })).toEqual([['due', 'shares-do-not-add-up']]);
    expect(problems({ pays: 296_999.5 })?.[0]?.[0]).toBe('pays');
    expect(problems({ socialNumber: '123' })?.[0]?.[0]).toBe('socialNumber');
    expect(problems({ born: '1990-02-30' })?.[0]?.[0]).toBe('born');
    expect(problems({ from: '2025-13' })?.[0]?.[0]).toBe('from');
  });

  test('names are composed and stand on one line', () => {
    const [line] = batch.d05Of2025.increase;
    const name = 'Giàng  A\n Páo'.normalize('NFD');
    expect(d05LineSchema.parse({ ...line, name }).name).toBe('Giàng A Páo');
  });
});

describe('TK1-TS', () => {
  test('has seventeen boxes; what is not told stays a line for the pen', () => {
    expect(fillTk1(batch.tk1).fields.map(({ mark, label, value }) => seen(`${mark} ${label}: ${value}`))).toEqual([
      '[01] Họ và tên: Lý Thị Mẩy',
      '[02] Giới tính: Nữ',
      '[03] Ngày, tháng, năm sinh: 1985',
      '[04] Quốc tịch: Việt Nam',
      '[05] Dân tộc: Dao',
      '[06] Số CCCD/ĐDCN/Hộ chiếu: 010185000077',
      '[07] Điện thoại: 0900000002',
      '[08] Email: ……………………',
      '[09] Nơi đăng ký khai sinh: xã Tả Phìn, tỉnh Lào Cai',
      '[10] Họ tên cha/mẹ/người giám hộ (đối với trẻ em dưới 6 tuổi): ……………………',
      '[11] Địa chỉ nhận kết quả: Thôn Sả Xéng, xã Tả Phìn, tỉnh Lào Cai',
      '[12] Mã số BHXH: ……………………',
      '[13] Mã hộ gia đình: 1500012345',
      '[14] Mức thu nhập tháng làm căn cứ đóng: 1.500.000_đ',
      '[15] Phương thức đóng: Đóng 3 tháng một lần',
      '[16] Nơi đăng ký khám bệnh, chữa bệnh ban đầu: ……………………',
      '[17] Nội dung thay đổi, yêu cầu và hồ sơ kèm theo: Đăng ký tham gia lần đầu',
    ]);
  });

  test('its annex is the household, on a page of its own', () => {
    const form = fillTk1(batch.tk1);
    expect(batch.linesOf(form)).toEqual([
      '1 | Chảo Láo Lở |  | 06/05/1981 | Nam | xã Tả Phìn | Chủ hộ | 010081000066 | Dao | Việt Nam | ',
      '2 | Lý Thị Mẩy |  | 1985 | Nữ | xã Tả Phìn | Vợ | 010185000077 | Dao | Việt Nam | ',
    ]);
    expect(form.tables[0]).toMatchObject({ newPage: true, total: null });
    expect(fillTk1({ ...batch.tk1, household: null }).tables).toEqual([]);
  });
});

test('D03-TS: the second of a household pays 70 % of the first', () => {
  // 4.5 % × 2,340,000 × 12 = 1,263,600; × 70 % = 884,520; together 2,148,120. 100 and 70 are not added.
  expect(batch.linesOf(fillD03(batch.d03))).toEqual([
    '1 | Chảo Láo Lở |  | 010081000066 | 1981 | Nam | 1500012345 | Trạm y tế xã Tả Phìn |  |  | 12/2025 | 12 | 1 | 100 | ' +
      '1263600 | 1263600 | 0 | 0 | 0 | 0 | NV07 | ',
    '2 | Lý Thị Mẩy |  | 010081000066 | 1981 | Nữ | 1500012345 | Trạm y tế xã Tả Phìn |  |  | 12/2025 | 12 | 2 | 70 | ' +
      '884520 | 884520 | 0 | 0 | 0 | 0 | NV07 | ',
    ' | Tổng cộng |  |  |  |  |  |  |  |  |  |  |  |  | 2148120 | 2148120 |  | 0 |  | 0 |  | ',
  ]);
});

describe('D11-TS', () => {
  test('first and continuing stand apart, a refund is a negative line', () => {
    const form = fillD11(batch.d11);
    expect(batch.linesOf(form)).toEqual([
      // 297,000 × 15 % = 44,550
      '1 | Giàng A Páo | 1520001234 | NV07 |  |  | 297000 | 15 | 44550 |  |  |  | 44550 | ',
      // 396,000 × 4.5 % = 17,820
      '2 | Lý Thị Mẩy | 1520001234 | NV07 |  |  |  |  |  | 396000 | 4.5 | 17820 | 17820 | ',
      '3 | Nguyễn Thị Hoa | 1520001234 | NV07 |  |  | -297000 | 15 | -44550 |  |  |  | -44550 | Hoàn trả',
      // 297,000 − 297,000 = 0; 44,550 + 17,820 − 44,550 = 17,820
      ' | Tổng cộng |  |  |  |  | 0 |  | 0 | 396000 |  | 17820 | 17820 | ',
    ]);
    expect(valuesOf(form)).toEqual(['Tổng số tiền chi (bằng chữ): Mười bảy nghìn tám trăm hai mươi đồng']);
  });

  test('a commission that is not its percentage is refused; half a đồng either way is not', () => {
    const line = { ...batch.d11.lines[0], paid: 297_010, percent: 15 };
    const withCommission = (commission: number) =>
      d11Schema.safeParse({ ...batch.d11, lines: [{ ...line, commission }] }).error?.issues[0]?.message;
    // 297,010 × 15 % = 44,551.5
    expect([44_551, 44_552].map(withCommission)).toEqual([undefined, undefined]);
    expect([44_550, 44_553, -44_551].map(withCommission)).toEqual(
      Array.from({ length: 3 }, () => 'commission-is-not-its-percentage'),
    );
  });
});

test('C16-TS: the State gets its share back', () => {
  const form = fillC16(batch.c16);
  // 2 × 297,000 = 594,000; 2 × 66,000 = 132,000; 594,000 + 132,000 = 726,000
  expect(batch.linesOf(form)).toEqual([
    '1 | Giàng A Páo | 1520001234 | 010090001234 | Thuộc đối tượng tham gia BHXH bắt buộc | 12/2025 | 2 | ' +
      '594000 | 132000 | 0 | 0 | 726000 | ',
    ' | Tổng cộng |  |  |  |  |  | 594000 | 132000 | 0 | 0 | 726000 | ',
  ]);
  expect(valuesOf(form)).toEqual(['Tổng số tiền hoàn trả (bằng chữ): Bảy trăm hai mươi sáu nghìn đồng']);
});

describe('lists of receipts', () => {
  test('C17-TS: a void receipt is no money taken', () => {
    const form = fillC17(batch.c17);
    expect(batch.linesOf(form)).toEqual([
      '1 | 12 | 0000101 | 18/11/2025 | Giàng A Páo | BHXH tự nguyện | 297000 | 0 | 297000 | UNC88 | 19/11/2025 | 0 | ',
      '2 | 12 | 0000102 | 18/11/2025 | Lý Thị Mẩy | BHXH tự nguyện | 0 | 396000 | 0 |  |  | 0 | Đã huỷ: Ghi sai tên',
      '3 | 12 | 0000103 | 18/11/2025 | Chảo Láo Lở | BHYT hộ gia đình | 1263600 | 0 | 0 |  |  | 1263600 | ',
      // 297,000 + 1,263,600 = 1,560,600; less 297,000 handed over: 1,263,600
      ' |  |  |  | Tổng cộng |  | 1560600 | 396000 | 297000 |  |  | 1263600 | ',
    ]);
    expect(valuesOf(form)).toEqual([
      'Nhân viên thu: Vàng Thị Sua (NV07)',
      'Số biên lai đã dùng: 3',
      'Trong đó biên lai huỷ: 1',
    ]);
    const lines = batch.c17.lines.map((line) => ({ ...line, void: true, handedOver: 1 }));
    expect(c17Schema.safeParse({ ...batch.c17, lines }).error?.issues[0]?.message).toBe('void-receipt-handed-over');
  });

  test('C66a: both products side by side, the sum in words', () => {
    const form = fillC66a(batch.c66a);
    expect(batch.linesOf(form)).toEqual([
      '1 | Giàng A Páo | 0000101 | 18/11/2025 | 297000 |  | 297000',
      '2 | Lý Thị Mẩy | 0000102 | 18/11/2025 | 396000 |  | 396000',
      '3 | Chảo Láo Lở | 0000103 | 18/11/2025 |  | 1263600 | 1263600',
      ' | Tổng cộng |  |  | 693000 | 1263600 | 1956600',
    ]);
    expect(valuesOf(form).at(-1)).toBe('Số tiền (bằng chữ): Một triệu chín trăm năm mươi sáu nghìn sáu trăm đồng');
  });

  test('the slip of a hand-over: what was counted, and by how much it differs', () => {
    const form = fillHandOver(batch.handOver);
    expect(batch.linesOf(form).map(seen)).toEqual([
      '500.000_đ | 3 | 1500000',
      '200.000_đ | 2 | 400000',
      '50.000_đ | 1 | 50000',
      'Cộng | 6 | 1950000',
    ]);
    // 1,950,000 − 1,956,600
    expect(valuesOf(form).map(seen).at(-1)).toBe('Chênh lệch: −6.600_đ');
  });
});

describe('C45-BB', () => {
  test('says months, sum and words', () => {
    const receipt = fillC45(batch.c45);
    expect(receipt.lines).toEqual([
      { text: 'BHXH tự nguyện, 1 tháng (11/2025)', amount: '297.000' },
      { text: 'BHYT hộ gia đình, Giàng Thị Dở, 12 tháng (12/2025 – 11/2026)', amount: '884.520' },
    ]);
    // 297,000 + 884,520
    expect(receipt.amount).toBe('1.181.520');
    expect(receipt.amountInWords).toBe('Một triệu một trăm tám mươi mốt nghìn năm trăm hai mươi đồng');
    expect([receipt.void, receipt.copy]).toEqual([null, null]);
  });

  test('void, replaced and copied, it says so', () => {
    const receipt = fillC45({
      ...batch.c45,
      void: { day: '2025-11-19', reason: 'Ghi sai tên', replacedBy: '0000104' },
      copy: 2,
    });
    expect(receipt.void).toEqual({
      mark: 'ĐÃ HUỶ',
      detail: 'Huỷ ngày 19/11/2025: Ghi sai tên. Thay bằng biên lai số 0000104',
    });
    expect(receipt.copy).toBe('BẢN SAO LẦN 2');
  });

  test('a receipt whose lines do not add up is refused, and so is a check that is no https address', () => {
    const problem = (change: object) =>
      c45Schema.safeParse({ ...batch.c45, ...change }).error?.issues[0]?.path.join('.');
    expect(problem({ amount: 1_181_519 })).toBe('amount');
    expect(problem({ check: { address: 'javascript:alert(1)', code: 'x' } })).toBe('check.address');
  });
});
