import { d05ColumnsOf2023, d05ColumnsOf2026, type joiningKinds } from '../forms/d05.ts';
import {
  fold,
  readBirth,
  readDay,
  readDong,
  readIdentity,
  readMonth,
  readMonthCount,
  readName,
  readPercent,
  readSocialNumber,
  readText,
  textOf,
  type SheetCell,
} from './cells.ts';
import { headFinder, marksOf, type FoundHead, type HeadNames } from './heads.ts';
import { asked, nothing, stopped, understood, type CellRead, type ReadProblem } from './problem.ts';

/** The columns that a list of participants may have. */
export const d05Fields = [
  'order',
  'name',
  'socialNumber',
  'identity',
  'born',
  'address',
  'phone',
  'sex',
  'ethnicity',
  'commune',
  'hamlet',
  'household',
  'relation',
  'receiptDay',
  'receiptNumber',
  'income',
  'months',
  'from',
  'due',
  'pays',
  'statePercent',
  'stateAmount',
  'localPercent',
  'localAmount',
  'otherPercent',
  'otherAmount',
  'collectorCode',
  'book',
  'kind',
  'note',
] as const;
export type D05Field = (typeof d05Fields)[number];

const layer = (...names: readonly string[]): { percent: string[]; amount: string[] } => ({
  percent: names.flatMap((name) => [`${name} ty le`, `ty le ${name}`, `${name} phan tram`]),
  amount: names.flatMap((name) => [`${name} so tien`, `so tien ${name}`, `tien ${name}`]),
});
const state = layer('nsnn', 'nsnn ho tro', 'ngan sach nha nuoc', 'ngan sach nha nuoc ho tro', 'nha nuoc ho tro');
const local = layer(
  'nsnn ho tro them',
  'ngan sach nha nuoc ho tro them',
  'nsdp',
  'nsdp ho tro',
  'nsdp ho tro them',
  'ngan sach dia phuong',
  'ngan sach dia phuong ho tro',
  'dia phuong ho tro',
);
const other = layer('ho tro khac', 'khac', 'to chuc ca nhan khac ho tro', 'doi tuong khac ho tro');

const headNames: HeadNames<D05Field> = {
  order: ['=stt', '=tt', 'so thu tu'],
  name: ['ho va ten', 'ho ten', 'ten nguoi tham gia', '=nguoi tham gia', '=ten'],
  socialNumber: ['ma so bhxh', 'so bhxh', 'ma bhxh', 'ma so bao hiem xa hoi', 'so so bhxh', '=ma so'],
  identity: [
    'cccd',
    'so cccd',
    'so cccd ddcn ho chieu',
    'cccd ddcn ho chieu',
    'so cccd cmnd',
    'so dinh danh',
    'so dinh danh ca nhan',
    'ddcn',
    'cmnd',
    'can cuoc',
  ],
  born: ['ngay sinh', 'ngay thang nam sinh', 'nam sinh', 'sinh ngay'],
  address: ['dia chi', 'noi o', 'noi cu tru'],
  phone: ['dien thoai', 'so dien thoai', 'sdt'],
  sex: ['gioi tinh', '=nam nu', '=phai'],
  ethnicity: ['dan toc'],
  commune: ['xa phuong', 'phuong xa', 'ten xa', '=xa', '=phuong'],
  hamlet: ['thon ban', 'thon to', 'to dan pho', '=thon', '=ban'],
  household: ['ma ho gia dinh', 'ma so ho gia dinh', 'so ho gia dinh', 'ma ho', 'maho giadinh'],
  relation: ['quan he voi chu ho', 'moi quan he', 'quan he'],
  receiptDay: ['ngay bien lai', 'bien lai thu tien ngay', 'bien lai ngay', 'ngay thu', 'ngay nop'],
  receiptNumber: ['so bien lai', 'bien lai thu tien so', 'bien lai so', '=bien lai'],
  income: [
    'muc thu nhap',
    'muc thu nhap lam can cu dong',
    'muc thu nhap thang lua chon',
    'muc thu nhap thang',
    'thu nhap',
    '=muc tien',
    '=muc dong',
  ],
  months: ['so thang dong', 'so thang'],
  from: ['tu thang', 'dong tu thang', 'dong tu thang nam', 'tu thang nam'],
  due: ['so tien phai dong', 'so tien phai dong theo quy dinh', 'phai dong', '=tong tien', '=tong so tien'],
  pays: [
    'nguoi tham gia dong',
    'so tien nguoi tham gia dong',
    'so tien thu',
    'thuc thu',
    'tien tu dong',
    '=so tien',
    '=so tien nop',
  ],
  statePercent: state.percent,
  stateAmount: state.amount,
  localPercent: local.percent,
  localAmount: local.amount,
  otherPercent: other.percent,
  otherAmount: other.amount,
  collectorCode: ['ma so nhan vien thu', 'ma nhan vien thu', 'ma nv thu', 'nhan vien thu'],
  book: ['hinh thuc so', 'hinh thuc so bhxh', 'so bhxh ban giay dien tu'],
  kind: ['loai tham gia', 'loai', 'phuong an', 'hinh thuc tham gia', '=p thuc', '=pa'],
  note: ['ghi chu'],
};

