import type { AnswerOf } from '@diemtua/client';
import { LIST_CODES } from '@diemtua/domain/registry';
import type { Tone } from '@diemtua/ui';
import type { MessageId, Say } from '../language/say.tsx';

export type Preview = AnswerOf<'GET /api/imports/:import'>;
export type Row = AnswerOf<'GET /api/imports/:import/rows'>['rows'][number];
type State = Preview['state'];

export const toneOfState: Readonly<Record<State, Tone>> = {
  reading: 'waiting',
  'cut-off': 'trouble',
  ready: 'waiting',
  refused: 'trouble',
  confirmed: 'safe',
  undone: 'quiet',
  dropped: 'quiet',
};

/** What the reader of cells finds wrong with one (`ReadCode` of the domain); each has its sentence, `reading.<code>`. */
export const READ_CODES = [
  'missing',
  'not-text',
  'name-has-digits',
  'name-in-old-letters',
  'too-long',
  'number-not-10-digits',
  'identity-not-12-digits',
  'old-identity-card',
  'leading-zeros-lost',
  'digits-lost',
  'no-such-day',
  'no-such-month',
  'year-of-two-digits',
  'money-unclear',
  'money-not-whole',
  'money-too-small',
  'money-negative',
  'percent-unclear',
  'months-unclear',
  'kind-unknown',
  'shares-do-not-add-up',
  'number-twice',
] as const;

const ofList: ReadonlySet<string> = new Set(LIST_CODES);
const ofCell: ReadonlySet<string> = new Set(READ_CODES);

/** What stands against a row, in words: the column, and what is wrong in it. */
export function problemOfRow({ field, code }: { readonly field: string; readonly code: string }, say: Say): string {
  const what = ofList.has(code)
    ? say(`listCode.${code}` as MessageId)
    : ofCell.has(code)
      ? say(`reading.${code}` as MessageId)
      : say('list.otherProblem', { code });
  return say('list.problem', { field: say(`listField.${field}` as MessageId), what });
}
