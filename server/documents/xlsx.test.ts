import { deflateRawSync } from 'node:zlib';
import { fillC17, fillD05, fillD11, fillTk1, readD05, type D05Event } from '@diemtua/domain/reporting';
import { XlsxStreamWriter, writeXlsx } from 'hucre/xlsx';
import { describe, expect, test, vi } from 'vitest';
import { c17, d05Of2025, d05Of2026, d11, linesOf, tk1 } from '../../tests/forms.ts';
import { sheetOfForm } from './form-sheet.ts';
import { readSheet, standardLimits, writeSheet, type SheetToWrite } from './xlsx.ts';
import { partsOf } from './zip.ts';

async function rowsOf(bytes: Uint8Array) {
  const read = await readSheet(bytes);
  if (!read.ok) throw new Error(read.refused.code);
  return read.rows;
}

async function refusalOf(bytes: Uint8Array, limits = standardLimits) {
  const read = await readSheet(bytes, limits);
  return read.ok ? null : read.refused;
}

/** The text of a part of the file. */
async function partOf(bytes: Uint8Array, name: string): Promise<string> {
  const { inflateRawSync } = await import('node:zlib');
  const part = partsOf(bytes)?.find((each) => each.name === name);
  if (part === undefined) throw new Error(`no ${name}`);
  return new TextDecoder().decode(part.packed ? inflateRawSync(part.content) : part.content);
}

const sheetWith = (rows: SheetToWrite['rows'], columns: SheetToWrite['columns']): SheetToWrite => ({
  name: 'Thử',
  title: 'Thử',
  columns,
  rows,
  special: new Map(),
  merges: [],
  frozenRows: 0,
  repeat: null,
  landscape: true,
});

const people = (events: Iterable<D05Event>) => [...events].flatMap((event) => (event.event === 'row' ? [event] : []));

describe('a form as a sheet', () => {
  test('comes back cell by cell', async () => {
    for (const form of [fillD05(d05Of2025), fillD05(d05Of2026), fillD11(d11), fillC17(c17), fillTk1(tk1)]) {
      const rows = await rowsOf(await writeSheet(sheetOfForm(form)));
      const shown = rows.map((row) =>
        row
          .map((cell) => cell ?? '')
          .join(' | ')
          .replace(/[ |]+$/, ''),
      );
      for (const line of linesOf(form)) {
        const written = line.replace(/^(I+)\. /, '$1 | ').replace(/[ |]+$/, '');
        expect(shown).toContain(written);
      }
    }
  });

  test.each([
    ['qd490', d05Of2025],
    ['qd366', d05Of2026],
  ] as const)('D05-TS of %s is read back by its own reader without a problem', async (generation, d05) => {
    const events = [...readD05(await rowsOf(await writeSheet(sheetOfForm(fillD05(d05)))))];
    expect(events[0]).toMatchObject({ event: 'head', generation });
    expect(people(events).map(({ group, line, problems }) => [group, line?.name, line?.pays, problems])).toEqual([
      ['increase', 'Giàng A Páo', 297_000, []],
      ['increase', 'Lý Thị Mẩy', 396_000, []],
      ['decrease', 'Nguyễn Thị Hoa', 297_000, []],
    ]);
    // No social insurance number yet: the personal number is told, with its nought in front.
    expect(people(events)[1]?.line).toMatchObject({ socialNumber: null, identity: '010185000077' });
  });

  test('is the same bytes whenever it is written', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2025-11-18T09:30:00+07:00') });
    try {
      const first = await writeSheet(sheetOfForm(fillD05(d05Of2025)));
      vi.setSystemTime(new Date('2026-01-02T10:31:07+07:00'));
      expect(await writeSheet(sheetOfForm(fillD05(d05Of2025)))).toEqual(first);
    } finally {
      vi.useRealTimers();
    }
  });

  test('is set up for print: A4 across, one page wide, heads on every page, page numbers', async () => {
    const bytes = await writeSheet(sheetOfForm(fillD05(d05Of2025)));
    const sheet = await partOf(bytes, 'xl/worksheets/sheet1.xml');
    expect(sheet).toMatch(/<pageSetup[^>]*paperSize="9"[^>]*orientation="landscape"/);
    expect(sheet).toMatch(/fitToPage="1"|fitToPage="true"/);
    expect(sheet).toContain('Trang &amp;P/&amp;N');
    expect(sheet).toMatch(/<pane[^>]*ySplit="\d+"[^>]*state="frozen"/);
    expect(await partOf(bytes, 'xl/workbook.xml')).toMatch(/_xlnm\.Print_Titles/);
    expect(await partOf(bytes, 'xl/styles.xml')).toContain('#,##0');
  });
});

