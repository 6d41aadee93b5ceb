import type { Issuer } from './values.ts';

/** The lines at the upper left of a form: who reports, with code and address; what is not known has no line. */
export function issuerLines(issuer: Issuer): readonly string[] {
  const contact = [
    issuer.phone === null ? null : `Điện thoại: ${issuer.phone}`,
    issuer.email === null ? null : `Email: ${issuer.email}`,
  ];
  return [
    issuer.above,
    issuer.name,
    `Mã đơn vị: ${issuer.code}${issuer.taxCode === null ? '' : ` · Mã số thuế: ${issuer.taxCode}`}`,
    issuer.address === null ? null : `Địa chỉ: ${issuer.address}`,
    contact.filter((part) => part !== null).join(' · ') || null,
  ].filter((line) => line !== null);
}
