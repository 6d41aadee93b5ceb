/** A text in a drawing, where it would stand: x and y of its base line, in units of 16 to a rem. */
export interface Text {
  readonly x: number;
  readonly y: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly text: string;
  readonly size?: number;
  readonly strong?: boolean;
  /** How it looks: a class of the drawing's own. */
  readonly look?: string;
}

/** The size of a drawing's text where none is named. */
export const textSize = 13;
/** As wide as a sign of our face becomes on the whole, in ems; a strong one is a little wider. Rather too wide than too narrow. */
const signWidth = 0.585;
const strongSignWidth = 0.62;
/** How far a line of text reaches above and below its base line, with the marks of ẵ and ộ. */
const above = 1;
const below = 0.32;
/** Between two texts. */
const air = 3;

/** How wide a text becomes at most, roughly. */
export const widthOf = (text: string, size = textSize, strong = false): number =>
  text.length * size * (strong ? strongSignWidth : signWidth);

/** The widest of some texts. */
export const widest = (texts: readonly string[], size = textSize, strong = false): number =>
  Math.max(0, ...texts.map((text) => widthOf(text, size, strong)));

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The box in which a text stands. */
export function boxOf({ x, y, anchor = 'start', text, size = textSize, strong = false }: Text): Box {
  const width = widthOf(text, size, strong);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - above * size, bottom: y + below * size };
}

const touch = (one: Box, other: Box): boolean =>
  one.left < other.right + air && other.left < one.right + air && one.top < other.bottom && other.top < one.bottom;

/**
 * Keeps of the texts those that fit: none leaves the drawing, none touches one before it. So what matters most comes first.
 * @returns those that are written, and the rest, for the list below the drawing
 */
export function fitting<Each extends Text>(
  texts: readonly Each[],
  width: number,
  height: number,
): { readonly written: readonly Each[]; readonly left: readonly Each[] } {
  const written: Each[] = [];
  const left: Each[] = [];
  for (const text of texts) {
    const box = boxOf(text);
    const inside = box.left >= -0.5 && box.right <= width + 0.5 && box.top >= -0.5 && box.bottom <= height + 0.5;
    if (inside && written.every((other) => !touch(box, boxOf(other)))) written.push(text);
    else left.push(text);
  }
  return { written, left };
}

/**
 * Puts heights apart that would be too near, moving each as little as its place in the row allows.
 * @param at the wanted heights, from the top down
 * @param gap the least distance between two
 */
export function apart(at: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = at.map((y, index) => ({ y, index })).toSorted((one, other) => one.y - other.y);
  let from = top;
  const placed = order.map(({ y }) => {
    const put = Math.max(y, from);
    from = put + gap;
    return put;
  });
  let until = bottom;
  for (let index = placed.length - 1; index >= 0; index -= 1) {
    placed[index] = Math.min(placed[index] ?? until, until);
    until = (placed[index] ?? until) - gap;
  }
  const result: number[] = [];
  for (const [place, { index }] of order.entries()) result[index] = placed[place] ?? 0;
  return result;
}

const tenfold = 10;
const steps = [1, 2, 5, tenfold];

/** Round values between two values, about as many as wanted, for the lines of a scale. */
export function roundValues(from: number, to: number, wanted: number): number[] {
  const rough = Math.max(1, (to - from) / Math.max(1, wanted));
  const power = tenfold ** Math.floor(Math.log10(rough));
  const step = power * (steps.find((each) => each * power >= rough) ?? tenfold);
  const first = Math.ceil(from / step);
  const count = Math.floor(to / step) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => (first + index) * step);
}
