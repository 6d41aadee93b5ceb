import { Delaunay } from 'd3-delaunay';
import { middleOf, type Point, type Shape } from './draw-map.ts';

/** A commune as the map needs it: an inner point, in degrees. */
export interface MapPoint {
  readonly code: string;
  readonly unit: string;
  readonly lat: number;
  readonly lon: number;
}

/** How often the cells are evened out, and how far a point is pulled to the middle of its cell each time. */
const steps = 5;
const pull = 0.55;
/** The ring of outer points, as parts of the usual distance between neighbours: how far it stays away, and how dense it is. */
const away = 1.12;
const dense = 0.53;
/** How far beyond the communes the ring's grid reaches, in those distances. */
const beyond = 4.7;

const distance = (one: Point, other: Point): number => Math.hypot(one[0] - other[0], one[1] - other[1]);

/** Longitude and latitude as a flat plane around the middle of the points; north is up. */
export function flatten(
  points: readonly { readonly lat: number; readonly lon: number }[],
): (lon: number, lat: number) => Point {
  const lats = points.map(({ lat }) => lat);
  const middle = (Math.min(...lats) + Math.max(...lats)) / 2;
  const narrower = Math.cos((middle * Math.PI) / 180);
  return (lon, lat) => [lon * narrower, -lat];
}

/**
 * A province as cells, one around each commune's inner point: evened out in five steps, so that small wards stay readable, and cut by a ring of outer points.
 * No chance is in it: a commune never moves. No boundary of any authority is in it either; it must not be called one.
 * @param points at least one; the same code twice is a bug
 */
export function cellsOf(points: readonly MapPoint[]): readonly Shape[] {
  const ordered = points.toSorted((one, other) => (one.code < other.code ? -1 : 1));
  const flat = flatten(ordered);
  let at: readonly Point[] = ordered.map(({ lon, lat }) => flat(lon, lat));
  const outer = ringAround(at);
  const box = boxAround([...at, ...outer], 0.1);
  for (let step = 0; step < steps; step += 1) {
    const cells = voronoiOf([...at, ...outer], box, at.length);
    at = at.map((point, index) => {
      const [x, y] = middleOf(cells[index] ?? [point]);
      return [point[0] + (x - point[0]) * pull, point[1] + (y - point[1]) * pull];
    });
  }
  const cells = voronoiOf([...at, ...outer], box, at.length);
  return ordered.map(({ code, unit }, index) => ({ code, unit, rings: [cells[index] ?? []] }));
}

type Box = [number, number, number, number];

const boxAround = (points: readonly Point[], margin: number): Box => [
  Math.min(...points.map(([x]) => x)) - margin,
  Math.min(...points.map(([, y]) => y)) - margin,
  Math.max(...points.map(([x]) => x)) + margin,
  Math.max(...points.map(([, y]) => y)) + margin,
];

function voronoiOf(points: readonly Point[], box: Box, count: number): readonly (readonly Point[])[] {
  const voronoi = Delaunay.from(points.map(([x, y]): [number, number] => [x, y])).voronoi(box);
  return Array.from({ length: count }, (_, index) => voronoi.cellPolygon(index) ?? []);
}

/** The usual distance between neighbours: the median of each point's nearest. */
function usualDistance(points: readonly Point[]): number {
  const nearest = points
    .map((point) => Math.min(...points.flatMap((other) => (other === point ? [] : [distance(point, other)]))))
    .toSorted((one, other) => one - other);
  const median = nearest[Math.floor(nearest.length / 2)] ?? 1;
  return Number.isFinite(median) && median > 0 ? median : 1;
}

/** A grid of points around the communes; those in a hole between them are left out, so that the province has none. */
function ringAround(points: readonly Point[]): readonly Point[] {
  const usual = usualDistance(points);
  const [left, top, right, bottom] = boxAround(points, usual * beyond);
  const grid = usual * dense;
  const found: Point[] = [];
  for (let column = 0; left + column * grid < right; column += 1) {
    for (let row = 0; top + row * grid < bottom; row += 1) {
      const point: Point = [left + column * grid + (row % 2 === 1 ? grid / 2 : 0), top + row * grid];
      if (points.every((other) => distance(point, other) > usual * away)) found.push(point);
    }
  }
  const reached = new Set(found.flatMap(([x], index) => (x < left + grid ? [index] : [])));
  const todo = [...reached];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const from = found[next];
    for (const [index, point] of found.entries()) {
      if (!from || reached.has(index) || distance(from, point) >= grid * 1.3) continue;
      reached.add(index);
      todo.push(index);
    }
  }
  return found.filter((_, index) => reached.has(index));
}
