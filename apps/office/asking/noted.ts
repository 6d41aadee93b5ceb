import type { MessageId, Say } from '../language/say.tsx';

/** What the books note where nothing was done, or less than was told: each has its sentence, `noted.<code>`. */
export const NOTED = [
  'another-person',
  'already-closed',
  'already-merged',
  'amount-differs',
  'batch-awaits-no-answer',
  'batch-not-a-draft',
  'book-has-too-few',
  'book-unknown',
  'built-on',
  'changed-since-read',
  'choice-missing',
  'conflict',
  'covers-nothing',
  'due-not-open',
  'files-not-ready',
  'hand-over-differs',
  'import-confirmed',
  'import-reading',
  'import-refused',
  'import-undone',
  'import-unknown',
  'lease-unknown',
  'line-goes-out',
  'line-is-open',
  'line-not-open',
  'line-unknown',
  'merge-unknown',
  'month-before-open',
  'no-receipt-numbers',
  'not-a-collector',
  'not-at-the-desk',
  'not-over',
  'not-refunded',
  'not-refunded:method',
  'not-refunded:month-outside',
  'not-refunded:refused-by-law',
  'nothing-in-suspense',
  'payment-unknown',
  'payment-not-here-yet',
  'to-decrease',
  'received-already',
  'counted-differs',
  'collector-unknown',
  'person-unknown',
  'receipt-not-here-yet',
  'some-not-in-this-batch',
  'too-many-with-payments',
  'version-unknown',
  'void-its-receipts',
] as const;

const known: ReadonlySet<string> = new Set(NOTED);

/** Why nothing was done, in words. What stands behind a colon says more; where it has no sentence of its own, that before it speaks. */
export function notedText(code: string, say: Say): string {
  const found = [code, code.split(':')[0] ?? ''].find((each) => known.has(each));
  return found === undefined ? say('noted.other', { code }) : say(`noted.${found.replace(':', '.')}` as MessageId);
}

/** Notes on what was done all the same: what follows from it is said where it stands. */
const doneAllTheSame: ReadonlySet<string> = new Set(['to-decrease', 'counted-differs']);

/** Whether a command that came back with a note did nothing. */
export const didNothing = (code: string): boolean => !doneAllTheSame.has(code);
