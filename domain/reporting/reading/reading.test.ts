import { describe, expect, test } from 'vitest';
import { d05Of2025, d05Of2026 } from '../../../tests/forms.ts';
import {
  d05Reader,
  fillD05,
  readAnswer,
  readD05,
  type AnswerEvent,
  type D05Event,
  type FilledForm,
  type SheetCell,
} from '../index.ts';

type Row = readonly SheetCell[];

/** A form as an office sees it: titles, heads in one row, the row of numbers, groups, sums, signatures. */
function sheetRows(form: FilledForm, withMarks = true): Row[] {
  const [table] = form.tables;
  if (table === undefined) throw new Error('no table');
  return [
    ['BẢO HIỂM XÃ HỘI CƠ SỞ SA PA'],
    [],
    [form.title],
    table.columns.map(({ over, head, unit }) =>
      [over, head, unit === null ? null : `(${unit})`].filter(Boolean).join(' '),
    ),
    ...(withMarks ? [table.columns.map(({ mark }) => `(${mark})`)] : []),
    ...table.groups.flatMap((group) => [
      [group.order, group.label],
      ...group.rows,
      ...(group.sum === null ? [] : [group.sum.cells]),
    ]),
    table.total?.cells ?? [],
    ['Số sổ đề nghị cấp: 1'],
    ['Người lập biểu', null, null, null, null, null, 'Cán bộ thu tiền'],
  ];
}

const rowsIn = (events: Iterable<D05Event>) => [...events].flatMap((event) => (event.event === 'row' ? [event] : []));
const read = (rows: Iterable<Row>) => [...readD05(rows)];
const plain = (...rows: Row[]) => rowsIn(readD05([['Họ và tên', 'Mã số BHXH', 'Số CCCD', 'Mức thu nhập'], ...rows]));
const codes = (event: { problems: readonly { code: string; column: number | null }[] } | undefined) =>
  event?.problems.map(({ code, column }) => [code, column]);

describe('a list of participants is read back', () => {
  test.each([
    ['qd490', d05Of2025, true],
    ['qd490', d05Of2025, false],
    ['qd366', d05Of2026, true],
    ['qd366', d05Of2026, false],
  ] as const)('in the layout of %s', (generation, d05, withMarks) => {
    const events = read(sheetRows(fillD05(d05), withMarks));
    expect(events[0]).toMatchObject({ event: 'head', row: withMarks ? 5 : 4, generation });
    expect(
      rowsIn(events).map(({ group, line, problems }) => [group, line?.name, line?.born, line?.pays, problems]),
    ).toEqual([
      ['increase', 'Giàng A Páo', generation === 'qd366' ? '1990-02-03' : null, 297_000, []],
      ['increase', 'Lý Thị Mẩy', generation === 'qd366' ? '1985' : null, 396_000, []],
      ['decrease', 'Nguyễn Thị Hoa', generation === 'qd366' ? '1990-02-03' : null, 297_000, []],
    ]);
  });

  test('all that Decision 490 tells of a person', () => {
    expect(rowsIn(read(sheetRows(fillD05(d05Of2025))))[1]?.line).toEqual({
      name: 'Lý Thị Mẩy',
      socialNumber: null,
      identity: '010185000077',
      born: null,
      address: 'Thôn Sín Chải, xã Tả Van, tỉnh Lào Cai',
      phone: null,
      sex: null,
      ethnicity: null,
      commune: null,
      hamlet: null,
      household: null,
      relation: null,
      receiptDay: '2025-11-18',
      receiptNumber: '0000102',
      income: 1_500_000,
      months: 3,
      from: '2025-11',
      due: 990_000,
      pays: 396_000,
      statePercent: 50,
      stateAmount: 495_000,
      localPercent: 0,
      localAmount: 0,
      otherPercent: 10,
      otherAmount: 99_000,
      collectorCode: 'NV07',
      book: null,
      kind: null,
      note: 'Đối tượng: Hộ_nghèo; Dân tộc: Thiểu_số; P.Thức: Đóng_tiếp; SĐT: 0900000001; Ngày sinh: 1985; Ghi chú: Đã báo đổi số điện thoại',
    });
  });

  test('heads in two rows, as in merged cells', () => {
    const events = read([
      [
        'STT',
        'Họ và tên',
        'Mã số BHXH',
        'Mức thu nhập',
        'Số tiền phải đóng',
        'NSNN hỗ trợ',
        null,
        'NSĐP hỗ trợ',
        null,
        'Người tham gia đóng',
      ],
      [null, null, null, null, null, 'Tỷ lệ (%)', 'Số tiền', 'Tỷ lệ (%)', 'Số tiền', null],
      [1, 'Giàng A Páo', '1520001234', 1_650_000, 363_000, 20, 66_000, 0, 0, 297_000],
    ]);
    expect(events[0]).toMatchObject({ event: 'head', row: 2 });
    expect(rowsIn(events)[0]).toMatchObject({
      row: 3,
      problems: [],
      line: { statePercent: 20, stateAmount: 66_000, localPercent: 0, localAmount: 0, pays: 297_000 },
    });
  });

  test('a plain list: any order, without accents', () => {
    const events = read([
      ['muc thu nhap', 'cccd', 'TU THANG', 'ho ten', 'So thang', 'p.thuc'],
      ['1.650.000', '010090001234', '11/2025', 'GIÀNG A PÁO', 3, 'TM'],
    ]);
    expect(events[0]).toMatchObject({ event: 'head', generation: 'plain' });
    expect(rowsIn(events)[0]?.line).toMatchObject({
      name: 'Giàng A Páo',
      identity: '010090001234',
      income: 1_650_000,
      from: '2025-11',
      months: 3,
      kind: 'first',
    });
  });

  test.each([
    ['Đóng tiếp', 'continuing'],
    ['Tái tục', 'continuing'],
    ['Đăng ký lại', 'registeredAgain'],
    ['Tham gia lần đầu', 'first'],
  ])('kind %s', (word, kind) => {
    const [row] = rowsIn(
      readD05([
        ['Họ tên', 'Mã số BHXH', 'Phương án'],
        ['Páo', '1520001234', word],
      ]),
    );
    expect(row?.line?.kind).toBe(kind);
  });

  test('no head, no rows', () => {
    expect(
      read([
        ['a', 'b'],
        [1, 2],
      ]),
    ).toEqual([{ event: 'no-head', row: 2 }]);
    expect(read([])).toEqual([{ event: 'no-head', row: 0 }]);
    // It does not look for ever.
    const events = read(Array.from({ length: 100 }, () => ['x']));
    expect(events).toEqual([{ event: 'no-head', row: 61 }]);
  });
});

