import type { Brand } from './brand.ts';

/** Vietnamese đồng, always whole: the currency has no smaller coin. */
export type Dong = Brand<number, 'dong'>;

/** Whether a number can be an amount in đồng: whole, and exact in the machine. */
export function isDong(value: number): value is Dong {
  return Number.isSafeInteger(value);
}
