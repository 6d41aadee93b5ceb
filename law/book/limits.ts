import { monthOf } from '../kernel/month.ts';

/** First month of contribution that the book knows: voluntary insurance began on 1 January 2008. */
export const FIRST_MONTH = monthOf(2008, 1);
/** Last month that a plan or a record may reach. */
export const LAST_MONTH = monthOf(2099, 12);
/** Earliest month of birth that is let in. */
export const FIRST_BIRTH = monthOf(1900, 1);
/** Months of a record, all spells and compulsory time together: 60 years. Sums stay exact below this. */
export const RECORD_MONTHS_MAX = 720;
/** Greatest income of any month that is let in; 20 reference levels are below it in every year that the book knows. */
export const INCOME_MAX = 60_000_000;
/** Greatest average salary of a compulsory record, after adjustment. */
export const SALARY_MAX = 120_000_000;
/** Paying members of one household in one payment. */
export const MEMBERS_MAX = 20;
/** Children of one birth. */
export const CHILDREN_MAX = 10;
/** Months of household health insurance in one payment. */
export const HEALTH_MONTHS_MAX = 12;
/** Greatest monthly yield of the fund that is let in: 5 %. */
export const YIELD_MAX = 0.05;
/** A told percentage may have four decimals. */
export const PERCENT_SCALE = 1_000_000;
/** Years that a payment ahead may name; the law is stricter and is asked afterwards. */
export const YEARS_MAX = 60;
/** Months that a payment for missing time may name; the law is stricter and is asked afterwards. */
export const MISSING_MONTHS_MAX = 720;
/** Months that a prepaid method can have left. */
export const PREPAID_MONTHS_MAX = 720;
/** The greatest amount of support in one record: 120 months of any rate and poverty line that the book knows. */
export const SUPPORT_MAX = 100_000_000;
/** Months that one payment can cover, over all methods and laws. */
export const PAYMENT_MONTHS_MAX = 720;
/** Months of a record that can lie before 2014: voluntary insurance began in 2008. */
export const MONTHS_BEFORE_2014_MAX = 72;
