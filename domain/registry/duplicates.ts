import type { PersonId } from '../ids/index.ts';
import { birthMonth, birthsAgree, birthYear, type Birth } from './birth.ts';
import { BLOCKING_KEYS_MAX } from './limits.ts';
import { compareNames, oneSlip, soundOf, type NameLikeness } from './name-likeness.ts';
import { nameKey } from './name-keys.ts';
import type { Person } from './person.ts';

/** What is compared of two records: the person, and who leads the household. */
export interface Compared {
  readonly person: Person;
  readonly head: PersonId | null;
}

/** Points that each reason counts for (above 0) or against (below 0) the two being one person. Chosen by hand, tried on synthetic people. */
const points = {
  'insurance-number-same': 100,
  'personal-number-same': 100,
  'insurance-number-slip': 30,
  'personal-number-slip': 30,
  'insurance-number-differs': -60,
  'personal-number-differs': -60,
  'name-same': 40,
  'name-same-without-accents': 36,
  'name-close': 30,
  'name-other-order': 30,
  'name-part-missing': 26,
  'name-slip': 12,
  'name-differs': -50,
  'birth-same': 40,
  'birth-agrees': 18,
  'birth-slip': 22,
  'birth-month-same': -5,
  'birth-differs': -30,
  'sex-differs': -40,
  'phone-same': 20,
  'commune-same': 12,
  'hamlet-same': 6,
  'head-same': 10,
} as const;

/** Why two records may be of one person, or may not. */
export type DuplicateReason = keyof typeof points;

/** What is to be thought of two records. Only a human merges, whatever the verdict. */
export type DuplicateVerdict = 'same-number' | 'likely' | 'possible' | 'different';

/** The verdict on two records, with its score and reasons. */
export interface Likeness {
  readonly verdict: DuplicateVerdict;
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
}

const LIKELY = 78;
const POSSIBLE = 52;

const nameReasons: Readonly<Record<NameLikeness, DuplicateReason>> = {
  same: 'name-same',
  'same-without-accents': 'name-same-without-accents',
  close: 'name-close',
  'other-order': 'name-other-order',
  'part-missing': 'name-part-missing',
  slip: 'name-slip',
  different: 'name-differs',
};

function compareNumbers(
  kind: 'insurance-number' | 'personal-number',
  one: string | null,
  other: string | null,
): DuplicateReason[] {
  if (one === null || other === null) return [];
  return [`${kind}-${one === other ? 'same' : oneSlip(one, other) ? 'slip' : 'differs'}`];
}

/** Day and month in the order of size: what is left of a birth when both changed places. */
const unordered = (date: string): string =>
  `${date.slice(0, 4)}-${[date.slice('YYYY-'.length, 'YYYY-MM'.length), date.slice('YYYY-MM-'.length)].toSorted().join('-')}`;

function compareBirths(one: Birth, other: Birth): DuplicateReason {
  if (birthsAgree(one, other)) {
    return one.precision === 'day' && other.precision === 'day' ? 'birth-same' : 'birth-agrees';
  }
  if (one.precision === 'day' && other.precision === 'day') {
    const slip = oneSlip(one.date, other.date) || unordered(one.date) === unordered(other.date);
    if (slip) return 'birth-slip';
    return birthMonth(one) === birthMonth(other) ? 'birth-month-same' : 'birth-differs';
  }
  return 'birth-differs';
}

const phonesOf = ({ phones, contact }: Person): string[] => (contact?.phone ? [...phones, contact.phone] : [...phones]);

/**
 * Compares two records. The same number decides; else the reasons add up, and what speaks against (another number, another sex) takes away as much as
 * a common name gives. Neighbours share phones and siblings share everything but the given name, so neither makes a person.
 */
export function compareRecords(one: Compared, other: Compared): Likeness {
  const [a, b] = [one.person, other.person];
  const phones = new Set(phonesOf(a));
  const sameCommune = a.commune === b.commune;
  const reasons: DuplicateReason[] = [
    ...compareNumbers('insurance-number', a.insuranceNumber, b.insuranceNumber),
    ...compareNumbers('personal-number', a.personalNumber, b.personalNumber),
    nameReasons[compareNames(a.name, b.name)],
    compareBirths(a.birth, b.birth),
  ];
  if (a.sex !== b.sex) reasons.push('sex-differs');
  if (phonesOf(b).some((phone) => phones.has(phone))) reasons.push('phone-same');
  if (sameCommune) reasons.push('commune-same');
  if (sameCommune && a.hamlet !== null && b.hamlet !== null && nameKey(a.hamlet) === nameKey(b.hamlet)) {
    reasons.push('hamlet-same');
  }
  if (one.head !== null && one.head === other.head) reasons.push('head-same');
  const score = reasons.reduce((sum, reason) => sum + points[reason], 0);
  return { verdict: verdictOf(reasons, score), score, reasons };
}

function verdictOf(reasons: readonly DuplicateReason[], score: number): DuplicateVerdict {
  if (reasons.includes('insurance-number-same') || reasons.includes('personal-number-same')) return 'same-number';
  const sameName = !reasons.includes('name-differs') && !reasons.includes('name-slip');
  if (score >= LIKELY && sameName) return 'likely';
  return score >= POSSIBLE ? 'possible' : 'different';
}

/**
 * Keys under which the store looks for possible duplicates: records that share none are not compared. Each lets another kind of error through:
 * a number or phone stands when the name is wrong, the day of birth (day and month in either order) when name and numbers are, the sound of the given name
 * with the year when the day is, and the sounds of all words within the commune when the birth is.
 */
export function blockingKeys(person: Person): string[] {
  const { insuranceNumber, personalNumber, birth, commune } = person;
  const sounds = nameKey(person.name).split(' ').map(soundOf);
  const keys = [
    insuranceNumber && `i:${insuranceNumber}`,
    personalNumber && `p:${personalNumber}`,
    birth.precision === 'day' ? `b:${unordered(birth.date)}` : null,
    `g:${birthYear(birth)}:${sounds.at(-1)}`,
    `w:${commune}:${sounds.toSorted().join('.')}`,
    ...phonesOf(person).map((phone) => `t:${phone}`),
  ].filter((key) => key !== null);
  return [...new Set(keys)].slice(0, BLOCKING_KEYS_MAX);
}
