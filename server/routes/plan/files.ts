import { createHash, randomBytes } from 'node:crypto';
import { makeId, idSchema } from '@diemtua/domain/ids';
import { z } from 'zod';
import { inSession } from '../../store/session.ts';
import { keepFile, keptFile } from '../../store/plan/files.ts';
import { Refused, route } from '../route.ts';

const FILE_BYTES_MAX = 10 * 1024 * 1024;
const types = [
  'application/pdf',
  'image/jpeg',
  'image/png',
  'application/octet-stream',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const;

/** Keeps a paper. */
export const planFilePut = route({
  method: 'POST',
  path: '/api/plan/files',
  what: 'Keeps the paper by which a plan is decided; the command that decides it names its id and SHA-256',
  may: 'plan.decide',
  limit: 'careful',
  params: z.strictObject({}),
  query: z.strictObject({ name: z.string().trim().min(1).max(200) }),
  body: { types, bytesMax: FILE_BYTES_MAX, as: 'bytes' },
  answer: z.strictObject({ file: z.strictObject({ id: z.string(), name: z.string(), sha256: z.string() }) }),
  handle: async ({ input: { query, body }, who, engine, now }) => {
    if (body.byteLength === 0) throw new Refused(400, 'field-missing', { field: 'body' }, 'body');
    const id = makeId<'file'>(now, randomBytes(10));
    const sha256 = createHash('sha256').update(body).digest('hex');
    await inSession(engine, who.scope, (session) => keepFile(session, { id, name: query.name, sha256 }, body, now));
    return { file: { id, name: query.name, sha256 } };
  },
});

/** Opens a paper. */
export const planFileGet = route({
  method: 'GET',
  path: '/api/plan/files/:file',
  what: 'The paper by which a version of a plan was decided, to keep; never opened in the page itself',
  may: 'plan.see',
  limit: 'work',
  params: z.strictObject({ file: idSchema<'file'>() }),
  query: z.strictObject({}),
  body: null,
  answer: { types: ['application/octet-stream'] },
  handle: async ({ input: { params }, who, engine }) =>
    inSession(engine, who.scope, async (session) => {
      const kept = await keptFile(session, params.file);
      if (kept === null) throw new Refused(404, 'unknown-id', {}, 'file');
      return new Response(new Uint8Array(kept.content), {
        headers: {
          'content-type': 'application/octet-stream',
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(kept.name)}`,
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
        },
      });
    }),
});
