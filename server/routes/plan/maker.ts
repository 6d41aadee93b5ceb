import type { Role } from '@diemtua/domain/access';
import type { CollectorId } from '@diemtua/domain/ids';
import type { FigureTable, Working } from '@diemtua/domain/plan';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { z } from 'zod';
import type { CurvePoint } from '../../store/plan/board.ts';
import type { Part } from '../../store/plan/watching.ts';
import type { Looking } from './ask.ts';
import type { figureQuery, FIGURES } from './plan-shapes.ts';

/** A figure that can be asked for by its name. */
export type FigureName = (typeof FIGURES)[number];

/** What is asked about a figure that no record holds. */
export interface AskedWorking {
  readonly figure: FigureName;
  readonly part: Part;
  readonly query: z.output<typeof figureQuery>;
  /** The first day that is asked about, of what happens over days. */
  readonly from: PlainDate | null;
  /** The last day that is asked about. */
  readonly until: PlainDate;
  readonly collector: CollectorId | null;
  /** Of whoever asks. */
  readonly role: Role;
  /** Who takes part, where that is what the figure rests on. */
  readonly count: number;
}

/**
 * How a figure was made; null: it cannot be made, or was decided. `parts`: what each place gave to it, where it is a sum of them, `label` null where the code names it; `value`: where it is another than that of the working;
 * `filters`: what else is told of the question.
 */
export interface Worked {
  readonly working: Working | null;
  readonly value?: number | null;
  readonly parts?: readonly { readonly label?: string; readonly code: string | null; readonly value: number }[];
  readonly table?: FigureTable | null;
  readonly band?: CurvePoint['forecast'];
  readonly filters?: readonly { readonly field: string; readonly value: string }[];
}

/** Makes a figure from others. */
export type Maker = (told: Looking, asked: AskedWorking) => Promise<Worked> | Worked;
