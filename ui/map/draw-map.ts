export type Point = readonly [number, number];

/** A commune's area on a flat plane: closed rings, the largest first. */
export interface Shape {
  readonly code: string;
  readonly unit: string;
  readonly rings: readonly (readonly Point[])[];
}

/** A commune as it is drawn. */
export interface MapCell {
  readonly code: string;
  readonly unit: string;
  readonly path: string;
  /** Where its figure stands. */
  readonly at: Point;
  readonly neighbours: readonly string[];
  readonly outline: readonly Point[];
}

/** A province as it is drawn: cells, the line around it, the lines between units, the line around one unit. */
export interface MapDrawing {
  readonly width: number;
  readonly height: number;
  readonly cells: readonly MapCell[];
  readonly around: string;
  readonly between: string;
  readonly aroundUnit: (unit: string) => string;
}

const pad = 5;
const tenths = 10;

/**
 * Draws a province of any shapes, cells or official boundaries, into a width. Who shares an edge is a neighbour; an edge that one cell alone has is the
 * province's own line.
 */
export function drawMap(shapes: readonly Shape[], width: number, heightMax: number): MapDrawing {
  const all = shapes.flatMap(({ rings }) => rings.flat());
  const xs = all.map(([x]) => x);
  const ys = all.map(([, y]) => y);
  const [left, right] = [least(xs), most(xs)];
  const [top, bottom] = [least(ys), most(ys)];
  const scale = Math.min((width - 2 * pad) / (right - left || 1), (heightMax - 2 * pad) / (bottom - top || 1));
  const height = Math.ceil((bottom - top) * scale + 2 * pad);
  const shift = (width - (right - left) * scale) / 2;
  const put = ([x, y]: Point): Point => [
    Math.round(((x - left) * scale + shift) * tenths) / tenths,
    Math.round(((y - top) * scale + pad) * tenths) / tenths,
  ];
  const edges = new Map<string, number[]>();
  const drawn = shapes.map(({ code, unit, rings }, index) => {
    const placed = rings.map((ring) => ring.map(put));
    for (const ring of placed) {
      for (let step = 0; step < ring.length - 1; step += 1) {
        const key = edgeOf(ring[step] ?? [0, 0], ring[step + 1] ?? [0, 0]);
        if (key === null) continue;
        const owners = edges.get(key) ?? [];
        if (!owners.includes(index)) owners.push(index);
        edges.set(key, owners);
      }
    }
    const [outline = []] = placed;
    return { code, unit, outline, at: middleOf(outline), path: placed.map(pathOf).join('') };
  });
  const near = shapes.map(() => new Set<string>());
  for (const owners of edges.values()) {
    for (const one of owners) {
      for (const other of owners) if (one !== other) near[one]?.add(shapes[other]?.code ?? '');
    }
  }
  const lines = (wanted: (owners: readonly number[]) => boolean): string =>
    [...edges].flatMap(([key, owners]) => (wanted(owners) ? [lineOf(key)] : [])).join('');
  const unitOf = (index: number | undefined): string => shapes[index ?? -1]?.unit ?? '';
  return {
    width,
    height,
    cells: drawn.map((cell, index) => ({ ...cell, neighbours: [...(near[index] ?? [])].toSorted() })),
    around: lines((owners) => owners.length === 1),
    between: lines((owners) => owners.length === 2 && unitOf(owners[0]) !== unitOf(owners[1])),
    aroundUnit: (unit) => lines((owners) => owners.filter((index) => unitOf(index) === unit).length === 1),
  };
}

const least = (values: readonly number[]): number => values.reduce((one, other) => Math.min(one, other), Infinity);
const most = (values: readonly number[]): number => values.reduce((one, other) => Math.max(one, other), -Infinity);

const pathOf = (ring: readonly Point[]): string =>
  `M${ring
    .slice(0, -1)
    .map(([x, y]) => `${x} ${y}`)
    .join('L')}Z`;

