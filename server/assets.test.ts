import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { readAssets, sendAsset } from './assets.ts';

const folder = mkdtempSync(join(tmpdir(), 'assets-'));
mkdirSync(join(folder, 'assets'));
writeFileSync(join(folder, 'index.html'), '<title>Điểm Tựa</title>');
writeFileSync(join(folder, 'assets', 'font-1.woff2'), 'font');
const assets = readAssets(folder);
const page = assets.get('/index.html');
afterAll(() => rmSync(folder, { recursive: true }));

async function send(accepted: string): Promise<{ packing: string | null; body: Buffer }> {
  if (!page) throw new Error('no page');
  const told = sendAsset(page, new Request('http://localhost/', { headers: { 'accept-encoding': accepted } }));
  return { packing: told.headers.get('content-encoding'), body: Buffer.from(await told.arrayBuffer()) };
}

test('files are known by the address that each has', () => {
  expect([...assets.keys()].toSorted()).toEqual(['/assets/font-1.woff2', '/index.html']);
  expect(assets.get('/assets/font-1.woff2')).toMatchObject({ type: 'font/woff2', lasting: true, packed: {} });
});

test('a page is sent packed as the browser can take it', async () => {
  const plain = await send('');
  expect(plain.packing).toBeNull();
  const small = await send('gzip, deflate');
  expect([small.packing, gunzipSync(small.body).toString()]).toEqual(['gzip', plain.body.toString()]);
  const smallest = await send('gzip, br;q=0.9');
  expect([smallest.packing, brotliDecompressSync(smallest.body).toString()]).toEqual(['br', plain.body.toString()]);
});

test('HEAD gets the headers alone', async () => {
  if (!page) throw new Error('no page');
  const told = sendAsset(page, new Request('http://localhost/', { method: 'HEAD' }));
  expect(told.headers.get('content-length')).toBe(String(page.plain.byteLength));
  expect(await told.text()).toBe('');
});
