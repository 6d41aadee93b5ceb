import { unitCodeSchema, type UnitCode } from '@diemtua/domain/ids';
import { z } from 'zod';
import type { Who } from '../../access/who.ts';
import type { Scope } from '../../store/session.ts';
import { Refused } from '../route.ts';

/** Which unit; left out: the first of whoever asks. */
export const unitQuery = z.strictObject({ unit: unitCodeSchema.optional() });

/** The unit that is asked about: it has to be one of the asker's. */
export function unitOf({ units }: Pick<Who, 'units'>, asked: UnitCode | undefined): UnitCode {
  const unit = asked ?? (units === 'all' ? undefined : units[0]);
  if (unit === undefined) throw new Refused(400, 'field-missing', { field: 'unit' }, 'unit');
  if (units !== 'all' && !units.includes(unit)) throw new Refused(403, 'not-yours', {}, 'unit');
  return unit;
}

/** What the database is asked under for one of the asker's units; left out: for all of them. */
export function scopeIn({ scope, units }: Pick<Who, 'scope' | 'units'>, asked: UnitCode | undefined): Scope {
  return asked === undefined ? scope : { ...scope, units: [unitOf({ units }, asked)] };
}
