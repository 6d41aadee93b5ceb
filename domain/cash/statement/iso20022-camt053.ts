import type { Dong } from '@diemtua/law/kernel/dong';
import { z } from 'zod';
import { isSameAccount, parseBankBin, type BankAccount } from '../bank.ts';
import { STATEMENT_ROWS_MAX } from '../limits.ts';
import type { Entry } from './balance.ts';
import { amountAt, readDay, readDecimal } from './cells.ts';
import { makeLine, type ToldLine } from './line.ts';
import { outcomeOf, type StatementRead } from './outcome.ts';
import { problem, shown, type StatementProblem } from './problem.ts';
import { lengthProblems, movementOf } from './table-line.ts';

const FORMAT = 'iso20022_camt053';

/**
 * How the XML is to be parsed, for who parses it: names without their namespace, attributes behind "@_", and every text
 * left as it stands, since an account number is no figure. In the words of fast-xml-parser's options.
 */
export const CAMT053_XML_OPTIONS = {
  ignoreAttributes: false,
  attributeNamePrefix: '@_',
  textNodeName: '#text',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
} as const;

/** A text, with or without attributes. */
const text = z
  .union([z.string(), z.object({ '#text': z.string() }).transform((element) => element['#text'])])
  .optional();
/** An element that may be empty, in which case a parser gives an empty text. */
const maybe = <Schema extends z.ZodType>(schema: Schema) =>
  z.union([z.literal('').transform(() => undefined), schema]).optional();
/** A parser gives one element as itself and several as a list. */
const many = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .union([z.literal('').transform(() => []), z.array(schema), schema.transform((one) => [one])])
    .optional()
    .transform((list) => list ?? []);

const amount = z.object({ '#text': z.string(), '@_Ccy': z.string() });
const day = maybe(z.object({ Dt: text, DtTm: text }));
const account = maybe(z.object({ Id: maybe(z.object({ IBAN: text, Othr: maybe(z.object({ Id: text })) })) }));
/** Up to version 7 of the message the name stands in the party itself, later in a `Pty` inside. */
const party = maybe(z.object({ Nm: text, Pty: maybe(z.object({ Nm: text })) }));
const agent = maybe(z.object({ FinInstnId: maybe(z.object({ ClrSysMmbId: maybe(z.object({ MmbId: text })) })) }));

const details = z.object({
  Refs: maybe(z.object({ EndToEndId: text, AcctSvcrRef: text })),
  Amt: amount.optional(),
  AmtDtls: maybe(z.object({ TxAmt: maybe(z.object({ Amt: amount.optional() })) })),
  RltdPties: maybe(z.object({ Dbtr: party, DbtrAcct: account, Cdtr: party, CdtrAcct: account })),
  RltdAgts: maybe(z.object({ DbtrAgt: agent, CdtrAgt: agent })),
  RmtInf: maybe(
    z.object({
      Ustrd: many(z.string()),
      Strd: many(z.object({ CdtrRefInf: maybe(z.object({ Ref: text })) })),
    }),
  ),
  AddtlTxInf: text,
});

const entry = z.object({
  Amt: amount,
  CdtDbtInd: z.enum(['CRDT', 'DBIT']),
  Sts: z.union([text, z.object({ Cd: text }).transform(({ Cd }) => Cd)]),
  BookgDt: day,
  ValDt: day,
  AcctSvcrRef: text,
  AddtlNtryInf: text,
  NtryDtls: many(z.object({ TxDtls: many(details) })),
});

const balance = z.object({
  Tp: z.object({ CdOrPrtry: z.object({ Cd: text }) }),
  Amt: amount,
  CdtDbtInd: z.enum(['CRDT', 'DBIT']),
  Dt: day,
});

const statement = z.object({ Acct: account, Bal: many(balance), Ntry: many(entry) });

/** The parsed tree of a camt.053 message, in any of its versions. */
export const camt053Schema = z.object({
  Document: z.object({ BkToCstmrStmt: z.object({ Stmt: many(statement) }) }),
});

type Statement = z.output<typeof statement>;
type Ntry = z.output<typeof entry>;
type Details = z.output<typeof details>;
type Account = z.output<typeof account>;
type Amount = z.output<typeof amount>;

/**
 * Reads a camt.053 message that was parsed with `CAMT053_XML_OPTIONS`: the booked entries of our account, over all its
 * statements.
 */
export function readCamt053(tree: unknown, source: BankAccount): StatementRead {
  const parsed = camt053Schema.safeParse(tree);
  if (!parsed.success) {
    const paths = parsed.error.issues.map(({ path }) => problem('shape', { path: path.map(String).join('.') }));
    return outcomeOf(FORMAT, source, {}, [], paths);
  }
  const problems: StatementProblem[] = [];
  const statements = parsed.data.Document.BkToCstmrStmt.Stmt;
  const ours = statements.filter(({ Acct }) => isSameAccount(numberOf(Acct) ?? '', source.account));
  const others = [...new Set(statements.map(({ Acct }) => numberOf(Acct) ?? ''))].filter(
    (number) => number !== '' && !isSameAccount(number, source.account),
  );
  const [other] = others;
  if (ours.length === 0)
    problems.push(
      other === undefined
        ? problem('missing', {}, null, 'account')
        : problem('other-account', { found: shown(other), expected: source.account }, null, 'account'),
    );

  let row = 0;
  const entries: Entry[] = ours.flatMap(({ Ntry }) =>
    Ntry.flatMap((each) => {
      row += 1;
      return readEntry(each, row, source, problems);
    }),
  );
  if (entries.length > STATEMENT_ROWS_MAX)
    problems.push(problem('too-many-rows', { found: entries.length, most: STATEMENT_ROWS_MAX }));
  const header = {
    opening: balanceOf(ours.at(0), ['OPBD', 'PRCD'], 'opening', problems),
    closing: balanceOf(ours.at(-1), ['CLBD'], 'closing', problems),
    otherAccounts: others,
  };
  return outcomeOf(FORMAT, source, header, entries, problems);
}

