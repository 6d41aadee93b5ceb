import { METHODS, type ClaimText } from '@diemtua/domain/collection';
import { readDong, readMonth, readNumber, writeDong, writeMonth, type Language } from '@diemtua/ui';
import type { Suspended } from '../asking/desk-shapes.ts';

/** A claim as it stands in the fields while it is corrected. */
export interface ClaimDraft {
  readonly method: string;
  readonly income: string;
  readonly from: string;
  readonly years: string;
  readonly months: string;
  readonly place: string;
}

const latestYear = 2100;

/** The fields with what was told. */
export function draftOf(claim: Suspended['claim'], language: Language): ClaimDraft {
  const from = writeMonth(claim.from);
  const blank = { method: '', income: '', years: '', months: '', place: '', from };
  if (claim.product === 'health') return { ...blank, months: String(claim.months), place: String(claim.place) };
  const { method, income, years, months } = claim;
  return {
    ...blank,
    method,
    income: writeDong(income, language),
    years: years === undefined ? '' : String(years),
    months: months === undefined ? '' : String(months),
  };
}

const whole = (text: string): number | null => {
  const value = readNumber(text);
  return value !== null && Number.isInteger(value) && value > 0 ? value : null;
};

/** The claim that the fields say; null where one of them cannot be read. */
export function claimOf(told: Suspended['claim'], draft: ClaimDraft): ClaimText | null {
  const from = readMonth(draft.from, latestYear);
  if (from === null) return null;
  if (told.product === 'health') {
    const place = whole(draft.place);
    const months = ([3, 6, 12] as const).find((each) => each === whole(draft.months));
    return place === null || months === undefined ? null : { ...told, from, months, place };
  }
  const { years: _years, months: _months, ...rest } = told;
  const [income, years, months] = [readDong(draft.income), whole(draft.years), whole(draft.months)];
  const method = METHODS.find((each) => each === draft.method);
  if (income === null || method === undefined) return null;
  const plain = { ...rest, from, income, method };
  if (method === 'future-years') return years === null ? null : { ...plain, years };
  if (method === 'missing-months') return months === null ? null : { ...plain, months };
  return plain;
}
