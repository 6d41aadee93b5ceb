import type { CommandText } from '@diemtua/domain/commands';
import type { RefusalCode } from '@diemtua/domain/plan';
import type { Id } from '@diemtua/domain/ids';
import type { Done, Shelf } from '@diemtua/ui';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Call, Refusal } from './call.ts';
import type { Me, Places } from './shapes.ts';

/** What an app takes from the machine: the clock, chance, the shelf. */
export interface Machine {
  /** The machine's moment, in milliseconds since 1970. */
  readonly now: () => number;
  readonly newId: <Name extends string>() => Id<Name>;
  readonly shelf: Shelf;
  readonly system: MediaQueryList;
}

/** What each line of a command means now. */
interface Outcome {
  readonly lines: readonly {
    readonly payment: string;
    readonly judgement: { readonly outcome: string; readonly question?: { readonly asks: string } };
  }[];
  readonly noted: string | null;
  /** What stands against a command about a plan, with its figures: nothing was done then. */
  readonly refusals?: readonly {
    readonly code: RefusalCode;
    readonly figures: Readonly<Record<string, number | string>>;
  }[];
}

/** What became of a command: it stands in the books, or it does not and why, or nobody knows yet. */
export type Told =
  | { readonly kind: 'recorded'; readonly outcome: Outcome }
  | { readonly kind: 'refused'; readonly message: string; readonly code: string }
  | { readonly kind: 'unknown'; readonly why: Refusal };

/** Everything around a screen of somebody who is signed in. */
export interface Office {
  readonly me: Me;
  readonly places: Places;
  /** "YYYY-MM-DD" in Vietnam, as the server has it: a demonstration has a day of its own. */
  readonly today: string;
  readonly call: Call;
  /** Grows when somebody signed in again: what is shown is asked for anew. */
  readonly renewed: number;
  /** A command of this moment, with an id of its own; kept by the screen until it is known to be recorded. */
  readonly command: <Rest extends object>(rest: Rest) => Rest & { readonly id: Id<'command'>; readonly madeAt: string };
  readonly newId: Machine['newId'];
  /** In whose books it belongs, where somebody works for several units; undefined: there is one only. */
  readonly unit: string | undefined;
  /** Tells the books. The same command may be told again, whatever became of it. */
  readonly tell: (command: CommandText) => Promise<Told>;
  readonly may: (act: string) => boolean;
  /** Says what was done. */
  readonly done: (done: Omit<Done, 'id'>) => void;
}

export const OfficeContext = createContext<Office | null>(null);

/** What is around a screen. */
export function useOffice(): Office {
  const office = useContext(OfficeContext);
  if (office === null) throw new Error('A screen stands outside of the office.');
  return office;
}

/** Tells the books one command, by way of a call. */
export async function tellBy(call: Call, command: CommandText, unit: string | undefined): Promise<Told> {
  const answer = await call('POST /api/commands', { body: { commands: [command], unit } });
  if (answer.kind !== 'answered') return { kind: 'unknown', why: answer };
  const [told] = answer.value.told;
  // The server broke on it: what becomes of it is known when it is told again.
  if (told === undefined || told.status === 'failed') return { kind: 'unknown', why: { kind: 'unreachable' } };
  if (told.status === 'recorded') return { kind: 'recorded', outcome: told.outcome as unknown as Outcome };
  if (told.status === 'other-content') return { kind: 'refused', code: told.status, message: '' };
  return { kind: 'refused', code: told.error.code, message: told.error.message };
}
