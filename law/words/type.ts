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
  /** Name of each fact that a person tells. */
  readonly facts: Readonly<Record<string, string>>;
  /** Name of each rule. */
  readonly rules: Readonly<Record<string, string>>;
  /** The words of arithmetic. */
  readonly grammar: Grammar;
  /** Says that the newest figure of {parameter} is used beyond {until}. */
  readonly assumption: string;
  /** What is wrong with an input and what to do, by the code of the problem. */
  readonly problems: Readonly<Record<string, string>>;
}
