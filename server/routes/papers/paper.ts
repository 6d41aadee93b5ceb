import type { FilledForm } from '@diemtua/domain/reporting';
import { z } from 'zod';
import { press, type PressJob } from '../../documents/press.ts';
import { Refused } from '../route.ts';

/** What a paper is given as. */
export const as = z.enum(['pdf', 'xlsx']).default('pdf');

const types = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Both kinds of paper, as routes declare what they answer. */
export const paperTypes = { types: Object.values(types) } as const;

/** Makes a paper, in the press's own thread; its name holds nothing of anybody. */
export async function paper(job: PressJob, kind: keyof typeof types, name: string): Promise<Response> {
  const pressed = await press.press(job);
  if (!pressed.ok) {
    const { refused } = pressed;
    if (refused.code === 'too-many-rows') throw new Refused(413, 'too-many-lines', { limit: refused.limit });
    if (refused.code === 'letters-missing')
      throw new Refused(400, 'field-wrong', { field: 'name', expected: refused.letters.join(' ') });
    throw new Refused(503, 'busy');
  }
  return new Response(pressed.bytes, {
    headers: {
      'content-type': types[kind],
      'content-disposition': `attachment; filename="${name.replaceAll(/[^\w-]/g, '-')}.${kind}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

/** A form on paper or as a sheet. */
export const formPaper = (form: FilledForm, kind: keyof typeof types, name: string): Promise<Response> =>
  paper(kind === 'pdf' ? { make: 'form-pdf', form } : { make: 'form-sheet', form }, kind, name);
