import type { ProvinceCode } from '@diemtua/domain/ids';
import type { DemonstrationTime } from '../store/demonstration.ts';
import type { TrialSignIn } from './demonstration-provider.ts';
import type { ParticipantProvider } from './participants.ts';
import type { Provider } from './providers.ts';

/** How this server lets people in: its settings, none of which stands in the books. */
export interface Access {
  /** The province of whoever signs in here without naming another. */
  readonly province: ProvinceCode;
  /** 32 bytes that seal the shared secrets of second factors: see seal.ts. */
  readonly key: Uint8Array;
  /** Other people's sign-ins that this server takes. */
  readonly providers: readonly Provider[];
  /** The sign-ins by which participants come to their own record; none of them lets anybody of the staff in. */
  readonly participants: readonly ParticipantProvider[];
  /** The sign-in of this server itself, where its books are a demonstration; null everywhere else. */
  readonly trial: TrialSignIn | null;
  /** The time of a demonstration, which is not the machine's; codes that a phone makes go by the machine's all the same. Null, or nothing: the books are in earnest. */
  readonly demonstration?: DemonstrationTime | null;
  /** Where machines that watch over the server show who they are; null: only users see the measures. */
  readonly watchToken: string | null;
}

/** The machine's own moment, at a moment of the books: they differ in a demonstration. */
export const machineTime = ({ demonstration }: Pick<Access, 'demonstration'>, now: number): number =>
  now - (demonstration?.aheadMs ?? 0);

/** How long things last, in milliseconds. */
export const LASTS = {
  /** A screen that nobody touches. */
  screenIdleMs: 60 * 60_000,
  /** A screen, however busy: a working day. */
  screenMs: 12 * 60 * 60_000,
  /** A phone that nobody opens: a collector may be in the hills for weeks. */
  deviceIdleMs: 45 * 24 * 60 * 60_000,
  deviceMs: 180 * 24 * 60 * 60_000,
  /** A participant's look at the own record, on a phone that others use too. */
  participantIdleMs: 15 * 60_000,
  participantMs: 60 * 60_000,
  /** A half sign-in. */
  stepMs: 5 * 60_000,
  /** How long a session is believed without asking the database again: so late may another process of this server learn that it was revoked. */
  believedMs: 5_000,
  /** How exactly the last use of a session is kept. */
  seenMs: 60_000,
} as const;