describe('one bad row does not stop the others', () => {
  test('each problem has its row, column, value and way out', () => {
    const rows = plain(
      ['Giàng A Páo', '1520001234', null, 1_650_000],
      ['Lý Thị 2', '12', null, '1,65tr'],
      ['Vàng Thị Sua', 120_005_678, null, 1_500_000],
    );
    expect(rows.map(({ row, line }) => [row, line?.socialNumber ?? null])).toEqual([
      [2, '1520001234'],
      [3, null],
      [4, '0120005678'],
    ]);
    expect(rows[1]?.problems).toEqual([
      {
        row: 3,
        column: 0,
        field: 'name',
        code: 'name-has-digits',
        weight: 'stops',
        value: 'Lý Thị 2',
        wayOut: 'check-card',
      },
      {
        row: 3,
        column: 1,
        field: 'socialNumber',
        code: 'number-not-10-digits',
        weight: 'stops',
        value: '12',
        wayOut: 'check-card',
      },
      {
        row: 3,
        column: 3,
        field: 'income',
        code: 'money-unclear',
        weight: 'stops',
        value: '1,65tr',
        wayOut: 'type-whole-dong',
      },
    ]);
    expect(codes(rows[2])).toEqual([['leading-zeros-lost', 1]]);
  });

  test('nobody without a number, no income without a figure', () => {
    const rows = plain(['Giàng A Páo', null, null, null]);
    expect(codes(rows[0])).toEqual([
      ['missing', 1],
      ['missing', 3],
    ]);
  });

  test('a number that comes twice is asked about', () => {
    const rows = plain(['Páo', '1520001234', null, 1_650_000], ['Pao', '1520001234', null, 1_650_000]);
    expect(codes(rows[1])).toEqual([['number-twice', 1]]);
    expect(rows[1]?.line?.name).toBe('Pao');
  });

  test('shares that do not add up are asked about', () => {
    const form = fillD05(d05Of2025);
    const rows = sheetRows(form).map((row) => row.map((cell) => (cell === 297_000 ? 297_001 : cell)));
    // 297,001 + 66,000 is not 363,000.
    expect(rowsIn(read(rows)).map(codes)).toEqual([[['shares-do-not-add-up', 10]], [], [['shares-do-not-add-up', 10]]]);
  });

  test('people whose names begin like lines of the form are people', () => {
    const rows = plain(
      ['Tăng', '1520001234', null, 1_650_000],
      ['Tống Thị Cộng', '1520001235', null, 1_650_000],
      ['Tổng cộng', null, null, 3_300_000],
      ['Giàng A Sau', '1520001236', null, 1_650_000],
    );
    expect(rows.map(({ line }) => line?.name)).toEqual(['Tăng', 'Tống Thị Cộng', 'Giàng A Sau']);
  });

  test('row by row, keeping nothing but numbers: fifty thousand rows through one reader', () => {
    const reader = d05Reader();
    reader.take(['Họ tên', 'Mã số BHXH', 'Mức thu nhập']);
    let good = 0;
    for (let index = 0; index < 50_000; index += 1) {
      const [event] = reader.take(['Giàng A Páo', String(1_520_000_000 + index), 1_650_000]).slice(-1);
      if (event?.event === 'row' && event.problems.length === 0) good += 1;
    }
    expect([good, reader.end()]).toEqual([50_000, []]);
  });
});

