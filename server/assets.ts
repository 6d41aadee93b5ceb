import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Already small: packing them once more gains nothing. */
const packed = new Set(['.woff2', '.png']);

/** A file that browsers may have. */
export interface Asset {
  readonly type: string;
  readonly etag: string;
  /** Its name changes when its content does, so that it can be kept for ever. */
  readonly lasting: boolean;
  readonly plain: Uint8Array<ArrayBuffer>;
  /** The same content, packed, by the name of the packing. */
  readonly packed: Readonly<Partial<Record<'br' | 'gzip', Uint8Array<ArrayBuffer>>>>;
}

/**
 * Reads the built files of an app, once, by the address each has. Who asks for anything else asks for nothing: no address is
 * ever put together with a folder.
 * @param home where the app lives on this server: "/van-phong"; the public app lives at the root
 */
export function readAssets(folder: string, home = ''): ReadonlyMap<string, Asset> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const address = `${home}/${relative(folder, path).split(sep).join('/')}`;
      return [address, assetOf(address, readFileSync(path))] as const;
    }),
  );
}

function assetOf(address: string, content: Buffer): Asset {
  const ending = extname(address);
  const plain = new Uint8Array(content);
  // What lasts is packed as small as can be: it is packed once and loaded by everybody.
  const lasting = address.includes('/assets/');
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: lasting ? 11 : 9 } };
  return {
    type: types[ending] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 27)}"`,
    lasting,
    plain,
    packed: packed.has(ending)
      ? {}
      : { br: new Uint8Array(brotliCompressSync(plain, brotli)), gzip: new Uint8Array(gzipSync(plain)) },
  };
}

/** What a policy calls the styles that are written into pages, by the sum of their content. */
export function stylesIn(assets: ReadonlyMap<string, Asset>): readonly string[] {
  const pages = [...assets.values()].filter(({ type }) => type.startsWith('text/html'));
  const styles = pages.flatMap(({ plain }) => [
    ...new TextDecoder().decode(plain).matchAll(/<style>([^]*?)<\/style>/g),
  ]);
  const sums = styles.map(([, style = '']) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`);
  return [...new Set(sums)];
}

const yearSeconds = 365 * 24 * 60 * 60;

/** Sends a file, packed as the browser can take it, and with how long it may be kept. */
export function sendAsset(asset: Asset, request: Request, status = 200): Response {
  const headers = new Headers({
    'content-type': asset.type,
    'cache-control': asset.lasting ? `public, max-age=${yearSeconds}, immutable` : 'no-cache',
    etag: asset.etag,
    vary: 'accept-encoding',
  });
  const known = request.headers.get('if-none-match')?.split(',') ?? [];
  if (status === 200 && known.some((tag) => tag.trim().replace(/^W\//, '') === asset.etag))
    return new Response(null, { status: 304, headers });
  const accepted = request.headers.get('accept-encoding') ?? '';
  const taken = new Set(accepted.split(',').map((each) => each.split(';')[0]?.trim()));
  const packing = (['br', 'gzip'] as const).find((name) => taken.has(name) && asset.packed[name] !== undefined);
  const body = (packing && asset.packed[packing]) ?? asset.plain;
  if (packing) headers.set('content-encoding', packing);
  headers.set('content-length', String(body.byteLength));
  return new Response(request.method === 'HEAD' ? null : body, { status, headers });
}
