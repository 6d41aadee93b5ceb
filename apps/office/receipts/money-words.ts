import { formatDay, formatDong, formatMonthFor, type Language, type Tone } from '@diemtua/ui';
import type { Words } from '@diemtua/law';
import type { JudgementText, QuestionText } from '../asking/desk-shapes.ts';
import type { MessageId, Say } from '../language/say.tsx';
import { spanText } from '../people/person-words.ts';

const paperDigits = 7;

/** A receipt's number as it stands on the paper. */
export const paperText = (series: string, number: number): string =>
  `${series} ${String(number).padStart(paperDigits, '0')}`;

/** A moment as a clerk reads it: the day and the minute, in Vietnam. */
export function momentText(at: string, language: Language): string {
  const local = new Date(Date.parse(at) + hereMs).toISOString();
  return `${local.slice(timeAt, timeEnd)} ${formatDay(local.slice(0, dayEnd), language)}`;
}
const hereMs = 7 * 3_600_000;
const [dayEnd, timeAt, timeEnd] = [10, 11, 16];

/** Why money is in suspense, in one sentence with its figures. */
export function questionSentence(question: QuestionText, say: Say, language: Language, law: Words): string {
  const month = (text: string | undefined): string => (text === undefined ? '' : formatMonthFor(text, language));
  const day = (text: string | undefined): string => (text === undefined ? '' : formatDay(text, language));
  const dong = (sum: number | undefined): string => formatDong(sum ?? 0, language);
  const span =
    question.from && question.until ? spanText(question.from, question.until, language) : month(question.from);
  const lawSays =
    question.code === undefined ? '' : (law.problems[question.code as keyof typeof law.problems] ?? question.code);
  const { asks, due, paid } = question;
  if (asks === 'amount-differs' && due !== undefined && paid !== undefined) {
    return say(paid < due ? 'question.told.amountShort' : 'question.told.amountOver', {
      due: dong(due),
      paid: dong(paid),
    });
  }
  return say(`question.told.${asks}` as MessageId, {
    span,
    from: month(question.from),
    deadline: month(question.deadline),
    earliest: month(question.earliest),
    on: day(question.on),
    takenOn: day(question.takenOn),
    receivedOn: day(question.receivedOn),
    status: question.status === undefined ? '' : say(`status.${question.status}` as MessageId),
    law: lawSays,
  });
}

/** The tone and the words of what a line means. */
export function judgementTag(judgement: JudgementText, say: Say): { readonly tone: Tone; readonly text: string } {
  if (judgement.outcome === 'covers') return { tone: 'safe', text: say('judged.covers') };
  if (judgement.outcome === 'voided') return { tone: 'quiet', text: say('judged.voided') };
  const paidBack = judgement.question.asks === 'paid-back';
  return { tone: paidBack ? 'quiet' : 'trouble', text: say(`ask.${judgement.question.asks}` as MessageId) };
}

/** The tone of a state of a file. */
export const filingTone = (filing: string): Tone =>
  filing === 'accepted'
    ? 'safe'
    : filing === 'rejected' || filing === 'asked-back'
      ? 'trouble'
      : filing === 'cancelled'
        ? 'quiet'
        : 'waiting';
