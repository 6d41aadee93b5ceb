import type { Confidence } from '../language/series.ts';
import type { Unit } from '../language/unit.ts';
import type { Grammar } from '../readings/print.ts';

/** What the book says in one language. Each language is a module of its own, so that a phone loads only one. */
export interface Words {
  /** Name of each legal number, by the name of its series. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Short name of each document, by its key. */
  readonly sources: Readonly<Record<string, string>>;
  /** The parts of a citation. */
  readonly cite: { readonly article: string; readonly clause: string; readonly point: string };
  /** What is doubtful or assumed, by the key of the note. */
  readonly notes: Readonly<Record<string, string>>;
  /** Name of each choice: groups, sexes, methods, reasons, households, matters. */
  readonly choices: Readonly<Record<string, string>>;
  /** How sure we are, by letter. */
  readonly confidence: Readonly<Record<Confidence, string>>;
  /** What stands behind a figure; empty where nothing does. */
  readonly units: Readonly<Record<Unit, string>>;
  /** What stands behind the figure one, where it is another word than behind two. */
  readonly one: Readonly<Partial<Record<Unit, string>>>;
  /** Name of each fact that a person tells. */
  readonly facts: Readonly<Record<string, string>>;
  /** Name of each rule. */
  readonly rules: Readonly<Record<string, string>>;
  /** Name of a rule for one of several: {place} is which. */
  readonly counted: Readonly<Record<string, string>>;
  /** Name of each field that is no fact of the case: groups, lists, days, what a spell has; "input" is the whole. */
  readonly fields: Readonly<Record<string, string>>;
  /** Names with a place in a list. */
  readonly places: {
    readonly spell: string;
    readonly ofSpell: string;
    readonly line: string;
    readonly unknown: string;
  };
  /** Why a goal leads to this income: what was looked for, and what the next step would bring. */
  readonly goal: {
    readonly pay: string;
    readonly pension: string;
    readonly nextPay: string;
    readonly nextPension: string;
  };
  /** The words of arithmetic. */
  readonly grammar: Grammar;
  /** Says that the newest figure of {parameter} is used beyond {until}. */
  readonly assumption: string;
  /** Says that the rounding is inferred. */
  readonly rounding: string;
  /** What is wrong with an input and what to do, by the code of the problem. */
  readonly problems: Readonly<Record<string, string>>;
}
