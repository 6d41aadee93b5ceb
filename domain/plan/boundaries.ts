/** The largest file of boundaries that is read. */
export const BOUNDARIES_BYTES_MAX = 8_000_000;
const placesMax = 500_000;

/** A commune as boundaries are held against it. */
interface Known {
  readonly code: string;
  readonly areaKm2: number;
}

/** Degrees: longitude, latitude. */
type Degrees = readonly [number, number];

/** The outer rings of a commune, the longest first. */
export interface Boundary {
  readonly code: string;
  readonly rings: readonly (readonly Degrees[])[];
}

/** A simplified boundary encloses nearly the area that the books know; one of half or twice that is another place's. Assumed. */
const areaFactorMax = 2;

/** What became of a file of boundaries. */
export type Boundaries =
  | { readonly outcome: 'read'; readonly communes: readonly Boundary[] }
  | { readonly outcome: 'unreadable' }
  | { readonly outcome: 'too-large' }
  | { readonly outcome: 'no-codes' }
  | { readonly outcome: 'missing'; readonly codes: readonly string[] }
  | { readonly outcome: 'areas-differ'; readonly codes: readonly string[] };

type Loose = Readonly<Record<string, unknown>>;
const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null;
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A pair of degrees, or null. */
function degreesOf(value: unknown): Degrees | null {
  const [lon, lat] = list(value);
  return typeof lon === 'number' && typeof lat === 'number' && Math.abs(lon) <= 180 && Math.abs(lat) <= 90
    ? [lon, lat]
    : null;
}

/** The outer rings of a polygon or of several. */
function ringsOf(geometry: unknown): readonly (readonly unknown[])[] {
  if (!isLoose(geometry)) return [];
  const polygons = geometry['type'] === 'Polygon' ? [geometry['coordinates']] : list(geometry['coordinates']);
  return geometry['type'] === 'Polygon' || geometry['type'] === 'MultiPolygon'
    ? polygons.map((polygon) => list(list(polygon)[0]))
    : [];
}

/** A code as our places have it: five digits, whatever the file made of the zeros in front. */
const codeOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim().padStart(5, '0') : '';

/** The property that holds a commune's code: the one whose values are the codes of most communes. */
function codeProperty(features: readonly Loose[], codes: ReadonlySet<string>): string | null {
  const hits = new Map<string, number>();
  for (const { properties } of features) {
    if (!isLoose(properties)) continue;
    for (const [name, value] of Object.entries(properties))
      if (codes.has(codeOf(value))) hits.set(name, (hits.get(name) ?? 0) + 1);
  }
  const [best] = [...hits].toSorted(([, one], [, other]) => other - one);
  return best && best[1] > codes.size / 2 ? best[0] : null;
}

/**
 * Reads official boundaries, as GeoJSON in degrees. Nothing is kept of a file that lacks a commune.
 * @param text the file
 * @param known the communes that must have a boundary each, of about their own area
 */
export function readBoundaries(text: string, known: readonly Known[]): Boundaries {
  if (text.length > BOUNDARIES_BYTES_MAX) return { outcome: 'too-large' };
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return { outcome: 'unreadable' };
  }
  if (!isLoose(content) || content['type'] !== 'FeatureCollection') return { outcome: 'unreadable' };
  const features = list(content['features']).filter(isLoose);
  const codes = new Set(known.map(({ code }) => code));
  const property = codeProperty(features, codes);
  if (property === null) return { outcome: 'no-codes' };
  const rings = new Map<string, Degrees[][]>();
  let places = 0;
  for (const { properties, geometry } of features) {
    const code = isLoose(properties) ? codeOf(properties[property]) : '';
    if (!codes.has(code)) continue;
    for (const ring of ringsOf(geometry)) {
      const read = ring.map(degreesOf);
      places += read.length;
      if (places > placesMax) return { outcome: 'too-large' };
      const placed = read.filter((degrees) => degrees !== null);
      if (read.length < 4 || placed.length < read.length) return { outcome: 'unreadable' };
      rings.set(code, [...(rings.get(code) ?? []), placed]);
    }
  }
  const missing = [...codes].filter((code) => !rings.has(code));
  if (missing.length > 0) return { outcome: 'missing', codes: missing };
  const communes = known.map(({ code }) => ({
    code,
    rings: (rings.get(code) ?? []).toSorted((one, other) => other.length - one.length),
  }));
  const differing = communes.filter(({ rings: own }, index) => {
    const area = own.reduce((sum, ring) => sum + areaOf(ring), 0);
    const told = known[index]?.areaKm2 ?? 0;
    return told > 0 && (area > told * areaFactorMax || area < told / areaFactorMax);
  });
  if (differing.length > 0) return { outcome: 'areas-differ', codes: differing.map(({ code }) => code) };
  return { outcome: 'read', communes };
}

/** Kilometres of a degree of latitude; of longitude at the equator. */
const kmPerLat = 110.57;
const kmPerLon = 111.32;
const halfTurn = 180;

/** The area within a ring in km², as on a plane around its own middle: good to a percent for a commune. */
function areaOf(ring: readonly Degrees[]): number {
  const middle = ring.reduce((sum, [, lat]) => sum + lat, 0) / ring.length;
  const perLon = kmPerLon * Math.cos((middle * Math.PI) / halfTurn);
  const twice = ring.reduce((sum, [lon, lat], index) => {
    const [nextLon, nextLat] = ring[(index + 1) % ring.length] ?? [lon, lat];
    return sum + (lon * nextLat - nextLon * lat) * perLon * kmPerLat;
  }, 0);
  return Math.abs(twice) / 2;
}
