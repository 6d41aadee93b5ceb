import { fold, readBirth, readIdentity, readSocialNumber, readText, textOf, type SheetCell } from './cells.ts';
import { headFinder, marksOf, type HeadNames } from './heads.ts';
import { asked, stopped, understood, type CellRead, type ReadProblem } from './problem.ts';

type AnswerField = 'order' | 'name' | 'born' | 'socialNumber' | 'identity' | 'result' | 'reason';

const headNames: HeadNames<AnswerField> = {
  order: ['=stt', '=tt'],
  name: ['ho va ten', 'ho ten', '=ten', 'ten nguoi tham gia'],
  born: ['ngay sinh', 'ngay thang nam sinh', 'nam sinh', 'sinh ngay'],
  socialNumber: ['ma so bhxh', 'so bhxh', 'ma bhxh', 'ma so bao hiem xa hoi', '=ma so'],
  identity: ['cccd', 'so cccd', 'so dinh danh', 'so dinh danh ca nhan', 'ddcn', 'cmnd', 'can cuoc'],
  result: ['ket qua', 'ket qua xu ly', 'trang thai', 'trang thai ho so', 'tinh trang'],
  reason: ['ly do', 'ly do tu choi', 'nguyen nhan', 'noi dung loi', 'mo ta loi', '=loi', 'ghi chu'],
};

/** What the agency decided about one person of a batch. */
export interface AnswerLine {
  readonly name: string | null;
  /** The day or the year, where the file tells it: whoever has no number yet is found by name and birth. */
  readonly born: string | null;
  readonly socialNumber: string | null;
  readonly identity: string | null;
  readonly state: 'accepted' | 'rejected';
  readonly reason: string | null;
}

/** What reading an answer gives: the head or that there is none, then a person at a time. */
export type AnswerEvent =
  | { readonly event: 'head'; readonly row: number }
  | { readonly event: 'no-head'; readonly row: number }
  | {
      readonly event: 'row';
      readonly row: number;
      readonly line: AnswerLine | null;
      readonly problems: readonly ReadProblem[];
    };

/** In this order: "chờ duyệt" is no approval yet, "không có lỗi" is no refusal, "không thành công" holds "thành công". */
const resultWords: readonly (readonly [RegExp, AnswerLine['state'] | 'pending'])[] = [
  [/\b(dang|cho|chua) (xu ly|duyet|tiep nhan|kiem tra|giai quyet)\b/, 'pending'],
  [/\bkhong (co )?loi\b/, 'accepted'],
  [/\b(khong|chua|tu choi|loi|tra lai|sai|that bai|huy|rejected|failed|error)\b/, 'rejected'],
  [/\b(thanh cong|dong y|chap nhan|hop le|duyet|da xu ly|dat|hoan thanh|ok|accepted|success)\b/, 'accepted'],
];

function readResult(cell: SheetCell): CellRead<AnswerLine['state']> {
  const text = fold(textOf(cell));
  if (text === '') return stopped('missing', 'ask-agency');
  const state = resultWords.find(([words]) => words.test(text))?.[1];
  if (state === 'pending') return stopped('result-pending', 'wait');
  return state === undefined ? stopped('result-unknown', 'ask-agency') : understood(state);
}

const valueMax = 60;

/** Reads the agency's answer to a batch, a person a row; a word that is neither yes nor no is a problem, never a guess. */
export function* readAnswer(rows: Iterable<readonly SheetCell[]>): Generator<AnswerEvent, void, undefined> {
  const find = headFinder(
    headNames,
    (columns) =>
      columns.has('result') &&
      (columns.has('socialNumber') || columns.has('identity') || (columns.has('name') && columns.has('born'))),
  );
  let at: ReadonlyMap<AnswerField, number> | null = null;
  let number = 0;
  for (const row of rows) {
    number += 1;
    if (at === null) {
      const step = find(row);
      if (step.state === 'looking') continue;
      if (step.state === 'lost') {
        yield { event: 'no-head', row: number };
        return;
      }
      at = step.head.columns;
      yield { event: 'head', row: step.rowIsHead ? number : number - 1 };
      if (step.rowIsHead) continue;
    }
    const found = answerRow(row, at, number);
    if (found !== null) yield found;
  }
  if (at === null) yield { event: 'no-head', row: number };
}

function answerRow(
  row: readonly SheetCell[],
  at: ReadonlyMap<AnswerField, number>,
  number: number,
): AnswerEvent | null {
  const cell = (field: AnswerField): SheetCell => row[at.get(field) ?? -1] ?? null;
  const tells = (field: AnswerField): boolean => textOf(cell(field)) !== '';
  if (!(tells('socialNumber') || tells('identity') || tells('result')) || marksOf(row) !== null) return null;
  const problems: ReadProblem[] = [];
  const heard = <Value>(field: AnswerField, { value, trouble }: CellRead<Value>): Value | null => {
    const shown = textOf(cell(field)).slice(0, valueMax);
    if (trouble !== null)
      problems.push({ row: number, column: at.get(field) ?? null, field, ...trouble, value: shown });
    return value;
  };
  const either = heard('socialNumber', readSocialNumber(cell('socialNumber')));
  const identity =
    heard('identity', readIdentity(cell('identity'))) ?? (either?.kind === 'identity' ? either.digits : null);
  const socialNumber = either?.kind === 'social' ? either.digits : null;
  const numberless = socialNumber === null && identity === null;
  const byBirth = tells('name') && tells('born');
  // A birth beside a number is no matter of this file: only whoever is found by it has to have a good one.
  const born = numberless && byBirth ? heard('born', readBirth(cell('born'))) : readBirth(cell('born')).value;
  if (numberless && !byBirth && problems.length === 0) heard('socialNumber', stopped('missing', 'ask-agency'));
  const name = heard('name', readText(cell('name')));
  const state = heard('result', readResult(cell('result')));
  const reason = heard('reason', readText(cell('reason')));
  if (state === 'rejected' && reason === null) heard('reason', asked(null, 'reason-missing', 'ask-agency'));
  const stops = problems.some(({ weight }) => weight === 'stops') || state === null;
  return {
    event: 'row',
    row: number,
    line: stops ? null : { name, born, socialNumber, identity, state, reason: state === 'rejected' ? reason : null },
    problems,
  };
}
