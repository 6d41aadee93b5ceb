/**
 * What a quantity is counted in. "percent" is a fraction that people read times 100; "month" is a point on the
 * calendar, "months" a length; a monthly income is "dong/month", so that income × months is money.
 */
export type Unit =
  | 'dong'
  | 'dong/month'
  | 'month'
  | 'months'
  | 'years'
  | 'year'
  | 'months/year'
  | 'percent'
  | 'percent/year'
  | 'fraction'
  | 'count'
  | 'yes-no'
  | 'choice';

/** Powers of money, time in months and time in years; "point" marks a place on the calendar, which cannot be scaled. */
export interface Dimension {
  readonly money: number;
  readonly months: number;
  readonly years: number;
  readonly point: boolean;
}

const dimension = (money: number, months: number, years: number, point = false): Dimension => ({
  money,
  months,
  years,
  point,
});

const DIMENSIONS: Record<Unit, Dimension> = {
  dong: dimension(1, 0, 0),
  'dong/month': dimension(1, -1, 0),
  month: dimension(0, 1, 0, true),
  months: dimension(0, 1, 0),
  years: dimension(0, 0, 1),
  year: dimension(0, 0, 1, true),
  'months/year': dimension(0, 1, -1),
  percent: dimension(0, 0, 0),
  'percent/year': dimension(0, 0, -1),
  fraction: dimension(0, 0, 0),
  count: dimension(0, 0, 0),
  'yes-no': dimension(0, 0, 0),
  choice: dimension(0, 0, 0),
};

/** The dimension of a unit. */
export function dimensionOf(unit: Unit): Dimension {
  return DIMENSIONS[unit];
}
