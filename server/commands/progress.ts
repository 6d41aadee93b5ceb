import { formatNumber } from '@diemtua/law/kernel/format';
import { Outlet, type Streams } from './streams.ts';

const BAR_WIDTH = 24;
/** How often the line is drawn again on a screen, and written anew elsewhere, in milliseconds. */
const DRAW_MS = 200;
const WRITE_MS = 5000;

/** A number as the command line prints it: 1,234,567.89. */
export const plain = (value: number): string => formatNumber(value, 'en');

/** Tells how far a long run is: one line that changes on a screen, a line every few seconds elsewhere. */
export class ProgressLine {
  private readonly out: Outlet;
  private readonly screen: boolean;
  private readonly clock: () => number;
  private readonly began: number;
  private last: number;
  private drawn = false;

  constructor(stderr: Streams['stderr'], clock: () => number) {
    this.out = new Outlet(stderr);
    this.screen = stderr.isTTY === true;
    this.clock = clock;
    this.began = clock();
    this.last = this.began;
  }

  /** Seconds since the beginning. */
  seconds(): number {
    return (this.clock() - this.began) / 1000;
  }

  /**
   * Shows how far it is, unless it was shown a moment ago.
   * @param part from 0 to 1; null where nobody knows
   * @param counts what was done until now
   */
  async tell(part: number | null, counts: () => string): Promise<void> {
    const now = this.clock();
    if (now - this.last < (this.screen ? DRAW_MS : WRITE_MS)) return;
    this.last = now;
    const text = this.line(part, counts());
    this.drawn = this.screen;
    await this.out.write(this.screen ? `\r${text}\u001B[K` : `${text}\n`);
  }

  /** Clears the line on a screen. */
  async end(): Promise<void> {
    if (this.drawn) await this.out.write('\r\u001B[K');
    this.drawn = false;
  }

  private line(part: number | null, counts: string): string {
    if (part === null) return counts;
    const seconds = this.seconds();
    const bar = '#'.repeat(Math.round(part * BAR_WIDTH)).padEnd(BAR_WIDTH, '.');
    const left = part > 0 ? `, ${plain(Math.round((seconds * (1 - part)) / part))} s left` : '';
    return `[${bar}] ${Math.floor(part * 100)} %  ${counts}${left}`;
  }
}

/** How far a run over the lines of a file is. */
export class Progress extends ProgressLine {
  private readonly size: number | null;

  /** @param size bytes of the whole input; null where nobody knows */
  constructor(stderr: Streams['stderr'], size: number | null, clock: () => number) {
    super(stderr, clock);
    this.size = size;
  }

  async show({ bytes, lines, refused }: { bytes: number; lines: number; refused: number }): Promise<void> {
    const part = this.size === null || this.size === 0 ? null : Math.min(1, bytes / this.size);
    await this.tell(
      part,
      () => `${plain(lines)} lines, ${plain(Math.round(lines / this.seconds()))} a second, ${plain(refused)} refused`,
    );
  }
}
