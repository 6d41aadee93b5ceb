import { randomUUID } from 'node:crypto';
import type { ClaimText } from '@diemtua/domain/collection';
import type { PersonId, ReceiptId } from '@diemtua/domain/ids';
import { c45Schema, fillC45, type FilledReceipt } from '@diemtua/domain/reporting';
import { formatMonth } from '@diemtua/law/kernel/month';
import { receiptOf, type StoredReceipt } from '../collection/read.ts';
import { hold } from '../commands/effect.ts';
import { logViewing } from '../registry/find.ts';
import type { Session } from '../session.ts';
import { numberText, reporterOf } from './issuer.ts';

/** Months that a claim asks for, where nothing was judged yet. */
function monthsAsked(claim: ClaimText): number {
  if (claim.product === 'health') return claim.months;
  const { method, years = 1, months = 1 } = claim;
  return {
    monthly: 1,
    quarterly: 3,
    'half-yearly': 6,
    yearly: 12,
    'future-years': 12 * years,
    'missing-months': months,
  }[method];
}

type Line = StoredReceipt['lines'][number];

/** The months that a line of a receipt is for, as its paper says. */
export const monthsOnPaper = ({ judgement, claim }: Line): { readonly from: string; readonly months: number } =>
  judgement.outcome === 'covers'
    ? { from: formatMonth(judgement.from), months: judgement.months }
    : { from: claim.from, months: monthsAsked(claim) };

/** Prints kept in the words of one receipt: what is printed more often still says so. */
const COPIES_MAX = 99;

/**
 * A receipt as it is printed, and that it was: the first print is the receipt, each later one says which copy it is.
 * @param origin this server as browsers know it: whoever holds the paper checks it there
 * @returns null where there is no such receipt in the units of whoever asks
 */
export async function receiptToPrint(
  session: Session,
  id: ReceiptId,
  origin: string,
  now: number,
): Promise<FilledReceipt | null> {
  const { client, scope } = session;
  await hold(session, [`print/${id}`]);
  const receipt = await receiptOf(session, id);
  if (receipt === null) return null;
  const reporter = await reporterOf(session, receipt.unit, receipt.takenOn);
  if (reporter === null) return null;
  const printed = await client.query<{ copy: number }>(
    `insert into receipt_print (province, id, receipt, at, by, copy)
     select $1, $2, $3, to_timestamp($4::double precision / 1000), $5, count(*) from receipt_print where province = $1 and receipt = $3 returning copy`,
    [scope.province, randomUUID(), id, now, scope.user],
  );
  for (const person of new Set<PersonId>(receipt.lines.map((line) => line.person)))
    await logViewing(session, person, 'document', now);
  const by = receipt.replacedBy === null ? null : await receiptOf(session, receipt.replacedBy);
  const code = receipt.checkCode;
  const path = ['bien-lai', receipt.series, numberText(receipt.number), code].map(encodeURIComponent).join('/');
  return fillC45(
    c45Schema.parse({
      issuer: reporter.issuer,
      series: receipt.series,
      number: numberText(receipt.number),
      book: null,
      day: receipt.takenOn,
      payer: receipt.payer,
      address: null,
      lines: receipt.lines.map((line) => ({
        product: line.claim.product,
        insured: line.personName === receipt.payer ? null : line.personName,
        ...monthsOnPaper(line),
        amount: line.amount,
      })),
      amount: receipt.amount,
      way: receipt.means,
      collector: {
        name: receipt.collectorName ?? reporter.issuer.name,
        code: receipt.collectorCode ?? reporter.issuer.code,
      },
      void:
        receipt.voided === null
          ? null
          : {
              day: receipt.voided.on,
              reason: receipt.voided.reason,
              replacedBy: by === null ? null : `${by.series} ${numberText(by.number)}`,
            },
      copy: Math.min(printed.rows[0]?.copy ?? 0, COPIES_MAX),
      // Paper outlives the way by which it was asked for: what it leads to is always the safe address.
      check: { address: `${origin.replace(/^http:/, 'https:')}/${path}`, code },
    }),
  );
}
