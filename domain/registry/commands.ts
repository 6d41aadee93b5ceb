import { z } from 'zod';
import { idSchema } from '../ids/index.ts';
import { householdSchema } from './household.ts';
import { lineSchema, personSchema } from './person.ts';

const instant = z.iso.datetime({ offset: true }).max(40);
const envelope = { id: idSchema<'command'>(), madeAt: instant };
const person = idSchema<'person'>();
const reason = lineSchema(200);
/** The version that was changed: what others changed meanwhile is kept, and a contradiction is asked about. */
const version = z.int().min(1);

/** What is known of a person is another than was told, or more; or the person is new: then the version is 0. */
export const changePersonSchema = z.strictObject({
  ...envelope,
  kind: z.literal('change-person'),
  version: z.int().min(0),
  person: personSchema,
  reason,
});

/** The same for a household: its members and classes. */
export const changeHouseholdSchema = z.strictObject({
  ...envelope,
  kind: z.literal('change-household'),
  version: z.int().min(0),
  household: householdSchema,
  reason,
});

/** Two entries are about one person. `choices` says for each field in which they differ whose value holds. */
export const mergePeopleSchema = z.strictObject({
  ...envelope,
  kind: z.literal('merge-people'),
  merge: idSchema<'merge'>(),
  kept: person,
  keptVersion: version,
  gone: person,
  goneVersion: version,
  choices: z.record(z.string().max(40), z.enum(['kept', 'gone'])),
  reason,
});

/** They are two people after all. */
export const splitPeopleSchema = z.strictObject({
  ...envelope,
  kind: z.literal('split-people'),
  merge: idSchema<'merge'>(),
  reason,
});

/** Two entries that look alike are about two people. */
export const keepApartSchema = z.strictObject({
  ...envelope,
  kind: z.literal('keep-apart'),
  one: person,
  other: person,
});

/** A list that was read and looked at becomes part of the registry, all of it at once. */
export const confirmImportSchema = z.strictObject({
  ...envelope,
  kind: z.literal('confirm-import'),
  import: idSchema<'import'>(),
});

/** It was the wrong list: all is as before it, as long as nothing was built on it. */
export const undoImportSchema = z.strictObject({
  ...envelope,
  kind: z.literal('undo-import'),
  import: idSchema<'import'>(),
  reason,
});

export type ConfirmImport = z.output<typeof confirmImportSchema>;
export type UndoImport = z.output<typeof undoImportSchema>;
export type ChangePerson = z.output<typeof changePersonSchema>;
export type ChangeHousehold = z.output<typeof changeHouseholdSchema>;
export type MergePeople = z.output<typeof mergePeopleSchema>;
export type SplitPeople = z.output<typeof splitPeopleSchema>;
export type KeepApart = z.output<typeof keepApartSchema>;
