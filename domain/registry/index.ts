/** Who is who: persons, their households, what support they are entitled to, and how two records of one person become one. */
export { birthMonth, birthsAgree, birthYear, readBirth, type Birth } from './birth.ts';
export {
  changesBetween,
  maskChange,
  maskName,
  maskNumber,
  PERSON_FIELDS,
  reconcile,
  withChanges,
  type Change,
  type Conflict,
  type PersonField,
  type Reconciled,
} from './change.ts';
export type {
  ChangeHousehold,
  ChangePerson,
  ConfirmImport,
  KeepApart,
  MergePeople,
  SplitPeople,
  UndoImport,
} from './commands.ts';
export { type Period } from './dates.ts';
export {
  blockingKeys,
  compareRecords,
  type Compared,
  type DuplicateReason,
  type DuplicateVerdict,
  type Likeness,
} from './duplicates.ts';
export {
  ETHNICITY_CODES,
  isMinority,
  PEOPLES,
  readEthnicity,
  searchEthnicities,
  type EthnicityCode,
} from './ethnicity.ts';
export {
  addEarlier,
  filledIn,
  LIST_CODES,
  personOfLine,
  readRelation,
  spellOfLine,
  trouble,
  type EarlierRecord,
  type ListCode,
  type ListPlaces,
  type ListTrouble,
  type ListWayOut,
  type MonthRun,
  type Spell,
} from './from-list.ts';
export {
  classesOfPerson,
  SUPPORT_GROUPS,
  supportGroupOn,
  supportGroupsFrom,
  type GroupFacts,
  type GroupPeriod,
  type GroupReason,
  type GroupWithReason,
  type SupportGroup,
} from './group.ts';
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
export { numberWarnings, readIdCard, type IdCard, type NumberWarning } from './id-card.ts';
export {
  choicesNeeded,
  followMerge,
  merge,
  split,
  type JoinedField,
  type MergeChoices,
  type Merged,
  type MergeRecord,
  type Reference,
  type Split,
} from './merge.ts';
export { mergeInHousehold, splitInHousehold } from './merge-household.ts';
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
export { likePatterns, rankHits, rateHit, readQuery, type Found, type Query } from './search.ts';
