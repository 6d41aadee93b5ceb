import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { birthYear, readBirth, type Birth } from './birth.ts';
import { ADDRESS_MAX, CARD_TEXT_MAX } from './limits.ts';
import { cleanLine, cleanName, lineSchema, nameSchema, personalNumberSchema, type Sex } from './person.ts';
import { problem, type Outcome, type Problem, type ProblemCode } from './problems.ts';

/** What the QR of an identity card (CCCD, since 2024 thẻ căn cước) says. */
export interface IdCard {
  readonly personalNumber: string;
  /** The number of the identity card before (CMND, nine digits, or an earlier twelve). */
  readonly oldNumber: string | null;
  readonly name: string;
  readonly birth: Birth;
  readonly sex: Sex;
  /** As printed, with commune and province of its time: these may have other names today. */
  readonly address: string | null;
  readonly issuedOn: PlainDate | null;
}

/** number | old number | name | ddmmyyyy | sex | address | issued; newer cards add parts that we do not need. */
const PARTS = 7;

const eightDigits = /^(\d{2})(\d{2})(\d{4})$/;

/** ddmmyyyy, with zeroes for what is not known. */
function readDay(text: string): Birth | null {
  const found = eightDigits.exec(text);
  return found ? readBirth(`${found[1]}/${found[2]}/${found[3]}`) : null;
}

const sexes: ReadonlyMap<string, Sex> = new Map([
  ['nam', 'male'],
  ['nữ', 'female'],
]);

/** Nothing, but noted as a problem. */
function refuse(problems: Problem[], code: ProblemCode, field: string): null {
  problems.push(problem(code, field));
  return null;
}

/**
 * Reads the text of an identity card's QR: "010180001234|063123456|Giàng A Páo|12031980|Nam|Bản Phố 2, Bắc Hà, Lào Cai|01062021".
 * @returns the card, or every part that cannot be read, by its name
 */
export function readIdCard(text: string): Outcome<IdCard> {
  const problems: Problem[] = [];
  if (text.length > CARD_TEXT_MAX) return { ok: false, problems: [problem('card-too-long', '')] };
  if (text.includes('\ufffd')) return { ok: false, problems: [problem('card-unreadable', '')] };
  const parts = text.split('|').map(cleanLine);
  if (parts.length < PARTS) return { ok: false, problems: [problem('card-parts', '')] };
  const [number = '', old = '', typedName = '', born = '', sexWord = '', place = '', issued = ''] = parts;

  const personalNumber =
    personalNumberSchema.safeParse(number).data ?? refuse(problems, 'card-number', 'personalNumber');
  if (!/^(?:\d{9}|\d{12})?$/.test(old)) refuse(problems, 'card-old-number', 'oldNumber');
  const name = nameSchema.safeParse(cleanName(typedName)).data ?? refuse(problems, 'card-name', 'name');
  const birth = readDay(born) ?? refuse(problems, 'card-birth', 'birth');
  const sex = sexes.get(sexWord.toLowerCase()) ?? refuse(problems, 'card-sex', 'sex');
  if (place !== '' && !lineSchema(ADDRESS_MAX).safeParse(place).success) refuse(problems, 'card-address', 'address');
  const day = readDay(issued);
  const issuedOn = day?.precision === 'day' ? day.date : null;
  if (issued !== '' && issuedOn === null) refuse(problems, 'card-issued', 'issuedOn');

  if (personalNumber === null || name === null || birth === null || sex === null || problems.length > 0) {
    return { ok: false, problems };
  }
  const value = { personalNumber, oldNumber: old || null, name, birth, sex, address: place || null, issuedOn };
  return { ok: true, value };
}

/** What a personal number says about its owner and the registry says otherwise. */
export type NumberWarning = 'number-says-other-sex' | 'number-says-other-birth-year';

const CENTURY_PLACE = 3;
const FIRST_CENTURY = 1900;
const YEARS_OF_CENTURY = 100;
const YEARS_IN = [CENTURY_PLACE + 1, CENTURY_PLACE + 3] as const;

/**
 * Compares a personal number with birth and sex. Its fourth digit tells century and sex (0 a man, 1 a woman of the 1900s; 2 and 3 of the 2000s …), the
 * next two the year of birth (Decree 137/2015 art. 13). Cards with mistakes exist and stay valid: this warns and never refuses.
 */
export function numberWarnings(
  personalNumber: string,
  { birth, sex }: { readonly birth: Birth; readonly sex: Sex },
): NumberWarning[] {
  const digit = Number(personalNumber.charAt(CENTURY_PLACE));
  const saysSex: Sex = digit % 2 === 0 ? 'male' : 'female';
  const century = FIRST_CENTURY + Math.floor(digit / 2) * YEARS_OF_CENTURY;
  const year = century + Number(personalNumber.slice(...YEARS_IN));
  return [
    ...(saysSex === sex ? [] : (['number-says-other-sex'] as const)),
    ...(year === birthYear(birth) ? [] : (['number-says-other-birth-year'] as const)),
  ];
}
