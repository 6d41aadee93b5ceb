import type { Dong } from '@diemtua/law/kernel/dong';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { describe, expect, test } from 'vitest';
import type { AccountNumber, BankBin } from '../bank.ts';
import { identify, makeLine, signedAmount, type StatementLine, type ToldLine } from './line.ts';

const source = { bank: '970405' as BankBin, account: '8800205000017' as AccountNumber };

function line(told: Partial<ToldLine> = {}): StatementLine {
  const bookedOn = '2025-11-18' as PlainDate;
  return makeLine(source, { bookedOn, direction: 'in', amount: 297_000 as Dong, narrative: 'NOP BHXH', ...told });
}

const identities = (lines: readonly StatementLine[]): readonly string[] =>
  identify(lines).map(({ identity }) => identity);

describe('a line of a statement', () => {
  test('has every field, and no text that is empty or broken', () => {
    expect(line({ narrative: ' NOP\n BHXH ', reference: ' ', counterName: 'NGUYEN  THI LAN' })).toEqual({
      sourceBank: '970405',
      account: '8800205000017',
      bookedOn: '2025-11-18',
      valueOn: null,
      direction: 'in',
      amount: 297_000,
      balanceAfter: null,
      narrative: 'NOP BHXH',
      counterBankBin: null,
      counterAccount: null,
      counterName: 'NGUYEN THI LAN',
      reference: null,
      sourceId: null,
    });
  });

  test('adds to the balance or takes from it', () => {
    expect(signedAmount(line())).toBe(297_000);
    expect(signedAmount(line({ direction: 'out' }))).toBe(-297_000);
  });
});

describe('the identity of a line', () => {
  test('can be read', () => {
    expect(identities([line({ reference: 'FT1', balanceAfter: 500_000 as Dong })])).toEqual([
      '["970405","8800205000017","2025-11-18","in",297000,500000,"FT1","NOP BHXH"]#1',
    ]);
  });

  test('tells two equal payments of one day apart, and is the same when the statement comes again', () => {
    const first = [line(), line(), line({ amount: 300_000 as Dong })];
    expect(new Set(identities(first)).size).toBe(3);
    expect(identities([line(), line(), line({ amount: 300_000 as Dong })])).toEqual(identities(first));
  });

  test('is the same in a statement that overlaps', () => {
    const [before, after] = [
      line({ bookedOn: '2025-11-17' as PlainDate }),
      line({ bookedOn: '2025-11-19' as PlainDate }),
    ];
    const shared = [line(), line()];
    const one = identities([before, ...shared]);
    const other = identities([...shared, after]);
    expect(other.slice(0, 2)).toEqual(one.slice(1));
    expect(new Set([...one, ...other]).size).toBe(4);
  });

  test('is the number of a source that numbers its entries, however often it is told', () => {
    const told = line({ sourceId: 'sepay:92704' });
    expect(identities([told, told])).toEqual(
      Array.from({ length: 2 }, () => '["970405","8800205000017","sepay:92704"]#1'),
    );
  });

  test.each<[string, Partial<ToldLine>]>([
    ['the day', { bookedOn: '2025-11-19' as PlainDate }],
    ['the direction', { direction: 'out' }],
    ['the amount', { amount: 297_001 as Dong }],
    ['the balance', { balanceAfter: 297_000 as Dong }],
    ['the reference', { reference: 'FT1' }],
    ['the narrative', { narrative: 'NOP BHXH"#1' }],
  ])('is another with another value of %s', (_, other) => {
    expect(new Set(identities([line(), line(other)])).size).toBe(2);
  });
});
