/**
 * The voids of a receipt that count, as SQL behind `from`: those told by the collector who gave it, or by the office of its unit. A void may arrive before its receipt, when nobody can
 * look up yet whose it is; one that was told by somebody else waits for ever.
 * @param receipt the name by which the statement knows the receipt's row
 */
export const voidsOf = (receipt: string): string =>
  `receipt_void v where v.province = ${receipt}.province and v.receipt = ${receipt}.id
     and (v.unit is null or v.collector = ${receipt}.collector or (v.collector is null and v.unit = ${receipt}.unit))`;

/** Whether a receipt is void, as SQL. */
export const isVoid = (receipt: string): string => `exists (select from ${voidsOf(receipt)})`;