describe('the answer of the agency', () => {
  const answers = (rows: Iterable<Row>) =>
    [...readAnswer(rows)].flatMap((event: AnswerEvent) => (event.event === 'row' ? [event] : []));
  const head = ['STT', 'Mã số BHXH', 'Họ và tên', 'Kết quả', 'Lý do'];

  test('says of each person yes or no, and why', () => {
    const rows = answers([
      ['KẾT QUẢ XỬ LÝ HỒ SƠ'],
      head,
      [1, '1520001234', 'Giàng A Páo', 'Thành công', null],
      [2, '1520001235', 'Lý Thị Mẩy', 'Không thành công', 'Đang tham gia BHXH bắt buộc'],
      [3, '010185000077', 'Vàng Thị Sua', 'Từ chối', null],
    ]);
    expect(rows.map(({ line }) => line)).toEqual([
      {
        name: 'Giàng A Páo',
        born: null,
        socialNumber: '1520001234',
        identity: null,
        state: 'accepted',
        reason: null,
      },
      {
        name: 'Lý Thị Mẩy',
        born: null,
        socialNumber: '1520001235',
        identity: null,
        state: 'rejected',
        reason: 'Đang tham gia BHXH bắt buộc',
      },
      {
        name: 'Vàng Thị Sua',
        born: null,
        socialNumber: null,
        identity: '010185000077',
        state: 'rejected',
        reason: null,
      },
    ]);
    expect(rows.map(codes)).toEqual([[], [], [['reason-missing', 4]]]);
  });

  test.each([
    ['Đã duyệt', 'accepted'],
    ['HỢP LỆ', 'accepted'],
    ['Không có lỗi', 'accepted'],
    ['Chấp nhận', 'accepted'],
    ['Không hợp lệ', 'rejected'],
    ['Chưa đạt', 'rejected'],
    ['Trả lại', 'rejected'],
    ['Lỗi dữ liệu', 'rejected'],
    ['Chờ duyệt', 'result-pending'],
    ['Đang xử lý', 'result-pending'],
    ['Xem sau', 'result-unknown'],
    ['', 'missing'],
  ])('%s is %s', (word, meaning) => {
    const [row] = answers([head, [1, '1520001234', 'Páo', word, 'x']]);
    expect(row?.line?.state ?? row?.problems[0]?.code).toBe(meaning);
  });

  test('whoever has no number yet is told of by name and birth, and a birth that is none is asked about', () => {
    const rows = answers([
      ['STT', 'Họ và tên', 'Ngày sinh', 'Kết quả', 'Lý do'],
      [1, 'Giàng A Páo', '12/3/1990', 'Thành công', null],
      [2, 'Lý Thị Mẩy', 1985, 'Từ chối', 'Sai tên'],
      [3, 'Vàng Thị Sua', '31/02/1985', 'Thành công', null],
      [4, 'Má A Chu', null, 'Thành công', null],
    ]);
    expect(rows.map(({ line }) => line && [line.name, line.born, line.state])).toEqual([
      ['Giàng A Páo', '1990-03-12', 'accepted'],
      ['Lý Thị Mẩy', '1985', 'rejected'],
      null,
      null,
    ]);
    expect(rows.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      [],
      [],
      ['no-such-day'],
      ['missing'],
    ]);
  });

  test('without a head there is no answer', () => {
    expect([...readAnswer([['a'], ['b']])]).toEqual([{ event: 'no-head', row: 2 }]);
  });

  test('a row that nobody is in is a problem, an empty one is none', () => {
    const rows = answers([head, [1, null, 'Páo', 'Thành công', null], [], [null, null, 'Người lập', null, null]]);
    expect(rows.map(codes)).toEqual([[['missing', 1]]]);
  });
});
