/** Months that a payment may lie ahead of the first month that it covers ("thu trước"): a limit of ours against slips of the finger. */
export const MONTHS_AHEAD_MAX = 12;
/** Lines of one receipt: a large household in one visit, with both products. */
export const LINES_MAX = 40;
/** The most that one line can be: sixty months at the highest income are under 700 million. */
export const AMOUNT_MAX = 1_000_000_000;
/** How far a phone's clock may run ahead of ours before its word is asked about. */
export const CLOCK_AHEAD_MS_MAX = 10 * 60_000;
/** How long a receipt may wait on a phone before its day is asked about. */
export const OFFLINE_DAYS_MAX = 45;
/** Signs of a reason, a note, a payer's name. */
export const TEXT_MAX = 200;
/** Numbers in one lease to a device. */
export const LEASE_NUMBERS_MAX = 500;
/** Numbers in one receipt book. */
export const BOOK_NUMBERS_MAX = 100_000;
/** Commands in one upload of a phone. */
export const UPLOAD_COMMANDS_MAX = 200;
/** Files in one batch to the insurance office. */
export const BATCH_LINES_MAX = 500;
