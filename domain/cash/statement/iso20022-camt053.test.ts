import { XMLParser } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { CAMT053_XML_OPTIONS, readCamt053 } from './iso20022-camt053.ts';
import { ours, told } from './samples.cases.ts';

/** Parsed as the server does it. */
const tree = (xml: string): unknown => new XMLParser(CAMT053_XML_OPTIONS).parse(xml);

const acct = '<Acct><Id><Othr><Id>8800205000017</Id></Othr></Id><Ccy>VND</Ccy></Acct>';
const bal = (kind: string, amount: string, day: string): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${kind}</Cd></CdOrPrtry></Tp><Amt Ccy="VND">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;

const credit = `<Ntry><Amt Ccy="VND">297000</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>
  <BookgDt><Dt>2025-11-18</Dt></BookgDt><ValDt><Dt>2025-11-19</Dt></ValDt><AcctSvcrRef>FT25322001</AcctSvcrRef><BkTxCd/>
  <NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>
    <RltdPties><Dbtr><Nm>NGUYEN THI LAN</Nm></Dbtr><DbtrAcct><Id><Othr><Id>0099887766</Id></Othr></Id></DbtrAcct></RltdPties>
    <RltdAgts><DbtrAgt><FinInstnId><ClrSysMmbId><MmbId>970436</MmbId></ClrSysMmbId></FinInstnId></DbtrAgt></RltdAgts>
    <RmtInf><Ustrd>DT HH2 &amp; co</Ustrd><Ustrd>TH5 607</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`;

const debit = `<Ntry><Amt Ccy="VND">11000.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
  <BookgDt><DtTm>2025-11-19T08:00:00+07:00</DtTm></BookgDt><AddtlNtryInf>Thu phi</AddtlNtryInf><NtryDtls/></Ntry>`;

const part = (amount: string, text: string): string =>
  `<TxDtls><Amt Ccy="VND">${amount}</Amt><RltdPties><Dbtr><Pty><Nm>${text}</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>${text}</Ustrd></RmtInf></TxDtls>`;
const together = (one: string, other: string): string => `<Ntry><Amt Ccy="VND">500000</Amt><CdtDbtInd>CRDT</CdtDbtInd>
  <BookgDt><Dt>2025-11-18</Dt></BookgDt><NtryDtls><Btch/>${part(one, 'A')}${part(other, 'B')}</NtryDtls></Ntry>`;

const pending = credit.replace('BOOK', 'PDNG');

const document = (...statements: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><n:Document xmlns:n="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><n:BkToCstmrStmt><GrpHdr/>${statements
    .map((each) => `<Stmt>${each}</Stmt>`)
    .join('')}</n:BkToCstmrStmt></n:Document>`;

const day =
  acct + bal('OPBD', '1000000', '2025-11-17') + bal('CLBD', '1286000.00', '2025-11-19') + credit + pending + debit;
const read = (...statements: readonly string[]): ReturnType<typeof readCamt053> =>
  readCamt053(tree(document(...statements)), ours);

describe('a camt.053 message', () => {
  test('is read entry by entry; what is pending is left out: 1,000,000 + 297,000 − 11,000 = 1,286,000', () => {
    const outcome = read(day);
    expect(told(outcome)).toEqual(['2025-11-18 in 297000 ?: DT HH2 & co TH5 607', '2025-11-19 out 11000 ?: Thu phi']);
    expect(outcome).toMatchObject({
      header: { opening: 1_000_000, closing: 1_286_000, from: '2025-11-18', to: '2025-11-19' },
      lines: [
        {
          valueOn: '2025-11-19',
          reference: 'FT25322001',
          counterName: 'NGUYEN THI LAN',
          counterAccount: '0099887766',
          counterBankBin: '970436',
        },
        { valueOn: null, reference: null, counterName: null },
      ],
    });
  });

  test('payments that were booked together are lines of their own, where they add up', () => {
    expect(told(read(acct + together('200000', '300000')))).toEqual([
      '2025-11-18 in 200000 ?: A',
      '2025-11-18 in 300000 ?: B',
    ]);
    expect(told(read(acct + together('200000', '200000')))).toEqual(['2025-11-18 in 500000 ?: A B']);
    expect(read(acct + together('200000', '300000'))).toMatchObject({
      lines: [{ counterName: 'A' }, { counterName: 'B' }],
    });
  });

  test('several days follow each other', () => {
    const next = acct + bal('OPBD', '1286000', '2025-11-19') + bal('CLBD', '1275000', '2025-11-20') + debit;
    expect(read(day, next)).toMatchObject({ header: { opening: 1_000_000, closing: 1_275_000 } });
  });

  test('another account in the same message is named and left to its own import', () => {
    expect(read(day, day.replace('8800205000017', '8800205000025'))).toMatchObject({
      header: { otherAccounts: ['8800205000025'] },
      lines: [{}, {}],
    });
  });

  test('may be without entries', () => {
    expect(read(acct)).toMatchObject({ kind: 'read', lines: [], header: { opening: null } });
  });
});

describe('what is wrong is told with the number of the entry', () => {
  test.each([
    ['another account', day.replace('8800205000017', '1'), ['file other-account account']],
    ['no account', day.replace(acct, ''), ['file missing account']],
    ['dollars', day.replace('VND">297000', 'USD">297000'), ['1 other-currency currency']],
    ['half a đồng', day.replace('297000', '297000.5'), ['1 not-whole amount']],
    ['no money', day.replace('297000', '0'), ['1 no-amount amount']],
    ['a day that is none', day.replace('2025-11-18', '2025-11-31'), ['1 not-a-day bookedOn']],
    ['an entry that is missing', day.replace(debit, ''), ['file totals-differ closing']],
    ['another direction', day.replace('DBIT', 'BOTH'), ['file shape']],
  ])('%s', (_, statement, problems) => {
    expect(told(read(statement))).toEqual(problems);
  });

  test('what is no such message at all', () => {
    for (const other of [null, 5, {}, { Document: {} }, { Document: { BkToCstmrStmt: '' } }])
      expect(told(readCamt053(other, ours)).at(0)).toBe('file shape');
  });
});
