import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { CommandId, CommuneCode, Id, UserId } from '../ids/index.ts';
import type { CloseApproach, FollowUpApproach, OpenApproach } from './commands.ts';
import { FOLLOW_UPS_MAX } from './limits.ts';
import { allowed, refusal, refused, type Decided } from './refusal.ts';

/** An approach plan of a hard commune: what is done, who owns it, until when, when one looks again, and what was seen. */
export interface Approach {
  readonly id: Id<'approach'>;
  readonly commune: CommuneCode;
  /** The flags that it answers to, as they stood when it was opened. */
  readonly flags: readonly string[];
  readonly act: string;
  readonly owner: UserId;
  readonly from: PlainDate;
  readonly until: PlainDate;
  /** When one looks the next time; null: not needed, or closed. */
  readonly nextOn: PlainDate | null;
  readonly followUps: readonly { readonly on: PlainDate; readonly note: string }[];
  readonly closed: { readonly on: PlainDate; readonly outcome: CloseApproach['outcome']; readonly note: string } | null;
  readonly told: readonly CommandId[];
}

/**
 * What a command makes of an approach, or what stands against it. The same command told again changes nothing.
 * @param approach the one by its id; null: there is none
 */
export function decideApproach(
  approach: Approach | null,
  command: OpenApproach | FollowUpApproach | CloseApproach,
): Decided<Approach> {
  if (approach?.told.includes(command.id)) return allowed(approach);
  if (command.kind === 'open-approach')
    return approach === null ? open(command) : refused(refusal('id-taken', 'approach'));
  if (approach === null) return refused(refusal('no-such-approach', 'approach'));
  if (approach.closed !== null) return refused(refusal('approach-closed', 'approach', { on: approach.closed.on }));
  const { on, note } = command;
  const last = approach.followUps.at(-1)?.on ?? approach.from;
  if (on < last) return refused(refusal('follow-up-before-start', 'on', { after: last }));
  const told = [...approach.told, command.id];
  if (command.kind === 'close-approach') {
    return allowed({ ...approach, nextOn: null, closed: { on, outcome: command.outcome, note }, told });
  }
  if (command.next !== null && command.next <= on) {
    return refused(refusal('follow-up-before-start', 'next', { after: on }));
  }
  if (approach.followUps.length >= FOLLOW_UPS_MAX) return refused(refusal('too-many', 'on', { most: FOLLOW_UPS_MAX }));
  return allowed({ ...approach, nextOn: command.next, followUps: [...approach.followUps, { on, note }], told });
}

function open(command: OpenApproach): Decided<Approach> {
  const { approach: id, commune, flags, act, owner, from, until, followUpOn } = command;
  if (until < from) return refused(refusal('ends-before-start', 'until', { from }));
  if (followUpOn < from) return refused(refusal('follow-up-before-start', 'followUpOn', { after: from }));
  return allowed({
    id,
    commune,
    flags,
    act,
    owner,
    from,
    until,
    nextOn: followUpOn,
    followUps: [],
    closed: null,
    told: [command.id],
  });
}

/** Whether somebody should have looked, or closed it, by a day: it is open, and the day to look or its last day is past. */
export function isOverdue(
  { closed, nextOn, until }: Pick<Approach, 'closed' | 'nextOn' | 'until'>,
  on: PlainDate,
): boolean {
  return closed === null && ((nextOn !== null && nextOn < on) || until < on);
}
