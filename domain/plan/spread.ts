import { bug } from '@diemtua/law/kernel/assert';
import type { CommuneCode, UnitCode } from '../ids/index.ts';

/** What a commune gives for effort. Yields are people who still take part after twelve months: estimates. */
export interface SpreadArea {
  readonly commune: CommuneCode;
  readonly unit: UnitCode;
  /** Expected lasting participants of the first meeting, and of the first collector-day. */
  readonly firstMeeting: number;
  readonly firstDay: number;
  /** What each further one gives, in percent of the one before: below 100, since those who are easily won come first. */
  readonly meetingKeepsPercent: number;
  readonly dayKeepsPercent: number;
  /** The most meetings and days that make sense here. */
  readonly meetingsMax: number;
  readonly daysMax: number;
  /** The least of each: nobody is left alone. */
  readonly meetingsMin: number;
  readonly daysMin: number;
  /** Collector-days that one meeting takes here, with the way there. */
  readonly daysPerMeeting: number;
}

/** What there is to spread. */
export interface SpreadLimits {
  readonly meetings: number;
  readonly days: number;
  /** Collector-days of each unit: collectors work in their own. */
  readonly daysOfUnit: ReadonlyMap<UnitCode, number>;
}

/** A linear model as data: maximise the sum of gain × column, each row between its bounds. */
export interface SpreadModel {
  readonly columns: readonly {
    readonly name: string;
    readonly gain: number;
    readonly upper: number;
    readonly whole: boolean;
  }[];
  readonly rows: readonly {
    readonly name: string;
    readonly terms: readonly { readonly column: string; readonly times: number }[];
    readonly least: number | null;
    readonly most: number | null;
  }[];
}

/** The model of a spread: meetings and days in steps of falling yield; rows for the limits. */
export const spreadModel: (areas: readonly SpreadArea[], limits: SpreadLimits) => SpreadModel = () => bug('to come');
/** The model in the text format that HiGHS reads (CPLEX LP). */
export const lpText: (model: SpreadModel) => string = () => bug('to come');

/** What a solver found: the value of every column, by name. */
export type SpreadSolution = ReadonlyMap<string, number>;

/** What a commune gets, what it is expected to bring, and why not more: what the last one brought, what the next would bring, and what holds it. */
export interface SpreadShare {
  readonly commune: CommuneCode;
  readonly unit: UnitCode;
  readonly meetings: number;
  readonly days: number;
  readonly expected: number;
  readonly lastMeeting: number | null;
  readonly nextMeeting: number | null;
  readonly lastDay: number | null;
  readonly nextDay: number | null;
  readonly heldBy: readonly ('meetings' | 'days' | 'unit-days' | 'own-most' | 'own-least')[];
}

/** A spread, with what is used of each limit and which of them binds. Expected: estimates. */
export interface Spread {
  readonly shares: readonly SpreadShare[];
  readonly expected: number;
  readonly limits: readonly {
    readonly limit: 'meetings' | 'days' | 'unit-days';
    readonly unit: UnitCode | null;
    readonly used: number;
    readonly most: number;
    readonly binds: boolean;
    /** What one more of it would bring at the most. */
    readonly oneMore: number;
  }[];
  /** The same effort spread evenly: what the choice is better than. */
  readonly evenly: number;
}

/** Reads a solution and explains it. */
export const readSpread: (
  areas: readonly SpreadArea[],
  limits: SpreadLimits,
  solution: SpreadSolution,
) => Spread = () => bug('to come');
