import { formatNumber } from '@diemtua/ui';
import type { ComponentChildren } from 'preact';
import { useVoice } from '../../language/say.tsx';
import type { useWhy, WherePlace } from '../figure.tsx';

/** A place of a plan, by the key that plans name it by: "unit:SAPA". */
function whereOf(key: string): WherePlace {
  const [level = '', code = ''] = key.split(':');
  return { level, code };
}

/** Targets of a year's versions that open to how they were divided. */
export function useTargetFigure(why: ReturnType<typeof useWhy>, year: number) {
  const { say, language } = useVoice();
  return (
    { key, placeName }: { readonly key: string; readonly placeName: string },
    of: 'total' | 'new' | 'continuing',
    people: number,
    version: number,
  ): ComponentChildren =>
    why.figure(
      'planned',
      formatNumber(people, language),
      `${say(`plan.builder.${of}`)}, ${placeName}, ${say('plan.builder.version', { number: version })}`,
      whereOf(key),
      { year, version, of },
    );
}