/** Which list a file is: of either decision, or any list with names and numbers in its head. */
export type D05Generation = 'qd366' | 'qd490' | 'plain';

/** A line as it is read; null is what the file does not tell. Both numbers stay text. */
export interface D05ReadLine {
  readonly name: string;
  readonly socialNumber: string | null;
  readonly identity: string | null;
  readonly born: string | null;
  readonly address: string | null;
  readonly phone: string | null;
  readonly sex: string | null;
  readonly ethnicity: string | null;
  readonly commune: string | null;
  readonly hamlet: string | null;
  /** The household's code, and what the person is to its head. */
  readonly household: string | null;
  readonly relation: string | null;
  readonly receiptDay: string | null;
  readonly receiptNumber: string | null;
  readonly income: number;
  readonly months: number | null;
  readonly from: string | null;
  readonly due: number | null;
  readonly pays: number | null;
  readonly statePercent: number | null;
  readonly stateAmount: number | null;
  readonly localPercent: number | null;
  readonly localAmount: number | null;
  readonly otherPercent: number | null;
  readonly otherAmount: number | null;
  readonly collectorCode: string | null;
  readonly book: 'electronic' | 'paper' | null;
  readonly kind: (typeof joiningKinds)[number] | null;
  readonly note: string | null;
}

/** What reading gives, one after the other: first the head (or that there is none), then each person's row. */
export type D05Event =
  | {
      readonly event: 'head';
      readonly row: number;
      readonly generation: D05Generation;
      readonly columns: ReadonlyMap<D05Field, number>;
    }
  | { readonly event: 'no-head'; readonly row: number }
  | {
      readonly event: 'row';
      readonly row: number;
      readonly group: 'increase' | 'decrease';
      /** Null when a problem stops the row. */
      readonly line: D05ReadLine | null;
      readonly problems: readonly ReadProblem[];
    };

const qd366Marks = new Map(d05ColumnsOf2026.map(({ mark, key }) => [mark.replace(/=.*/, ''), key as D05Field]));
const qd490Marks = new Map(d05ColumnsOf2023.map(({ mark, key }) => [mark, key as D05Field]));
const marksOf490 = 17;
const marksOf366 = 15;

/** By the row of numbers; without one, by columns that only one of the decisions has. */
function generationOf({ columns, marks }: FoundHead<D05Field>): D05Generation {
  const highest = Math.max(0, ...[...marks.values()].filter((mark) => /^\d/.test(mark)).map(Number));
  const has490 = columns.has('receiptNumber') && columns.has('stateAmount') && columns.has('due');
  const has366 = columns.has('kind') && columns.has('book') && columns.has('due');
  if (highest === marksOf490 || (highest === 0 && has490 && !has366)) return 'qd490';
  if (highest === marksOf366 || (highest === 0 && has366)) return 'qd366';
  return 'plain';
}

