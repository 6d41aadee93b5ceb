import { flatten, type MapShape } from '@diemtua/ui';
import { useMemo } from 'preact/hooks';
import { useAsked } from '../../asking/use-asked.ts';
import type { BoundariesTold, MapCommune } from '../shapes.ts';

/** The official boundaries that somebody imported, as shapes of the communes on a map; null: there are none, or of a commune none is known. */
export function useBoundaries(communes: readonly MapCommune[]): {
  readonly shapes: readonly MapShape[] | null;
  readonly kept: BoundariesTold;
  readonly again: () => void;
} {
  const { asked, again } = useAsked('GET /api/plan/boundaries', {});
  const kept = asked.state === 'ready' ? asked.value.boundaries : null;
  // Figures change, communes do not move.
  const where = JSON.stringify(communes.map(({ code, unit, lat, lon }) => ({ code, unit, lat, lon })));
  const shapes = useMemo(() => {
    const places = JSON.parse(where) as readonly Pick<MapCommune, 'code' | 'unit' | 'lat' | 'lon'>[];
    const ringsOf = new Map(kept?.communes.map(({ code, rings }) => [code, rings]));
    if (places.length === 0 || places.some(({ code }) => !ringsOf.has(code))) return null;
    const flat = flatten(places);
    return places.map(({ code, unit }) => ({
      code,
      unit,
      rings: (ringsOf.get(code) ?? []).map((ring) => ring.map(([lon, lat]) => flat(lon, lat))),
    }));
  }, [kept, where]);
  return { shapes, kept, again };
}
