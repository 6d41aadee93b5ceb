import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchLines, type LineOutcome } from './match.ts';
import { identify, type IdentifiedLine } from './statement/line.ts';
import { readStatement } from './statement/read.ts';
import { ours, told } from './statement/samples.cases.ts';
import { makeSynthetic, type Synthetic } from './synthetic-statement.cases.ts';

function linesOf({ table }: Synthetic): readonly IdentifiedLine[] {
  const read = readStatement({ kind: 'table', table }, ours);
  expect(read.kind, told(read).at(0)).toBe('read');
  return read.kind === 'read' ? identify(read.lines) : [];
}

const shortly = (outcome: LineOutcome): string =>
  outcome.kind === 'matched'
    ? `matched ${outcome.dues.join()}`
    : outcome.kind === 'aside'
      ? outcome.nature
      : outcome.kind;

describe('a statement of a thousand lines', () => {
  test.each([1, 2, 3, 4, 5])(
    'with the seed %d: at least 98 of 100 references settle their due, and no line settles another',
    (seed) => {
      const synthetic = makeSynthetic(seed, 1000);
      const outcomes = matchLines(linesOf(synthetic), synthetic.dues);
      expect(outcomes.length).toBeGreaterThanOrEqual(1000);
      const counts = { references: 0, settled: 0, wrong: 0 };
      for (const outcome of outcomes) {
        const is = synthetic.truth.get(outcome.line.reference ?? '');
        const due = is && 'due' in is ? is.due : 'none';
        const right = shortly(outcome) === `matched ${due}`;
        if (outcome.kind === 'matched' && !right) counts.wrong += 1;
        // Of a payment and its repetition either may be the first.
        if (is?.kind === 'reference') {
          counts.references += 1;
          if (right || (outcome.kind === 'unmatched' && outcome.why.code === 'paid-twice')) counts.settled += 1;
        } else if (is?.kind === 'fee') expect(shortly(outcome)).toBe('bank-fee');
        else if (is?.kind === 'interest') expect(shortly(outcome)).toBe('interest');
        else if (is?.kind !== 'twice')
          expect(['guesses', 'unmatched'], JSON.stringify(outcome)).toContain(outcome.kind);
      }
      expect(counts.references).toBeGreaterThan(800);
      expect(counts.wrong).toBe(0);
      expect(counts.settled / counts.references).toBeGreaterThanOrEqual(0.98);
    },
  );

  test('where four to six signs of a reference are left, the due is the best guess', () => {
    const synthetic = makeSynthetic(6, 1000);
    const guesses = matchLines(linesOf(synthetic), synthetic.dues).flatMap((outcome) => {
      const is = synthetic.truth.get(outcome.line.reference ?? '');
      return is?.kind === 'cut-early' && outcome.kind === 'guesses' ? [[outcome.guesses[0].due, is.due]] : [];
    });
    expect(guesses.length).toBeGreaterThan(3);
    for (const [guessed, due] of guesses) expect(guessed).toBe(due);
  });
});

test('the order of lines and dues, and lines that are told again, change nothing; no due is settled twice', () => {
  fc.assert(
    fc.property(fc.integer(), fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), (seed, places) => {
      const synthetic = makeSynthetic(seed, 30);
      const lines = linesOf(synthetic);
      const shuffled = <Each>(all: readonly Each[]): readonly Each[] =>
        all
          .map((each, index) => ({ each, place: places[index % places.length] ?? 0 }))
          .toSorted((one, other) => one.place - other.place)
          .map(({ each }) => each);
      const outcomes = matchLines(lines, synthetic.dues);
      expect(matchLines([...shuffled(lines), ...lines.slice(0, 5)], shuffled(synthetic.dues))).toEqual(outcomes);
      const settled = outcomes.flatMap((outcome) => (outcome.kind === 'matched' ? outcome.dues : []));
      expect(new Set(settled).size).toBe(settled.length);
    }),
    { numRuns: 300 },
  );
});