/** The columns by their heads; what no head names, by the decision's row of numbers. */
function completed(head: FoundHead<D05Field>, generation: D05Generation): Map<D05Field, number> {
  const columns = new Map(head.columns);
  if (generation === 'plain') return columns;
  const taken = new Set(columns.values());
  const fields = generation === 'qd366' ? qd366Marks : qd490Marks;
  for (const [column, mark] of head.marks) {
    const field = fields.get(mark);
    if (field !== undefined && !columns.has(field) && !taken.has(column)) columns.set(field, column);
  }
  return columns;
}

const kindWords: readonly (readonly [RegExp, (typeof joiningKinds)[number]])[] = [
  [/dang ky lai|tham gia lai/, 'registeredAgain'],
  [/dong tiep|tiep|tai tuc|^tt$|^dc$/, 'continuing'],
  [/lan dau|tang moi|moi|^tm$/, 'first'],
];

function readKind(cell: SheetCell | undefined): CellRead<(typeof joiningKinds)[number]> {
  const text = fold(textOf(cell));
  if (text === '') return nothing;
  const kind = kindWords.find(([words]) => words.test(text))?.[1];
  return kind === undefined ? stopped('kind-unknown', 'choose-kind') : understood(kind);
}

function readBook(cell: SheetCell | undefined): CellRead<'electronic' | 'paper'> {
  const text = fold(textOf(cell));
  return /dien tu/.test(text) ? understood('electronic') : /giay/.test(text) ? understood('paper') : nothing;
}

/** "I. Tăng", "II.1 Người tham gia", "Cộng giảm", "Tổng cộng": lines of the form, not of a person. */
const formLine =
  /^(?:[ivx]+(?: \d+)* )?(tang|giam|nguoi tham gia(?: bhxh tu nguyen)?|cong(?: tang| giam)?|tong(?: cong| so)?(?: tang| giam)?)$/;

/** A reader of one file: give it the rows in order, it answers what each is. */
export interface D05Reader {
  readonly take: (row: readonly SheetCell[]) => readonly D05Event[];
  /** After the last row. */
  readonly end: () => readonly D05Event[];
}

const valueMax = 60;

