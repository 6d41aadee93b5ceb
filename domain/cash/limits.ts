/** The limits that this room puts on what comes in. What passes one is refused by name, never cut silently. */

/** Rows of one statement file: a busy collecting account has a few thousand entries a month. */
export const STATEMENT_ROWS_MAX = 20_000;
/** Columns of a row; exports of banks have up to thirty. */
export const STATEMENT_COLUMNS_MAX = 60;
/** Signs of one cell, over everything that a bank writes into one. */
export const CELL_LENGTH_MAX = 2_000;
/** Signs of a text statement (MT940): 20,000 entries of some 400 signs. */
export const STATEMENT_TEXT_MAX = 8_000_000;
/** Rows above the head of a table, where banks print the account and its owner. */
export const HEAD_SEARCH_ROWS_MAX = 60;
/** Signs of a narrative. NAPAS carries 210, camt.053 repeats 140 for each line. */
export const NARRATIVE_LENGTH_MAX = 1_000;
/** Signs of a name, a reference or an account of the other side, as a bank prints them. */
export const COUNTER_LENGTH_MAX = 200;
/** Problems told of one statement: who has more than these repairs the file at its source. */
export const PROBLEMS_MAX = 50;
/** Signs of what was found, as far as a problem repeats it. */
export const FOUND_LENGTH_MAX = 60;
/** The greatest single amount or balance that is let in: a thousand billion đồng. */
export const AMOUNT_MAX = 1_000_000_000_000;

/** Signs of a bank account number, by NAPAS. */
export const ACCOUNT_LENGTH_MAX = 19;
/**
 * Signs of a whole VietQR payload; the templates hold two digits of length each, so that an honest one is far shorter.
 */
export const QR_LENGTH_MAX = 512;
/** Digits of an amount in a VietQR payload, by EMVCo. */
export const QR_AMOUNT_LENGTH_MAX = 13;

/** References that are looked for in one narrative: a household of twenty pays in one transfer. */
export const REFERENCES_IN_NARRATIVE_MAX = 20;
/** Guesses told for one line: more than a person reads is no help. */
export const GUESSES_MAX = 5;

/** Receipts that one hand-over slip covers: a collector's busiest month. */
export const SLIP_LINES_MAX = 2_000;
/** Dues that one transfer pays: a household of twenty. */
export const TRANSFER_DUES_MAX = 20;
/** Hand-overs that one deposit brings to the bank: a unit's fifteen collectors, each day of a busy week. */
export const DEPOSIT_HAND_OVERS_MAX = 100;
/** Days that a named limit may leave a collector; the rules of the trade are far stricter. */
export const HAND_OVER_DAYS_MAX = 366;
/** Signs of the number that a bank gives a deposit or a transfer. */
export const BANK_REFERENCE_LENGTH_MAX = 50;
