import { compileMessage } from '@lingui/message-utils/compileMessage';
import { words as law } from '@diemtua/law/words/vi';
import type { Messages } from '@diemtua/ui';
import { words as ui } from '@diemtua/ui/words/vi';
import { expect, test } from 'vitest';
import { advise } from '../advice/advise.ts';
import { voiceOf } from '../language/say.tsx';
import vi from '../words/vi.json';
import { addressTo } from './address.ts';
import { onWay, readDraft, readRight, startingDraft, type Draft } from './draft.ts';
import { errorsOf, fieldAt, type Trouble } from './trouble.ts';

const today = '2025-11-30';
const messages = Object.fromEntries(Object.entries(vi).map(([id, message]) => [id, compileMessage(message)]));
const { say } = voiceOf({ language: 'vi', messages: messages as Messages, ui, law });
const address = addressTo('female', say, 'vi');

const vendor: Draft = {
  ...startingDraft(today),
  sex: 'female',
  born: '11/1980',
  start: '12/2025',
  group: 'other',
  amount: '300.000',
};

function errorsFor(draft: Draft): Record<string, string> {
  const facts = readDraft(draft, today);
  const told = 'startIn' in facts ? advise(facts, law, today) : { unread: facts };
  const trouble: Trouble | null = 'chosen' in told ? null : told;
  return Object.fromEntries(
    [...errorsOf(trouble, address)].map(([field, text]) => [field, text.replaceAll('\u00a0', ' ')]),
  );
}

test('what the vendor writes is read', () => {
  expect(readDraft(vendor, today)).toEqual({
    sex: 'female',
    bornIn: '1980-11',
    startIn: '2025-12',
    group: 'other',
    aim: 'pay',
    amount: 300_000,
    earlier: [],
    compulsory: null,
  });
  expect(errorsFor(vendor)).toEqual({});
});

test('an empty form names everything that it needs', () => {
  expect(errorsFor({ ...startingDraft(today), amount: '' })).toEqual({
    sex: 'Chọn nữ hoặc nam. Tuổi nghỉ hưu của hai bên khác nhau.',
    born: 'Ghi tháng và năm, ví dụ 11/1980.',
    group: 'Chọn một câu trả lời.',
    amount: 'Ghi số tiền, ví dụ 300.000.',
  });
});

test('what cannot be read is repeated, with an example', () => {
  expect(errorsFor({ ...vendor, born: '13/1980' })).toEqual({
    born: 'Chưa đọc được “13/1980”. Ghi tháng rồi năm, ví dụ 11/1980.',
  });
});

test('a pension that no payment reaches names the highest one that does', () => {
  // 45 % of 46,800,000, the highest income at the end of 2025.
  expect(errorsFor({ ...vendor, way: 'pension', amount: '40 triệu' })).toEqual({
    amount: 'Lương hưu cao nhất đạt được là 21.060.000 đ mỗi tháng. Ghi số này hoặc thấp hơn.',
  });
});

test('compulsory months need their salary; an empty stretch of a record is nothing', () => {
  const paid: Draft = { ...vendor, way: 'paid', amount: '', earlier: [{ key: 1, from: '', months: '', income: '' }] };
  expect(errorsFor({ ...paid, compulsoryMonths: '48' })).toEqual({ compulsorySalary: 'Ghi số tiền, ví dụ 300.000.' });
  expect(readDraft({ ...paid, compulsoryMonths: '48', compulsorySalary: '5 triệu' }, today)).toMatchObject({
    aim: 'income',
    amount: null,
    earlier: [],
    compulsory: { months: 48, averageSalary: 5_000_000 },
  });
});

test('compulsory months that were told beside a withdrawal or a death are named as left out; a child’s are counted by their months', () => {
  const child: Draft = {
    ...startingDraft(today, 'child'),
    due: '6/2026',
    earlier: [{ key: 1, from: '1/2025', months: '5', income: '', compulsory: true }],
    compulsoryMonths: '12',
  };
  expect(readRight(child, today, ['due', 'earlier'])).toMatchObject({
    earlier: [],
    compulsory: [{ from: '2025-01', months: 5 }],
    uncounted: 7,
  });
  const death = onWay({ ...child, compulsoryMonths: '' }, 'death', today);
  expect(readRight(death, today, ['earlier'])).toMatchObject({ earlier: [], compulsory: [], uncounted: 5 });
});

test('an income above the highest that the law knows is refused with its article', () => {
  const said = (income: string): string =>
    errorsFor({ ...vendor, earlier: [{ key: 1, from: '1/2025', months: '3', income }] })['earlier.0.income'] ?? '';
  expect(said('50.000.000')).toMatch(/46\.800\.000.*Luật 41\/2024, Điều 31/);
  expect(said('900 triệu')).toMatch(/Luật 41\/2024, Điều 31/);
});

test.each(['99.000.000.000', '-300.000', '1e9', '300.000,50', '0'])('“%s” gives no figure', (amount) =>
  expect(Object.keys(errorsFor({ ...vendor, way: 'pension', amount }))).toEqual(['amount']),
);

test('a refusal of the law stands at its field, under the name that is on the screen', () => {
  const earlier = [{ key: 1, from: '1/2020', months: '12', income: '100' }];
  const errors = errorsFor({ ...vendor, earlier });
  expect(Object.keys(errors)).toEqual(['earlier.0.income']);
  expect(errors['earlier.0.income']).not.toContain('voluntary');
});

test.each([
  ['person.bornIn', 'born'],
  ['person.sex', 'sex'],
  ['startIn', 'start'],
  ['payOn', 'start'],
  ['want.pay', 'amount'],
  ['income', 'amount'],
  ['bornOn', 'due'],
  ['compulsory.months', 'compulsoryMonths'],
  ['voluntary', 'earlier.0.from'],
  ['voluntary[2].months', 'earlier.2.months'],
  ['voluntary[2]', 'earlier.2.from'],
  ['yield', null],
  [null, null],
])('the engine’s field %s is the form’s %s', (path, field) => expect(fieldAt(path)).toBe(field));

test('one speaks to a woman as “chị”, to a man as “anh”, and to both until it is known', () => {
  const heading = (sex: Draft['sex']): string => addressTo(sex, say, 'vi').say('told.heading');
  expect([heading('female'), heading('male'), heading('')]).toEqual([
    'Chị đã cho biết',
    'Anh đã cho biết',
    'Anh/chị đã cho biết',
  ]);
});
