import type { Context } from 'hono';
import type { z } from 'zod';
import { Refused, type AnyRoute } from '../routes/route.ts';
import { refusalOf } from './problem.ts';

/** A request as its route declared it. */
export interface Input {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** Every route may be asked for in a language; the routes themselves need not say so. */
const everywhere = 'language';

function shaped(schema: z.ZodType, value: unknown, within: 'params' | 'query' | 'body'): unknown {
  const read = schema.safeParse(value, { reportInput: true });
  if (!read.success) throw refusalOf(read.error, within);
  return read.data;
}

function queryOf(context: Context): Record<string, string> {
  const query = Object.fromEntries(new URL(context.req.url).searchParams);
  return Object.fromEntries(Object.entries(query).filter(([name]) => name !== everywhere));
}

/** Reads JSON of unknown content. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(400, 'not-json');
  }
}

/** Text in Unicode; what is none is no JSON either. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refused(400, 'not-json');
  }
}

/** Reads a body up to a size; a sender who says less than comes is cut off all the same. */
async function bytesOf(context: Context, bytesMax: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () => new Refused(413, 'too-large', { limit: bytesMax });
  const told = context.req.header('content-length');
  if (Number(told ?? 0) > bytesMax) throw tooLarge();
  if (told !== undefined && context.req.header('transfer-encoding') === undefined) {
    // The protocol itself ends a body where its sender said that it ends: it is read at once, without a stream made for it.
    const whole = new Uint8Array(await context.req.raw.arrayBuffer());
    if (whole.byteLength > bytesMax) throw tooLarge();
    return whole;
  }
  const stream = context.req.raw.body;
  if (!stream) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    size += read.value.byteLength;
    if (size > bytesMax) {
      await reader.cancel();
      throw tooLarge();
    }
    parts.push(read.value);
  }
  return new Uint8Array(Buffer.concat(parts, size));
}

async function bodyOf(context: Context, { body }: AnyRoute): Promise<unknown> {
  if (body === null) return null;
  const types = 'schema' in body ? ['application/json'] : body.types;
  const type = (context.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  // A page of another site cannot send these without asking first, and nobody here says yes.
  if (!types.includes(type)) throw new Refused(415, 'wrong-content-type', { expected: types.join(', ') });
  const bytes = await bytesOf(context, body.bytesMax);
  if ('schema' in body) return shaped(body.schema, readJson(textOf(bytes)), 'body');
  return body.as === 'bytes' ? bytes : new TextDecoder().decode(bytes);
}

/** Reads a request, or refuses it with the field that is wrong. */
export async function readInput(context: Context, route: AnyRoute): Promise<Input> {
  const params = shaped(route.params, context.req.param(), 'params');
  const query = shaped(route.query, queryOf(context), 'query');
  return { params, query, body: await bodyOf(context, route) };
}