/** Makes a reader of a list of participants. It keeps the numbers that it has seen and nothing else of a row. */
export function d05Reader(): D05Reader {
  const find = headFinder(
    headNames,
    (columns) => columns.has('name') && columns.size >= 3 && (columns.has('socialNumber') || columns.has('identity')),
  );
  const seen = new Map<string, number>();
  let columns: ReadonlyMap<D05Field, number> | null = null;
  let group: 'increase' | 'decrease' = 'increase';
  let state: 'head' | 'rows' | 'after' | 'lost' = 'head';
  let number = 0;

  return {
    take: (row) => {
      number += 1;
      if (state === 'lost') return [];
      if (columns !== null) return line(row, columns);
      const step = find(row);
      if (step.state === 'looking') return [];
      if (step.state === 'lost') {
        state = 'lost';
        return [{ event: 'no-head', row: number }];
      }
      const generation = generationOf(step.head);
      columns = completed(step.head, generation);
      state = 'rows';
      const head: D05Event = { event: 'head', row: step.rowIsHead ? number : number - 1, generation, columns };
      return step.rowIsHead ? [head] : [head, ...line(row, columns)];
    },
    end: () => (state === 'head' ? [{ event: 'no-head', row: number }] : []),
  };

  function line(row: readonly SheetCell[], at: ReadonlyMap<D05Field, number>): D05Event[] {
    const cell = (field: D05Field): SheetCell => row[at.get(field) ?? -1] ?? null;
    const tells = (field: D05Field): boolean => textOf(cell(field)) !== '';
    const first = row.find((each) => textOf(each) !== '');
    if (first === undefined || marksOf(row) !== null) return [];
    const person =
      tells('socialNumber') || tells('identity') || tells('born') || tells('from') || tells('receiptNumber');
    if (!person) {
      const words = fold(
        [cell('order'), cell('name')]
          .map(textOf)
          .filter((text) => text !== '')
          .join(' ') || textOf(first),
      );
      const found = formLine.exec(words)?.[1] ?? formLine.exec(fold(textOf(first)))?.[1];
      if (found !== undefined) {
        if (found === 'tang' || found === 'giam') group = found === 'tang' ? 'increase' : 'decrease';
        if (found.startsWith('tong')) state = 'after';
        return [];
      }
    }
    // What stands below the total (books asked for, place and day, signatures) has no number with an income beside it.
    if (state === 'after' && !((tells('socialNumber') || tells('identity')) && tells('income'))) return [];
    const problems: ReadProblem[] = [];
    const take = <Value>(field: D05Field, read: (given: SheetCell | undefined) => CellRead<Value>): Value | null =>
      heard(field, read(cell(field)));
    const heard = <Value>(field: D05Field, { value, trouble }: CellRead<Value>): Value | null => {
      if (trouble !== null)
        problems.push({
          row: number,
          column: at.get(field) ?? null,
          field,
          ...trouble,
          value: textOf(cell(field)).slice(0, valueMax),
        });
      return value;
    };
    const name = take('name', readName);
    const either = take('socialNumber', readSocialNumber);
    const identity = take('identity', readIdentity) ?? (either?.kind === 'identity' ? either.digits : null);
    const socialNumber = either?.kind === 'social' ? either.digits : null;
    const told = problems.some(({ field }) => field === 'socialNumber' || field === 'identity');
    if (socialNumber === null && identity === null && !told) heard('socialNumber', stopped('missing', 'fill-in'));
    const income = take('income', readDong);
    if (income === null && at.has('income') && !problems.some(({ field }) => field === 'income'))
      heard('income', stopped('missing', 'fill-in'));
    const rest = {
      born: take('born', readBirth),
      address: take('address', readText),
      phone: take('phone', readText),
      sex: take('sex', readText),
      ethnicity: take('ethnicity', readText),
      commune: take('commune', readText),
      hamlet: take('hamlet', readText),
      household: take('household', readText),
      relation: take('relation', readText),
      receiptDay: take('receiptDay', readDay),
      receiptNumber: take('receiptNumber', readText),
      months: take('months', readMonthCount),
      from: take('from', readMonth),
      due: take('due', readDong),
      pays: take('pays', readDong),
      statePercent: take('statePercent', readPercent),
      stateAmount: take('stateAmount', readDong),
      localPercent: take('localPercent', readPercent),
      localAmount: take('localAmount', readDong),
      otherPercent: take('otherPercent', readPercent),
      otherAmount: take('otherAmount', readDong),
      collectorCode: take('collectorCode', readText),
      book: take('book', readBook),
      kind: take('kind', readKind),
      note: take('note', readText),
    };
    const shares = at.has('stateAmount') && rest.due !== null && rest.pays !== null;
    const sum = (rest.pays ?? 0) + (rest.stateAmount ?? 0) + (rest.localAmount ?? 0) + (rest.otherAmount ?? 0);
    if (shares && sum !== rest.due) heard('due', asked(null, 'shares-do-not-add-up', 'check-sums'));
    twice(socialNumber ?? identity);
    const stops = problems.some(({ weight }) => weight === 'stops');
    const read = stops || name === null ? null : { name, socialNumber, identity, income: income ?? 0, ...rest };
    return [{ event: 'row', row: number, group, line: read, problems }];

    function twice(key: string | null): void {
      if (key === null) return;
      if (seen.has(key)) heard('socialNumber', asked(null, 'number-twice', 'check-both-rows'));
      else seen.set(key, number);
    }
  }
}

/**
 * Reads a list of participants row by row. One bad row does not stop the others, and nothing is kept: whoever takes the events
 * decides how far to go.
 */
export function* readD05(rows: Iterable<readonly SheetCell[]>): Generator<D05Event, void, undefined> {
  const reader = d05Reader();
  for (const row of rows) yield* reader.take(row);
  yield* reader.end();
}
