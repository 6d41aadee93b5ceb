/** Greatest length of a name, in signs of text: longer than any on a Vietnamese identity card. */
export const NAME_MAX = 100;
/** Words of a name that take part in comparing: no real name has more, and the work grows with them. */
export const NAME_WORDS_MAX = 12;
/** Greatest length of a hamlet's name (thôn, bản, tổ dân phố). */
export const HAMLET_MAX = 100;
/** Greatest length of an address below the commune. */
export const ADDRESS_MAX = 250;
/** Greatest length of how a contact person is related ("con gái", "hàng xóm"). */
export const RELATION_MAX = 50;
/** Greatest length of the private note. It stays in the office: no form and no list takes it. */
export const NOTE_MAX = 500;
/** Phones of one person. */
export const PHONES_MAX = 3;
/** Earliest and latest year of birth that is let in; the earliest is the law's (`law/book/limits.ts`). */
export const BIRTH_YEAR_MIN = 1900;
export const BIRTH_YEAR_MAX = 2099;
/** Signs of a typed birth that are read. */
export const BIRTH_TEXT_MAX = 40;
/** Stays of all members of one household, past ones included. */
export const STAYS_MAX = 100;
/** Classes of one household over time: one or two a year for a lifetime. */
export const CLASSES_MAX = 100;
/** Greatest length of a household's code and of a decision's number. */
export const CODE_MAX = 50;
/** Letters and digits of the text of one card's QR that are read at all. */
export const CARD_TEXT_MAX = 500;
/** Signs of a search that are read; what follows is not looked at. */
export const QUERY_MAX = 100;
/** Words of a search that are used. */
export const QUERY_WORDS_MAX = 8;
/** Fewest digits for which a part of a number or the end of a phone is searched: fewer would find half the province. */
export const QUERY_DIGITS_MIN = 4;
/** Most keys that a person has for the search of possible duplicates. */
export const BLOCKING_KEYS_MAX = 9;
