/** Who is who: persons, their households, what support they are entitled to, and how two records of one person become one. */
export { birthMonth, birthsAgree, birthYear, readBirth, type Birth } from './birth.ts';
export { type Period } from './dates.ts';
export {
  ETHNICITY_CODES,
  isMinority,
  PEOPLES,
  readEthnicity,
  searchEthnicities,
  type EthnicityCode,
} from './ethnicity.ts';
export {
  classOn,
  HOUSEHOLD_CLASSES,
  householdSchema,
  membersElsewhere,
  membersOn,
  readHousehold,
  RELATIONS,
  type ClassPeriod,
  type Household,
  type HouseholdClass,
  type Relation,
  type Stay,
} from './household.ts';
export { nameKey, searchKey, sortKey } from './name-keys.ts';
export {
  cleanName,
  cleanNumber,
  communeSchema,
  CONSENT_LANGUAGES,
  CONSENT_WAYS,
  insuranceNumberSchema,
  nameSchema,
  personalNumberSchema,
  personSchema,
  phoneSchema,
  readPerson,
  SEXES,
  type Consent,
  type Contact,
  type Person,
  type Sex,
} from './person.ts';
export { readPhone } from './phone.ts';
export {
  PROBLEM_CODES,
  problem,
  problemsOf,
  type Outcome,
  type Problem,
  type ProblemCode,
  type WayOut,
} from './problems.ts';
