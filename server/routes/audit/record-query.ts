import { idSchema, unitCodeSchema } from '@diemtua/domain/ids';
import { z } from 'zod';
import { instant } from '../shapes.ts';

/** What of the record: before a moment (the page that follows), of one user, of the people of one unit. */
export const recordQuery = z.strictObject({
  before: instant.optional(),
  user: idSchema<'user'>().optional(),
  unit: unitCodeSchema.optional(),
});
