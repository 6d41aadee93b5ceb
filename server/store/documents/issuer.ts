import type { UnitCode } from '@diemtua/domain/ids';
import type { Issuer, Signing } from '@diemtua/domain/reporting';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Session } from '../session.ts';

/** Who reports, and where it is signed. */
export interface Reporter {
  readonly issuer: Issuer;
  readonly signing: Signing;
  /** "tỉnh Lào Cai", as forms write it. */
  readonly province: string;
}

const shortOf = (unit: string): string => unit.replace(/^(bhxh|bảo hiểm xã hội)( cơ sở)?\s+/i, '');

/** A unit as it stands on its papers; null where there is none. */
export async function reporterOf({ client, scope }: Session, unit: UnitCode, day: PlainDate): Promise<Reporter | null> {
  const found = await client.query<{ name: string; province: string }>(
    'select u.name, p.name as province from unit u join province p on p.code = u.province where u.province = $1 and u.code = $2',
    [scope.province, unit],
  );
  const row = found.rows[0];
  if (!row) return null;
  return {
    issuer: {
      above: `BẢO HIỂM XÃ HỘI TỈNH ${row.province.toLocaleUpperCase('vi')}`,
      name: row.name.toLocaleUpperCase('vi'),
      code: unit,
      taxCode: null,
      address: null,
      phone: null,
      email: null,
    },
    signing: { place: shortOf(row.name), day },
    province: `tỉnh ${row.province}`,
  };
}

/** A receipt's number as it is printed: seven digits. */
export const numberText = (number: number): string => String(number).padStart(7, '0');
