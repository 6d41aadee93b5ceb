/** The tables that are filled, each after those that it points at. */
export const BULK_TABLES = [
  'person',
  'person_key',
  'person_version',
  'person_earlier',
  'household',
  'household_member',
  'household_version',
  'command',
  'receipt',
  'payment',
  'judgement',
  'journal',
  'posting',
  'participation_delta',
  'hand_over',
  'batch',
  'filing_step',
] as const;

export type BulkTable = (typeof BULK_TABLES)[number];
