import { recordToday, type RecordToday, type Words } from '@diemtua/law';
import type { Card } from '../asking/shapes.ts';
import { monthsSupported, type CoveringPayment } from './cover.ts';

/**
 * Asks the law of a day about a person, from what stands in the books.
 * @param today "YYYY-MM-DD"
 */
export function lawToday(card: Card, payments: readonly CoveringPayment[], today: string, words: Words): RecordToday {
  const { birth, sex } = card.person;
  const bornIn =
    birth.precision === 'day'
      ? birth.date.slice(0, 'YYYY-MM'.length)
      : birth.precision === 'month'
        ? birth.month
        : null;
  const spells = payments.map(({ covers }) => covers);
  return recordToday({ sex, bornIn, spells, supportedMonths: monthsSupported(card, payments) }, today, words);
}
