import {
  d05Schema,
  fillC16,
  fillC17,
  fillC45,
  fillC66a,
  fillD03,
  fillD05,
  fillD11,
  fillHandOver,
  fillTk1,
  type D05,
  type FilledForm,
} from '@diemtua/domain/reporting';
import { describe, expect, test } from 'vitest';
import * as batch from '../../tests/forms.ts';
import { readPdf } from '../../tests/pdf-text.ts';
import { printForm, PRINT_ROWS_MAX, printReceipt, type Printed } from './pdf.ts';
import { qrDrawing } from './qr.ts';
import { cellText, layTable } from './table-layout.ts';
import { missingLetters, widthOf } from './typeface.ts';

function read(printed: Printed) {
  if (!printed.ok) throw new Error(JSON.stringify(printed.refused));
  return { ...readPdf(printed.pdf), count: printed.pages };
}

/** All pages as one text without its breaks. */
const wordsOf = (pages: readonly string[]): string => pages.join('\n').replaceAll(/\s+/g, ' ');

const longNames = [
  'Nguyễn Thị Phương Thảo Nguyên Hoàng Ngọc Minh Châu Quỳnh Anh',
  'Chảo Láo Lở Tẩn Phù Vạn Mềnh Sểnh Phẩu Quẩy Chìn Dảo Kiềm A',
  'Giàng A Páo',
];

/** The batch with so many people on it, long names among them. */
function manyPeople(d05: D05, count: number): D05 {
  const [person] = d05.increase;
  const increase = Array.from({ length: count }, (_, index) => ({ ...person, name: longNames[index % 3] }));
  return d05Schema.parse({ ...d05, increase });
}

const forms: readonly (readonly [string, FilledForm])[] = [
  ['D05-TS of 2023', fillD05(batch.d05Of2025)],
  ['D05-TS of 2026', fillD05(batch.d05Of2026)],
  ['TK1-TS', fillTk1(batch.tk1)],
  ['D03-TS', fillD03(batch.d03)],
  ['D11-TS', fillD11(batch.d11)],
  ['C16-TS', fillC16(batch.c16)],
  ['C17-TS', fillC17(batch.c17)],
  ['C66a', fillC66a(batch.c66a)],
  ['the slip of a hand-over', fillHandOver(batch.handOver)],
];

describe('the typeface', () => {
  const tones = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
  const letters = [...'aăâeêioôơuưy'].flatMap((base) => tones.map((tone) => (base + tone).normalize('NFC')));
  const vietnamese = [...letters, 'đ'].flatMap((letter) => [letter, letter.toLocaleUpperCase('vi')]);

  test('has every letter of Vietnamese, with each of its marks', () => {
    // 12 vowels in 6 tones and đ, small and capital: (72 + 1) × 2.
    expect(vietnamese).toHaveLength(146);
    expect(missingLetters(vietnamese.join(''))).toEqual([]);
    expect(missingLetters('₫đ%·–−…×“”’\u00a0')).toEqual([]);
    expect(missingLetters('x你✓')).toEqual(['你', '✓']);
  });

  test('its digits in columns all have one width', () => {
    for (const bold of [false, true]) {
      const widths = [...'0123456789'].map((digit) => widthOf(digit, bold));
      expect(new Set(widths)).toEqual(new Set([bold ? 0.664 : 0.644]));
    }
  });
});

