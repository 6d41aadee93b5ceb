import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { describe, expect, test } from 'vitest';
import { answerBy, mayBecome, REQUEST_STATES } from './index.ts';

const day = (text: string): PlainDate => text as PlainDate;

describe('a request is answered', () => {
  test('a correction within five working days (Law 41/2024, article 29)', () => {
    // Tuesday 18/11/2025: Wed 19, Thu 20, Fri 21, Mon 24, Tue 25.
    expect(answerBy('correction', day('2025-11-18'))).toEqual({ day: '2025-11-25', byLaw: true });
    // Saturday and Sunday count from Monday: Mon 24, Tue 25, Wed 26, Thu 27, Fri 28.
    expect(answerBy('correction', day('2025-11-22'))).toEqual({ day: '2025-11-28', byLaw: true });
    expect(answerBy('correction', day('2025-11-23'))).toEqual({ day: '2025-11-28', byLaw: true });
  });

  test('a complaint within ten working days, which is a custom of the house', () => {
    expect(answerBy('complaint', day('2025-11-18'))).toEqual({ day: '2025-12-02', byLaw: false });
  });

  test('before the law that fixes it, a correction is a custom of the house too', () => {
    expect(answerBy('correction', day('2025-06-10'))).toEqual({ day: '2025-06-24', byLaw: false });
  });

  test('forward only, and once', () => {
    const pairs = REQUEST_STATES.flatMap((from) =>
      REQUEST_STATES.filter((to) => mayBecome(from, to)).map((to) => `${from} ${to}`),
    );
    expect(pairs).toEqual(['received looked-at', 'received answered', 'looked-at answered']);
  });
});
