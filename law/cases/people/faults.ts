import type { Draw, Json, Named } from './draw.ts';

type Path = readonly (string | number)[];

const wrongValues: readonly Json[] = [
  null,
  'x',
  '',
  -1,
  0,
  1.5,
  721,
  1_000_000_000_000,
  true,
  false,
  [],
  {},
  '2026-13',
  '2026-02-30',
  '2007-12',
  '2026-7',
  '2100-01',
  '2100-01-01',
];

/** The input with one field wrong: left out, of another kind, beyond the limits, or not a field at all. */
export function withOneFault(draw: Draw, input: Json): Json {
  const place = draw.oneOf(placesIn(input, []));
  const fault = draw.oneOf<(value: Json) => Json | undefined>([
    () => undefined,
    (value) => (isObject(value) ? { ...value, extra: 1 } : 'x'),
    ...wrongValues.map((wrong) => () => wrong),
  ]);
  return changed(input, place, fault) ?? null;
}

function placesIn(value: Json, path: Path): readonly Path[] {
  const inside = isList(value)
    ? value.flatMap((inner, index) => placesIn(inner, [...path, index]))
    : isObject(value)
      ? Object.entries(value).flatMap(([name, inner]) => placesIn(inner, [...path, name]))
      : [];
  return [path, ...inside];
}

function changed(value: Json, [name, ...rest]: Path, fault: (value: Json) => Json | undefined): Json | undefined {
  if (name === undefined) return fault(value);
  if (isList(value))
    return value.flatMap((inner, index) => {
      const kept = index === name ? changed(inner, rest, fault) : inner;
      return kept === undefined ? [] : [kept];
    });
  if (!isObject(value)) return value;
  const object: Record<string, Json> = {};
  for (const [key, inner] of Object.entries(value)) {
    const kept = key === name ? changed(inner, rest, fault) : inner;
    if (kept !== undefined) object[key] = kept;
  }
  return object;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is Named {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