describe('a form on paper', () => {
  test.each(forms)('%s: title, figures and sums, in our typeface alone, tagged for those who cannot see', (_, form) => {
    const { pages, fonts, raw } = read(printForm(form));
    const text = wordsOf(pages);
    expect(text).toContain(form.title);
    for (const table of form.tables) {
      const rows = [
        ...table.groups.flatMap((group) => group.rows),
        ...(table.total === null ? [] : [table.total.cells]),
      ];
      for (const cells of rows) {
        for (const [index, { kind }] of table.columns.entries()) {
          const shown = cellText(cells[index] ?? null, kind);
          // Long texts wrap: each of their words is there.
          for (const word of shown.split(/\s/)) expect(text).toContain(word);
        }
      }
    }
    for (const font of fonts) expect(font).toMatch(/^(BeVietnamPro|DTSo)-(Regular|SemiBold)$/);
    expect(fonts).toContain('BeVietnamPro-Regular');
    expect(raw).toMatch(/\/Marked true/);
    expect(raw).toContain('/StructTreeRoot');
    expect(raw).toContain('pdfuaid:part>1<');
    expect(raw).toContain('/Lang (vi)');
    expect(raw).toMatch(/\/S \/(TH|Table)\b/);
    expect(text).not.toContain('\ufffd');
  });

  test('the worked batch: 363,000 − 66,000 = 297,000; in all 990,000, of which 396,000 was paid', () => {
    const text = wordsOf(read(printForm(fillD05(batch.d05Of2025))).pages);
    for (const shown of ['1.650.000', '363.000', '66.000', '297.000', '990.000', '396.000', '495.000'])
      expect(text).toContain(shown);
    expect(text).toContain('Sa Pa, ngày 18 tháng 11 năm 2025');
  });

  test.each([
    ['2023', 80, batch.d05Of2025],
    ['2026', 300, batch.d05Of2026],
  ])('in the layout of %s, %d people with long names: heads on every page, pages numbered', (_, people, d05) => {
    const { pages, count } = read(printForm(fillD05(manyPeople(d05, people))));
    expect(pages).toHaveLength(count);
    expect(count).toBeGreaterThan(3);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`Trang ${index + 1}/${count}`);
      // The last page may hold signatures alone.
      if (index < count - 1) expect(page.replaceAll(/\s+/g, ' ')).toContain('Họ và tên');
    }
    const text = wordsOf(pages);
    expect(text).toContain('Tổng cộng');
    for (const name of longNames) for (const word of name.split(' ')) expect(text).toContain(word);
  });

  test('text of anybody is text: no markup, no command', () => {
    const evil = '#read("/etc/passwd") *đậm* $x$ @a <b> `c` #sys.inputs';
    const form = fillC66a({
      ...batch.c66a,
      giver: evil,
      lines: batch.c66a.lines.map((line) => ({ ...line, payer: evil })),
    });
    const text = wordsOf(read(printForm(form)).pages);
    expect(text).toContain('#read("/etc/passwd") *đậm* $x$ @a <b> `c` #sys.inputs');
    expect(text).not.toContain('root:');
  });

  test('a letter that our typeface has not is named, never replaced in silence', () => {
    const form = fillC66a({ ...batch.c66a, giver: '你好 Páo' });
    expect(printForm(form)).toEqual({ ok: false, refused: { code: 'letters-missing', letters: ['你', '好'] } });
  });

  test('more rows than paper is for are refused', () => {
    const form = fillD05(batch.d05Of2025);
    const rows = Array.from({ length: PRINT_ROWS_MAX + 1 }, () => ['x']);
    const tables = form.tables.map((table) => ({ ...table, groups: [{ order: null, label: null, rows, sum: null }] }));
    expect(printForm({ ...form, tables })).toEqual({
      ok: false,
      refused: { code: 'too-many-rows', limit: PRINT_ROWS_MAX },
    });
  });

  test('the same form is the same file', () => {
    const [first, second] = [0, 1].map(() => read(printForm(fillC16(batch.c16))).raw);
    expect(first === second).toBe(true);
    // The clock of the machine does not stand in it: printed a second later it would be another file.
    expect(first).not.toMatch(/CreationDate|ModDate/);
  });
});

