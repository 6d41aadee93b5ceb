import { formatDay, formatNumber, formatPercent, type Language } from '@diemtua/ui';
import type { MessageId, Say } from '../language/say.tsx';
import type { Reason } from './shapes.ts';

const hundred = 100;

/** Hundredths of a percent as people write them: "57,34 %"; null: "chưa biết". */
export const shareText = (basisPoints: number | null, say: Say, language: Language): string =>
  basisPoints === null ? say('plan.unknown') : formatPercent(basisPoints / hundred, language);

/** Hundredths of a percent beyond which a likelihood is not told to the point: of one person nothing is certain. */
const nearlySure = 9500;

/** How likely somebody is to do something: "34,2 %", "trên 95 %", or "chưa biết". */
export const likelihoodText = (basisPoints: number | null, say: Say, language: Language): string =>
  basisPoints !== null && basisPoints > nearlySure
    ? say('plan.list.over', { share: shareText(nearlySure, say, language) })
    : shareText(basisPoints, say, language);

/** A change: "+5.635", "−11.113". */
export const changeText = (people: number, language: Language): string =>
  people > 0 ? `+${formatNumber(people, language)}` : formatNumber(people, language);

/** People, or "chưa biết". */
export const peopleText = (people: number | null, say: Say, language: Language): string =>
  people === null ? say('plan.unknown') : formatNumber(people, language);

/** From low to high: "46.900 – 50.700". */
export const rangeText = (low: number, high: number, language: Language): string =>
  `${formatNumber(low, language)}\u00a0– ${formatNumber(high, language)}`;

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** The figures of a sentence as people write them. Names that end in Share are hundredths of a percent; days are days. */
export function figuresText(
  figures: Readonly<Record<string, number | string>>,
  language: Language,
): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => {
      if (typeof value === 'string') return [name, dayPattern.test(value) ? formatDay(value, language) : value];
      return [
        name,
        name.endsWith('Share') ? formatPercent(value / hundred, language) : formatNumber(value, language, 1),
      ];
    }),
  );
}

/** Why a place is hard, why a forecast is as it is: one sentence with its figures. */
export const reasonText = (
  { reason, figures }: Pick<Reason, 'reason' | 'figures'>,
  say: Say,
  language: Language,
): string => say(`plan.reason.${reason}` as MessageId, figuresText(figures, language));
