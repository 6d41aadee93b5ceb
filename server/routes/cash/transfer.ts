import { makeVietQr, parseAccountNumber, parseBankBin, parseReference } from '@diemtua/domain/cash';
import type { Dong } from '@diemtua/law/kernel/dong';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { z } from 'zod';
import type { StoredDue } from '../../store/cash/dues.ts';
import { listPlaces } from '../../store/registry/places.ts';
import type { Session } from '../../store/session.ts';

/** How an amount due is transferred: what a phone scans, and the account it leads to. */
export const transferShape = z.strictObject({
  payload: z.string(),
  bank: z.string(),
  number: z.string(),
  holder: z.string(),
});

/** How an amount due is transferred; null where the unit has no account yet. */
export async function transferOf(
  session: Session,
  { unit, amount, reference }: StoredDue,
  today: PlainDate,
): Promise<z.input<typeof transferShape> | null> {
  const { units } = await listPlaces(session, today);
  const to = units.find(({ code }) => code === unit)?.account ?? null;
  const [bank, account] = [parseBankBin(to?.bank ?? ''), parseAccountNumber(to?.number ?? '')];
  const read = parseReference(reference);
  const made =
    bank !== null && account !== null && read.kind === 'read'
      ? makeVietQr({ bank, account, amount: amount as Dong, reference: read.reference })
      : null;
  return made?.kind === 'payload' && to ? { payload: made.payload, ...to } : null;
}