describe('the measures of a table', () => {
  const landscape = 785;

  test.each([
    ['2023', batch.d05Of2025],
    ['2026', batch.d05Of2026],
  ])('nothing leaves its cell in the layout of %s', (_, d05) => {
    const wide = manyPeople(d05, 40);
    const [person] = wide.increase;
    if (person === undefined) throw new Error('nobody');
    wide.increase.push({
      ...person,
      name: 'Không'.repeat(12),
      email: 'mot.dia.chi.thu.dien.tu.rat.dai.khong.co.dau.cach@example.com',
      pays: person.pays,
    });
    const [table] = fillD05(wide).tables;
    if (table === undefined) throw new Error('no table');
    const laid = layTable(table, landscape);
    expect(laid.columns.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(landscape, 3);
    expect(laid.size).toBeGreaterThanOrEqual(6);
    for (const { bold, cells } of laid.rows) {
      for (const [index, text] of cells.entries()) {
        const room = (laid.columns[index]?.width ?? 0) - 2 * laid.inset;
        const kind = table.columns[index]?.kind;
        const pieces = kind === 'text' ? text.split(/[ \u200b]/) : [text];
        for (const piece of pieces) expect(widthOf(piece, bold) * laid.size).toBeLessThanOrEqual(room + 0.01);
      }
    }
  });

  test('nought is a dash, what is not told is empty', () => {
    expect(cellText(0, 'dong')).toBe('–');
    expect(cellText(null, 'dong')).toBe('');
    expect(cellText(0, 'percent')).toBe('0');
    expect(cellText(4.5, 'percent')).toBe('4,5');
    expect(cellText(-44_550, 'dong')).toBe('−44.550');
    expect(cellText(1000, 'order')).toBe('1000');
  });
});

describe('the receipt C45', () => {
  const voided = fillC45({
    ...batch.c45,
    void: { day: '2025-11-19', reason: 'Ghi sai tên', replacedBy: '0000104' },
    copy: 2,
  });

  test.each(['a5', 'roll'] as const)('on %s: sum, words, months, and the code that checks it, on one page', (paper) => {
    const { pages, fonts, raw, count } = read(printReceipt(fillC45(batch.c45), paper));
    const text = wordsOf(pages);
    expect(count).toBe(1);
    // 297,000 + 884,520
    for (const shown of ['C45-25T', '0000101', 'Giàng A Páo', '297.000', '884.520', '1.181.520', 'K7Q2-9XPA'])
      expect(text).toContain(shown);
    expect(text).toContain('Một triệu một trăm tám mươi mốt nghìn năm trăm hai mươi đồng');
    expect(text).not.toMatch(/HUỶ|BẢN SAO/);
    expect(fonts.every((font) => /^(BeVietnamPro|DTSo)-/.test(font))).toBe(true);
    expect(raw).toContain('pdfuaid:part>1<');
    // 210 × 148 mm; 80 mm = 226.77 points.
    expect(raw).toMatch(paper === 'a5' ? /\/MediaBox \[0 0 595\.2\d* 419\.5\d*\]/ : /\/MediaBox \[0 0 226\.7\d* /);
  });

  test.each(['a5', 'roll'] as const)('on %s: void and copied, it says so', (paper) => {
    const text = wordsOf(read(printReceipt(voided, paper)).pages);
    // Once across it, once in words.
    expect(text.match(/ĐÃ HUỶ/g)).toHaveLength(2);
    expect(text).toContain('Huỷ ngày 19/11/2025: Ghi sai tên.');
    expect(text).toContain('0000104');
    expect(text).toContain('BẢN SAO LẦN 2');
  });

  test('names of sixty letters stay on one page', () => {
    const [long = ''] = longNames;
    const lines = batch.c45.lines.map((line) => ({ ...line, insured: long }));
    const receipt = fillC45({ ...batch.c45, payer: long, lines, collector: { name: long, code: 'NV07' } });
    expect(['a5', 'roll'].map((paper) => read(printReceipt(receipt, paper === 'a5' ? 'a5' : 'roll')).count)).toEqual([
      1, 1,
    ]);
  });
});

test('a QR code is drawn dark on white, with four modules of quiet', () => {
  const drawing = qrDrawing('https://diemtua.example/bien-lai/K7Q2-9XPA');
  // 42 letters need version 3: 29 modules and 2 × 4 of quiet.
  expect(drawing).toContain('viewBox="0 0 37 37"');
  // The upper left eye: a bar of seven.
  expect(drawing).toContain('M4 4h7v1h-7z');
  expect(drawing).not.toContain('https:');
});
