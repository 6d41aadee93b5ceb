import type { Stream } from '@diemtua/domain/ledger';
import type { DeltaOf } from '../ledger/write.ts';

/** A piece is worth adding up when it is a fourth of what has been added: each time all that was written until then is read from end to end. */
const worthAdding = 1 / 4;

/**
 * Which sums of participation can be made while the books are told: the database would wait for who tells them, and afterwards nobody waits. The sums have no keys meanwhile, by which something could
 * be added to what stands there, so nothing may come later of a stream, a commune or a collector whose piece has been added up.
 */
export class PiecesOfSums {
  private waiting = 0;
  private added = 0;
  private readonly told = new Set<string>();
  private readonly summed = new Set<string>();
  /** Whether something came later: then all has to be added up anew. */
  isLate = false;

  /** Notes what an entry of a stream changes. */
  tell(stream: Stream, deltas: readonly DeltaOf[]): void {
    if (deltas.length === 0) return;
    this.waiting += deltas.length;
    this.note(stream);
    for (const { commune, collector } of deltas) {
      this.note(commune);
      if (collector !== null) this.note(collector);
    }
  }

  private note(key: string): void {
    if (this.summed.has(key)) this.isLate = true;
    else this.told.add(key);
  }

  /** Whether enough waits to be added up, while more is told. */
  get isWorthAdding(): boolean {
    return !this.isLate && this.waiting > this.added * worthAdding;
  }

  /** All that was told until now is added up. */
  add(): void {
    for (const key of this.told) this.summed.add(key);
    this.told.clear();
    this.added += this.waiting;
    this.waiting = 0;
  }
}