function edgeOf(one: Point, other: Point): string | null {
  const [from, to] = [one.join(' '), other.join(' ')].toSorted();
  return from === to ? null : `${from}L${to}`;
}

const lineOf = (edge: string): string => `M${edge}`;

/** The middle of a closed polygon's area; of a mere point, the point. */
export function middleOf(ring: readonly Point[]): Point {
  let [area, x, y] = [0, 0, 0];
  for (let index = 0; index < ring.length - 1; index += 1) {
    const [one, other] = [ring[index] ?? [0, 0], ring[index + 1] ?? [0, 0]];
    const cross = one[0] * other[1] - other[0] * one[1];
    area += cross;
    x += (one[0] + other[0]) * cross;
    y += (one[1] + other[1]) * cross;
  }
  return area === 0 ? (ring[0] ?? [0, 0]) : [x / (3 * area), y / (3 * area)];
}

export type Direction = 'up' | 'down' | 'left' | 'right';

const ways: Readonly<Record<Direction, Point>> = { up: [0, -1], down: [0, 1], left: [-1, 0], right: [1, 0] };
/** A neighbour lies in a direction where it deviates from it by less than 60°. */
const leastCosine = 0.5;

/** The neighbour that lies best in a direction; null where there is none. */
export function neighbourTo(cells: readonly MapCell[], from: string, direction: Direction): string | null {
  const cell = cells.find(({ code }) => code === from);
  if (!cell) return null;
  const [wayX, wayY] = ways[direction];
  let best: { readonly code: string; readonly cosine: number } | null = null;
  for (const { code, at } of cells) {
    if (!cell.neighbours.includes(code)) continue;
    const [x, y] = [at[0] - cell.at[0], at[1] - cell.at[1]];
    const cosine = (x * wayX + y * wayY) / (Math.hypot(x, y) || 1);
    if (cosine > leastCosine && cosine > (best?.cosine ?? 0)) best = { code, cosine };
  }
  return best?.code ?? null;
}

/** Whether a point lies in a closed ring. */
function holds(ring: readonly Point[], [x, y]: Point): boolean {
  let inside = false;
  for (let index = 0; index < ring.length - 1; index += 1) {
    const [one, other] = [ring[index] ?? [0, 0], ring[index + 1] ?? [0, 0]];
    if (one[1] > y !== other[1] > y && x < ((other[0] - one[0]) * (y - one[1])) / (other[1] - one[1]) + one[0])
      inside = !inside;
  }
  return inside;
}

const grain = 12;

/**
 * A free place for a label of a size beside a unit: within the drawing, touching no cell, as near to the unit as it can be; null where there is none.
 * @returns the label's upper left corner
 */
export function freePlaceBy(drawing: MapDrawing, unit: string, width: number, height: number): Point | null {
  const own = drawing.cells.filter((cell) => cell.unit === unit);
  if (own.length === 0) return null;
  const at: Point = [
    own.reduce((sum, cell) => sum + cell.at[0], 0) / own.length,
    own.reduce((sum, cell) => sum + cell.at[1], 0) / own.length,
  ];
  let best: { readonly place: Point; readonly far: number } | null = null;
  for (let y = 0; y + height <= drawing.height; y += grain) {
    for (let x = 0; x + width <= drawing.width; x += grain) {
      const far = Math.hypot(x + width / 2 - at[0], y + height / 2 - at[1]);
      if (best && far >= best.far) continue;
      if (isFree(drawing, x, y, width, height)) best = { place: [x, y], far };
    }
  }
  return best?.place ?? null;
}

const parts = [0, 0.25, 0.5, 0.75, 1];

function isFree({ cells }: MapDrawing, left: number, top: number, width: number, height: number): boolean {
  const inside = ([x, y]: Point): boolean =>
    x > left - 6 && x < left + width + 6 && y > top - 6 && y < top + height + 6;
  const corners = parts.flatMap((across) => parts.map((down): Point => [left + across * width, top + down * height]));
  return cells.every(({ outline }) => !outline.some(inside) && !corners.some((corner) => holds(outline, corner)));
}
