import { answer } from '../index.ts';
import { secondReading } from './second-reading/index.ts';

/** Both readings of the contract must give what the documents print: the engine, and the plain arithmetic beside it. */
export const readings: readonly (readonly [
  string,
  (question: string, input: unknown) => Readonly<Record<string, unknown>>,
])[] = [
  ['the engine', (question, input) => ({ ...answer(question, input) })],
  ['the second reading', secondReading],
];
