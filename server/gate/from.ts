import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

const unknown = 'unknown';

/** The other end of the connection; unknown where there is none, as in a test. */
function peerOf(context: Context): string {
  try {
    return getConnInfo(context).remote.address ?? unknown;
  } catch {
    return unknown;
  }
}

/**
 * From where a request came.
 * @param proxies how many servers of our own stand before this one: each adds the address that it saw, and only theirs are believed
 */
export function addressOf(context: Context, proxies: number): string {
  if (proxies === 0) return peerOf(context);
  const written = (context.req.header('x-forwarded-for') ?? '').split(',').map((each) => each.trim());
  const told = written.at(-proxies) ?? '';
  return /^[\da-fA-F.:]{2,45}$/.test(told) ? told : peerOf(context);
}

/**
 * This server as the browser knows it.
 * @param told as its settings say; else as the request itself says
 */
export function originOf(context: Context, told: string | undefined): string {
  return told ?? new URL(context.req.url).origin;
}
