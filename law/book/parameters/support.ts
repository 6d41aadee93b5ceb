import { series } from '../../language/series.ts';
import { CHECKED } from './checked.ts';

/**
 * Groups that the State supports at different rates, the highest rate first; who is in several groups takes the highest.
 * "island" is an island commune or special zone (xã đảo, đặc khu); "none" claims no support.
 */
export const GROUPS = ['poor', 'island', 'near-poor', 'minority', 'other', 'none'] as const;

/** One of the support groups. */
export type Group = (typeof GROUPS)[number];

/**
 * State support, percent of the contribution at the poverty line (contribution rate × poverty line, not × the chosen
 * income). Decree 159/2025 art. 5(1), Decree 134/2015 art. 14(1). Before 2018 it is 0 (Decree 134/2015 art. 17(2)). Until June 2025 islands and
 * ethnic minorities had no rate of their own: they count as "other".
 */
export const supportPercent = series('supportPercent', {
  unit: 'percent',
  choices: GROUPS,
  steps: [
    {
      from: '2008-01',
      value: { poor: 0, island: 0, 'near-poor': 0, minority: 0, other: 0, none: 0 },
      cite: 'ND134 17.2',
      confidence: 'A',
    },
    {
      from: '2018-01',
      value: { poor: 30, island: 10, 'near-poor': 25, minority: 10, other: 10, none: 0 },
      cite: 'ND134 14.1',
      confidence: 'A',
    },
    {
      from: '2025-07',
      value: { poor: 50, island: 50, 'near-poor': 40, minority: 30, other: 20, none: 0 },
      cite: 'ND159 5.1',
      confidence: 'A',
    },
  ],
  checked: CHECKED,
});

/**
 * Most months for which one person is supported (10 years of real participation). Months before 2018 are not counted.
 * Decree 159/2025 art. 5(2), before it Decree 134/2015 art. 14(2). One figure in both, so that one step holds for all time.
 */
export const supportedMonthsMost = series('supportedMonthsMost', {
  unit: 'months',
  steps: [{ from: '2018-01', value: 120, cite: 'ND159 5.2', confidence: 'A', note: 'supportedMonthsAcross' }],
  checked: CHECKED,
});

/** What a province adds to the State's support by a resolution of its People's Council (Decree 159/2025 art. 5(1)). */
export interface LocalSupport {
  /** Code of the province. */
  readonly province: string;
  /** Codes of the communes; null: the whole province. */
  readonly communes: readonly string[] | null;
  readonly group: Group;
  /** Percent of the contribution at the poverty line, or đồng a month. */
  readonly adds: { readonly percent: number } | { readonly dongPerMonth: number };
  /** First and last month, "YYYY-MM"; null: open. */
  readonly from: string;
  readonly to: string | null;
  /** Number of the resolution. */
  readonly resolution: string;
}

/**
 * Local support in force. Empty: for Lào Cai (and the former Yên Bái) nothing was found, and what calculators show for
 * other provinces names no resolution. An office that has a resolution gives its percentage with the question.
 */
export const localSupport: readonly LocalSupport[] = [];