describe('formula injection', () => {
  const columns = [{ width: 20, look: 'text' as const }];
  const evil = [
    '=1+1',
    '+84900000001',
    '-2+3',
    '@SUM(A1)',
    '\t=1+1',
    '\r=1+1',
    '=HYPERLINK("http://x","y")',
    "='a'!A1",
  ];

  test('what begins like a formula is written as text, in cells of text', async () => {
    const bytes = await writeSheet(
      sheetWith(
        evil.map((text) => [text]),
        columns,
      ),
    );
    const sheet = await partOf(bytes, 'xl/worksheets/sheet1.xml');
    expect(sheet).not.toMatch(/<f[ >]/);
    const styles = await partOf(bytes, 'xl/styles.xml');
    expect(styles).toMatch(/numFmtId="49"|formatCode="@"/);
    // Every cell is a text (of the shared table, or inline), never a value or a formula of its own.
    const cells = sheet.match(/<c [^>]*>/g) ?? [];
    expect(cells).toHaveLength(evil.length);
    for (const cell of cells) expect(cell).toMatch(/t="(s|inlineStr)"/);
  });

  test('and comes back as it was, but for control characters', async () => {
    const rows = await rowsOf(
      await writeSheet(
        sheetWith(
          evil.map((text) => [text]),
          columns,
        ),
      ),
    );
    expect(rows.map(([cell]) => cell)).toEqual(evil.map((text) => text.replace(/[\t\r]/, ' ')));
  });

  test('on reading, a formula has the value that was last shown', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'a',
          rows: [[1, null]],
          cells: new Map([['0,1', { value: 363_000, type: 'formula', formula: 'A1*1000000', formulaResult: 363_000 }]]),
        },
      ],
    });
    expect(await rowsOf(bytes)).toEqual([[1, 363_000]]);
  });
});

describe('what is not read', () => {
  const small = { ...standardLimits, rowsMax: 10, columnsMax: 5 };

  test('a file that is no .xlsx', async () => {
    expect(await refusalOf(new TextEncoder().encode('a;b;c'))).toEqual({ code: 'not-xlsx' });
    expect(await refusalOf(new Uint8Array())).toEqual({ code: 'not-xlsx' });
    expect(await refusalOf(zipOf([{ name: 'a.txt', bytes: Buffer.from('x') }]))).toEqual({ code: 'not-xlsx' });
  });

  test('a file over the limit', async () => {
    expect(await refusalOf(new Uint8Array(101), { ...standardLimits, bytesMax: 100 })).toEqual({
      code: 'file-too-large',
      limit: 100,
    });
  });

  test('a file that is cut off', async () => {
    const bytes = await writeSheet(sheetOfForm(fillD05(d05Of2025)));
    expect(await refusalOf(bytes.subarray(0, bytes.byteLength / 2))).toEqual({ code: 'not-xlsx' });
  });

  test('too many rows, too many columns', async () => {
    const rows = new XlsxStreamWriter({ name: 'a' });
    for (let row = 0; row < 11; row += 1) rows.addRow([row]);
    expect(await refusalOf(await rows.finish(), small)).toEqual({ code: 'too-many-rows', limit: 10 });
    const wide = new XlsxStreamWriter({ name: 'a' });
    wide.addRow([1, 2, 3, 4, 5, 6]);
    expect(await refusalOf(await wide.finish(), small)).toEqual({ code: 'too-many-columns', limit: 5 });
    const far = await writeXlsx({
      sheets: [{ name: 'a', cells: new Map([['1000,0', { value: 1, type: 'number' }]]) }],
    });
    expect(await refusalOf(far, small)).toMatchObject({ code: 'too-many-rows' });
  });

  test('a bomb: a part that unpacks to a thousand times its size, whatever it says of itself', async () => {
    const bomb = zipOf([
      { name: 'xl/workbook.xml', bytes: Buffer.from('<workbook/>') },
      { name: 'xl/worksheets/sheet1.xml', bytes: Buffer.alloc(30_000_000, ' ') },
    ]);
    expect(bomb.byteLength).toBeLessThan(100_000);
    expect(await refusalOf(bomb)).toMatchObject({ code: 'unpacks-too-large' });
  });

  test('a document type, which a sheet never has and a billion laughs does', async () => {
    const laughing = zipOf([
      { name: 'xl/workbook.xml', bytes: Buffer.from('<!DOCTYPE x [<!ENTITY a "ha">]><workbook>&a;</workbook>') },
    ]);
    expect(await refusalOf(laughing)).toEqual({ code: 'not-xlsx' });
  });
});

/** A zip file that says of every part that it is one byte when unpacked. */
function zipOf(parts: readonly { readonly name: string; readonly bytes: Buffer }[]): Uint8Array {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const { name, bytes } of parts) {
    const packed = deflateRawSync(bytes);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(1, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(1, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    locals.push(local, Buffer.from(name), packed);
    entries.push(entry, Buffer.from(name));
    at += local.length + name.length + packed.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...locals, directory, end]));
}
