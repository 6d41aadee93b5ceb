import { bug } from '@diemtua/law/kernel/assert';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { CommandId, CommuneCode, Id, UserId } from '../ids/index.ts';
import type { CloseApproach, FollowUpApproach, OpenApproach } from './commands.ts';
import type { Decided } from './refusal.ts';

/** An approach plan of a hard commune: what is done, who owns it, until when, when one looks again, and what was seen. */
export interface Approach {
  readonly id: Id<'approach'>;
  readonly commune: CommuneCode;
  readonly flags: readonly string[];
  readonly act: string;
  readonly owner: UserId;
  readonly from: PlainDate;
  readonly until: PlainDate;
  /** When one looks the next time; null: closed, or not needed. */
  readonly nextOn: PlainDate | null;
  readonly followUps: readonly { readonly on: PlainDate; readonly note: string }[];
  readonly closed: { readonly on: PlainDate; readonly outcome: CloseApproach['outcome']; readonly note: string } | null;
  readonly told: readonly CommandId[];
}

/** What a command makes of an approach, or what stands against it. @param approach the one by its id; null: there is none */
export const decideApproach: (
  approach: Approach | null,
  command: OpenApproach | FollowUpApproach | CloseApproach,
) => Decided<Approach> = () => bug('to come');

/** Whether somebody should have looked by a day: open, and the follow-up or the end is past. */
export const isOverdue: (approach: Approach, on: PlainDate) => boolean = () => bug('to come');
