import type { BodyOf } from '@diemtua/client';
import { useEffect, useState } from 'preact/hooks';
import type { Refusal } from '../../asking/call.ts';
import { useOffice } from '../../asking/office.tsx';
import type { Cascade, TargetTold } from '../shapes.ts';

const waitMs = 250;

/** What is typed beside a part. */
export interface Bounds {
  readonly min: string;
  readonly max: string;
  readonly byHand: string;
}

/** What is divided, by which method, between which bounds. */
export interface Dividing {
  readonly year: number;
  readonly product: 'voluntary' | 'health';
  readonly of: TargetTold['place'];
  readonly total: number;
  readonly continuing: number;
  readonly method: Cascade['methods'][number];
  readonly parts: readonly {
    readonly key: string;
    readonly min?: number;
    readonly max?: number;
    readonly byHand?: number;
  }[];
}

/** A division while it is being made. */
export type Seen =
  | { readonly state: 'nothing' }
  | { readonly state: 'asking'; readonly value: Cascade | null }
  | { readonly state: 'told'; readonly value: Cascade }
  | { readonly state: 'refused'; readonly why: Refusal };

/** Asks how a number would be divided, while it is still being decided; nothing is kept of it. */
export function useCascade(dividing: Dividing | null): Seen {
  const { call } = useOffice();
  const [seen, setSeen] = useState<Seen>({ state: 'nothing' });
  const mark = dividing === null ? null : JSON.stringify(dividing);
  useEffect(() => {
    if (mark === null) {
      setSeen({ state: 'nothing' });
      return;
    }
    let wanted = true;
    setSeen((before) => ({
      state: 'asking',
      value: before.state === 'told' || before.state === 'asking' ? before.value : null,
    }));
    const timer = setTimeout(() => {
      void call('POST /api/plan/cascade', { body: JSON.parse(mark) as BodyOf<'POST /api/plan/cascade'> }).then(
        (answer) => {
          if (!wanted) return;
          setSeen(
            answer.kind === 'answered' ? { state: 'told', value: answer.value } : { state: 'refused', why: answer },
          );
        },
      );
    }, waitMs);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [mark, call]);
  return seen;
}
