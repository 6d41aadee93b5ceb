import { formatNumber } from '@diemtua/law/kernel/format';
import { Outlet, type Streams } from './streams.ts';

const BAR_WIDTH = 24;
/** How often the line is drawn again on a screen, and written anew elsewhere, in milliseconds. */
const DRAW_MS = 200;
const WRITE_MS = 5000;

/** A number as the command line prints it: 1,234,567.89. */
export const plain = (value: number): string => formatNumber(value, 'en');

/** Tells how far a long run is: one line that changes on a screen, a line every few seconds elsewhere. */
export class Progress {
  private readonly out: Outlet;
  private readonly screen: boolean;
  private readonly size: number | null;
  private readonly clock: () => number;
  private readonly began: number;
  private last: number;
  private drawn = false;

  /** @param size bytes of the whole input; null where nobody knows */
  constructor(stderr: Streams['stderr'], size: number | null, clock: () => number) {
    this.out = new Outlet(stderr);
    this.screen = stderr.isTTY === true;
    this.size = size;
    this.clock = clock;
    this.began = clock();
    this.last = this.began;
  }

  /** Seconds since the beginning. */
  seconds(): number {
    return (this.clock() - this.began) / 1000;
  }

  async show(done: { readonly bytes: number; readonly lines: number; readonly refused: number }): Promise<void> {
    const now = this.clock();
    if (now - this.last < (this.screen ? DRAW_MS : WRITE_MS)) return;
    this.last = now;
    const text = this.line(done);
    this.drawn = this.screen;
    await this.out.write(this.screen ? `\r${text}\u001B[K` : `${text}\n`);
  }

  /** Clears the line on a screen. */
  async end(): Promise<void> {
    if (this.drawn) await this.out.write('\r\u001B[K');
  }

  private line({ bytes, lines, refused }: { bytes: number; lines: number; refused: number }): string {
    const seconds = this.seconds();
    const counts = `${plain(lines)} lines, ${plain(Math.round(lines / seconds))} a second, ${plain(refused)} refused`;
    if (this.size === null || this.size === 0) return counts;
    const part = Math.min(1, bytes / this.size);
    const bar = '#'.repeat(Math.round(part * BAR_WIDTH)).padEnd(BAR_WIDTH, '.');
    const left = part > 0 ? `, ${plain(Math.round((seconds * (1 - part)) / part))} s left` : '';
    return `[${bar}] ${Math.floor(part * 100)} %  ${counts}${left}`;
  }
}
