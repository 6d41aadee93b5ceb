/** What is read of a TrueType font: which letters it has, and how wide each is. */
export interface Font {
  readonly has: (letter: string) => boolean;
  /** The width of a letter as a share of the size of the type; nought for a letter that it has not. */
  readonly advance: (letter: string) => number;
}

/** Opens a TrueType font with a Unicode table of format 4, as all of ours have. */
export function openFont(bytes: Buffer): Font {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, number>();
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const at = 12 + index * 16;
    tables.set(bytes.toString('latin1', at, at + 4), view.getUint32(at + 8));
  }
  const table = (name: string): number => {
    const at = tables.get(name);
    if (at === undefined) throw new Error(`the font has no ${name}`);
    return at;
  };
  const glyphs = glyphsOf(view, table('cmap'));
  const unitsPerEm = view.getUint16(table('head') + 18);
  const widths = view.getUint16(table('hhea') + 34);
  const hmtx = table('hmtx');
  return {
    has: (letter) => glyphs.has(letter.codePointAt(0) ?? 0),
    advance: (letter) => {
      const glyph = glyphs.get(letter.codePointAt(0) ?? 0);
      return glyph === undefined ? 0 : view.getUint16(hmtx + Math.min(glyph, widths - 1) * 4) / unitsPerEm;
    },
  };
}

const UNICODE_ON_WINDOWS = 0x0003_0001;
const SEGMENTS = 4;
const LAST = 0xffff;

/** The glyph of each letter. */
function glyphsOf(view: DataView, cmap: number): ReadonlyMap<number, number> {
  const count = view.getUint16(cmap + 2);
  const places = Array.from({ length: count }, (_, index) => cmap + 4 + index * 8);
  const place = places.find((at) => view.getUint32(at) === UNICODE_ON_WINDOWS);
  const table = place === undefined ? null : cmap + view.getUint32(place + 4);
  if (table === null || view.getUint16(table) !== SEGMENTS)
    throw new Error('the font has no Unicode table of format 4');
  const size = view.getUint16(table + 6);
  const ends = table + 14;
  const starts = ends + size + 2;
  const deltas = starts + size;
  const ranges = deltas + size;
  const glyphs = new Map<number, number>();
  for (let segment = 0; segment < size; segment += 2) {
    const [from, to] = [view.getUint16(starts + segment), view.getUint16(ends + segment)];
    const [delta, range] = [view.getUint16(deltas + segment), view.getUint16(ranges + segment)];
    for (let letter = from; letter <= to && letter !== LAST; letter += 1) {
      const found = range === 0 ? letter : view.getUint16(ranges + segment + range + (letter - from) * 2);
      const glyph = range !== 0 && found === 0 ? 0 : (found + delta) & LAST;
      if (glyph !== 0) glyphs.set(letter, glyph);
    }
  }
  return glyphs;
}
