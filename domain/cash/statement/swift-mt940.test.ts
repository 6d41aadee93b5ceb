import { describe, expect, test } from 'vitest';
import { findReferences } from '../find-references.ts';
import { ours, told } from './samples.cases.ts';
import { readSwiftMt940 } from './swift-mt940.ts';

/** Two days of one account. */
const text = [
  '{1:F01BANKVNVXAXXX0000000000}{2:O9400000}{4:',
  ':20:ST251118',
  ':25:BANKVNVX/8800205000017',
  ':28C:00318/001',
  ':60F:C251117VND1000000,00',
  ':61:2511181118CD297000,00NTRFNONREF//FT25322001',
  'NGUYEN THI LAN',
  ':86:IBFT NGUYEN THI LAN chuyen tien DTHH2',
  'TH5607',
  ':61:2511181118D11000,NCHGNONREF//FT25322002',
  ':86:Phi quan ly tai khoan',
  ':62F:C251118VND1286000,00',
  ':86:Het trang',
  '-}',
  ':20:ST251119',
  ':25:8800205000017VND',
  ':28C:00319/001',
  ':60F:C251118VND1286000,00',
  ':61:251119RC86000,00NTRFDT HH2 TH5 607',
  ':62F:C251119VND1200000,00',
  '-',
].join('\r\n');

const changed = (from: string, to: string): readonly string[] => told(readSwiftMt940(text.replace(from, to), ours));

describe('messages of MT940', () => {
  const read = readSwiftMt940(text, ours);

  test('are read entry by entry: 1,000,000 + 297,000 − 11,000 = 1,286,000, and − 86,000 = 1,200,000', () => {
    expect(told(read)).toEqual([
      '2025-11-18 in 297000 ?: IBFT NGUYEN THI LAN chuyen tien DTHH2 TH5607 NGUYEN THI LAN',
      '2025-11-18 out 11000 ?: Phi quan ly tai khoan',
      // A credit that was taken back leaves the account.
      '2025-11-19 out 86000 ?: DT HH2 TH5 607',
    ]);
    expect(read).toMatchObject({
      header: { opening: 1_000_000, closing: 1_200_000, from: '2025-11-17', to: '2025-11-19', otherAccounts: [] },
      lines: [{ reference: 'FT25322001' }, { reference: 'FT25322002' }, { reference: 'DT HH2 TH5 607' }],
    });
  });

  test('a reference that the end of a line broke is found', () => {
    const [first] = read.kind === 'read' ? read.lines : [];
    expect(findReferences(first?.narrative ?? '')).toEqual([{ kind: 'whole', reference: 'DTHH2TH5607' }]);
  });

  test('the entry day has no year: it is that nearest to the value day', () => {
    const turn = text.replace(':61:2511181118CD', ':61:2512310102CD');
    expect(readSwiftMt940(turn, ours)).toMatchObject({
      lines: [{}, {}, { valueOn: '2025-12-31', bookedOn: '2026-01-02' }],
    });
  });

  test('numbered parts of a narrative are joined', () => {
    expect(changed('Phi quan ly tai khoan', '166?20Phi quan ly?21tai khoan')[1]).toBe(
      '2025-11-18 out 11000 ?: Phi quan ly tai khoan',
    );
  });

  test('messages about another account of ours are left to its own import, and named', () => {
    const other = text.replace(':25:8800205000017VND', ':25:8800205000025VND');
    expect(readSwiftMt940(other, ours)).toMatchObject({
      header: { closing: 1_286_000, otherAccounts: ['8800205000025'] },
    });
  });
});

describe('what is wrong is told with the line of the text', () => {
  test.each([
    ['another account', text.replaceAll('8800205000017', '8800205000025'), 'file other-account account'],
    ['no account', text.replace(/:25:.*/, ''), '2 missing account'],
  ])('%s', (_, message, problem) => {
    expect(told(readSwiftMt940(message, ours))).toContain(problem);
  });

  test.each([
    ['dollars', 'C251117VND', 'C251117USD', ['5 other-currency currency']],
    ['a balance that cannot be read', 'C251117VND', 'X251117VND', ['5 unreadable opening']],
    [
      'an entry that cannot be read',
      ':61:2511181118CD',
      ':61:2511XX1118CD',
      ['6 unreadable', '2 totals-differ closing'],
    ],
    ['a day that is none', ':61:2511181118CD', ':61:2511181131CD', ['6 not-a-day bookedOn', '2 totals-differ closing']],
    ['half a đồng', '297000,00', '297000,50', ['6 not-whole amount', '2 totals-differ closing']],
    ['no money', 'D11000,N', 'D0,N', ['10 no-amount amount', '2 totals-differ closing']],
    [
      'an entry that is missing',
      /:61:2511181118D.*\r\n:86:Phi.*\r\n/.exec(text)?.[0] ?? '',
      '',
      ['2 totals-differ closing'],
    ],
    [
      'a day that is missing',
      'C251118VND1286000,00\r\n:61:',
      'C251118VND1280000,00\r\n:61:',
      ['15 totals-differ closing'],
    ],
  ])('%s', (_, from, to, problems) => {
    expect(changed(from, to)).toEqual(problems);
  });

  test('a text beyond all measure is not looked into', () => {
    expect(told(readSwiftMt940(text + ' '.repeat(8_000_000), ours))).toEqual(['file too-long']);
  });
});