function numberOf(told: Account): string | undefined {
  return told?.Id?.Othr?.Id ?? told?.Id?.IBAN;
}

function balanceOf(
  told: Statement | undefined,
  kinds: readonly string[],
  field: 'opening' | 'closing',
  problems: StatementProblem[],
): Dong | null {
  const found = told?.Bal.find(({ Tp }) => kinds.includes(Tp.CdOrPrtry.Cd ?? ''));
  if (!found) return null;
  const size = dongOf(found.Amt, null, field, problems);
  return size === null || found.CdtDbtInd === 'CRDT' ? size : (-size as Dong);
}

function dongOf(
  told: Amount,
  row: number | null,
  field: 'opening' | 'closing' | 'amount',
  problems: StatementProblem[],
): Dong | null {
  if (told['@_Ccy'] !== 'VND') {
    problems.push(problem('other-currency', { found: shown(told['@_Ccy']) }, row, 'currency'));
    return null;
  }
  return amountAt(told['#text'], row, field, problems, readDecimal);
}

/** One entry; several lines where the bank has booked several payments together and tells them apart to the đồng. */
function readEntry(told: Ntry, row: number, source: BankAccount, problems: StatementProblem[]): Entry[] {
  // What is pending or only announced is no entry yet; it comes again when it is booked.
  if (told.Sts !== undefined && told.Sts !== 'BOOK') return [];
  const when = told.BookgDt?.Dt ?? told.BookgDt?.DtTm ?? told.ValDt?.Dt ?? told.ValDt?.DtTm ?? '';
  const bookedOn = readDay(when);
  const whole = dongOf(told.Amt, row, 'amount', problems);
  if (bookedOn === null) problems.push(problem('not-a-day', { found: shown(when) }, row, 'bookedOn'));
  if (whole === 0) problems.push(problem('no-amount', {}, row, 'amount'));
  if (bookedOn === null || whole === null || whole === 0) return [];

  const parts = told.NtryDtls.flatMap(({ TxDtls }) => TxDtls);
  const amounts = parts.map((part) => partAmount(part));
  const isTold = parts.length > 1 && amounts.every((part) => part > 0) && sum(amounts) === whole;
  const shared = { bookedOn, valueOn: readDay(told.ValDt?.Dt ?? told.ValDt?.DtTm) };
  const lines = isTold
    ? parts.map((part, index) => lineOf(told, [part], amounts[index] ?? 0, shared))
    : [lineOf(told, parts, whole, shared)];
  return lines.map((line) => {
    problems.push(...lengthProblems(line, row));
    return { row, line: makeLine(source, line) };
  });
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, each) => total + each, 0);

/** What of a booked sum a part is; 0 where it is not told in whole đồng. */
function partAmount(part: Details): number {
  const told = part.Amt ?? part.AmtDtls?.TxAmt?.Amt;
  if (told?.['@_Ccy'] !== 'VND') return 0;
  const read = readDecimal(told['#text']);
  return read.kind === 'amount' ? read.amount : 0;
}

function lineOf(
  told: Ntry,
  parts: readonly Details[],
  size: number,
  shared: Pick<ToldLine, 'bookedOn' | 'valueOn'>,
): ToldLine {
  const isIn = told.CdtDbtInd === 'CRDT';
  const [only] = parts.length === 1 ? parts : [];
  const { RltdPties: parties, RltdAgts: agents } = only ?? {};
  const other = isIn ? parties?.Dbtr : parties?.Cdtr;
  const agent = isIn ? agents?.DbtrAgt : agents?.CdtrAgt;
  const words = parts.flatMap((part) => [
    ...(part.RmtInf?.Ustrd ?? []),
    ...(part.RmtInf?.Strd ?? []).map(({ CdtrRefInf }) => CdtrRefInf?.Ref),
    part.Refs?.EndToEndId === 'NOTPROVIDED' ? undefined : part.Refs?.EndToEndId,
    part.AddtlTxInf,
  ]);
  return {
    ...shared,
    ...movementOf(isIn ? size : -size),
    narrative: [...words, told.AddtlNtryInf].filter((word) => word !== undefined && word !== '').join(' '),
    reference: only?.Refs?.AcctSvcrRef ?? told.AcctSvcrRef ?? null,
    counterName: other?.Nm ?? other?.Pty?.Nm ?? null,
    counterAccount: numberOf(isIn ? parties?.DbtrAcct : parties?.CdtrAcct) ?? null,
    counterBankBin: parseBankBin(agent?.FinInstnId?.ClrSysMmbId?.MmbId ?? ''),
  };
}
