import { idSchema } from '@diemtua/domain/ids';
import { toBuffer } from 'qrcode';
import { z } from 'zod';
import { qrDrawing } from '../../documents/qr.ts';
import { dueShow } from '../due-show.ts';
import { Refused, Reply, route } from '../route.ts';

/** Wide enough for a phone's camera from across a desk. */
const PNG_PIXELS = 480;

/** The code by which an amount due is paid, as a picture. */
export const dueCode = route({
  method: 'GET',
  path: '/api/dues/:due/code',
  what: 'The VietQR code of an amount due, with amount and reference, as .svg or .png',
  may: 'dues.make',
  limit: 'work',
  params: z.strictObject({ due: idSchema<'due'>() }),
  query: z.strictObject({ as: z.enum(['svg', 'png']).default('svg') }),
  body: null,
  answer: { types: ['image/svg+xml', 'image/png'] },
  handle: async (asked) => {
    const { params, query } = asked.input;
    const told = await dueShow.handle({ ...asked, input: { params, query: {}, body: null } });
    const { transfer, state } = told instanceof Reply ? told.content : told;
    // A code that still leads to money that nobody awaits would make work for everybody.
    if (transfer === null || state !== 'open') throw new Refused(404, 'unknown-id', {}, 'due');
    const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };
    if (query.as === 'svg')
      return new Response(qrDrawing(transfer.payload), { headers: { ...headers, 'content-type': 'image/svg+xml' } });
    const png = await toBuffer(transfer.payload, { errorCorrectionLevel: 'M', width: PNG_PIXELS });
    return new Response(new Uint8Array(png), { headers: { ...headers, 'content-type': 'image/png' } });
  },
});
