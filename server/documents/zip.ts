/** A part of a zip file, as its directory tells. */
export interface ZipPart {
  readonly name: string;
  /** Whether it is deflated; else it is stored as it is. */
  readonly packed: boolean;
  readonly content: Uint8Array;
}

const END_MARK = 0x06054b50;
const ENTRY_MARK = 0x02014b50;
const LOCAL_MARK = 0x04034b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const COMMENT_MAX = 0xffff;
const STORED = 0;
const DEFLATED = 8;
const partsMax = 1000;

/**
 * The parts of a zip file without unpacking them; null when it is none, is of a kind that no spreadsheet has (encrypted, over 4 GB,
 * another packing), has parts that lie over each other, or too many.
 */
export function partsOf(bytes: Uint8Array): ZipPart[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > partsMax) return null;
  const parts: ZipPart[] = [];
  const spans: (readonly [from: number, to: number])[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_BYTES > view.byteLength || view.getUint32(at, true) !== ENTRY_MARK) return null;
    const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
    const [size, local] = [view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
    const [nameBytes, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    if (nameBytes === undefined || extra === undefined || comment === undefined) return null;
    if ((flags & 1) === 1 || (method !== STORED && method !== DEFLATED)) return null;
    if (local + LOCAL_BYTES > view.byteLength || view.getUint32(local, true) !== LOCAL_MARK) return null;
    const from = local + LOCAL_BYTES + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    if (from + size > view.byteLength) return null;
    spans.push([local, from + size]);
    const name = new TextDecoder().decode(bytes.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + nameBytes));
    parts.push({ name, packed: method === DEFLATED, content: bytes.subarray(from, from + size) });
    at += ENTRY_BYTES + nameBytes + extra + comment;
  }
  const inOrder = spans.toSorted(([one], [other]) => one - other);
  const apart = inOrder.every(([from], index) => index === 0 || (inOrder[index - 1]?.[1] ?? 0) <= from);
  return apart ? parts : null;
}

/** Where the directory ends: the last place that can be it. */
function endOf(view: DataView): number | null {
  const least = Math.max(0, view.byteLength - END_BYTES - COMMENT_MAX);
  for (let at = view.byteLength - END_BYTES; at >= least; at -= 1) if (view.getUint32(at, true) === END_MARK) return at;
  return null;
}
