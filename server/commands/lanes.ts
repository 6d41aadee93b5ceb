import * as lanes from '@diemtua/law/generated/speed-task-lanes';
import * as task from '@diemtua/law/generated/speed-task';
import type { Population } from './columns.ts';

type Cells = Uint8Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array;
type CellsKind = {
  new (memory: SharedArrayBuffer, at: number, length: number): Cells;
  readonly BYTES_PER_ELEMENT: number;
};

/** What is used of WebAssembly; Node's own types leave it out. */
interface Memory {
  readonly buffer: SharedArrayBuffer;
}
declare const WebAssembly: {
  readonly Memory: new (limits: {
    readonly initial: number;
    readonly maximum: number;
    readonly shared: true;
  }) => Memory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: { readonly env: { readonly memory: Memory } },
  ) => { readonly exports: { readonly run: (...addresses: readonly number[]) => void } };
};

const KINDS: Readonly<Record<string, CellsKind>> = {
  Uint8Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
};
const PAGE = 65_536;
/** WebAssembly addresses 4 GiB. */
const PAGES_MAX = 65_536;
/** Every array begins on a line of the cache. */
const LINE = 64;
/** People go in pairs; a share of fewer is for the plain loop. */
export const SHARE_LEAST = 2;

/** A population laid out in one shared memory, as the lanes read it. */
export interface Laid {
  readonly memory: Memory;
  readonly count: number;
  /** Addresses of the arrays, in the order that `run` takes them; a list for each thread. */
  readonly addresses: readonly (readonly number[])[];
}

/**
 * Lays out a population for the lanes: columns, tables, room for answers, and for each thread room for running sums.
 * @returns the layout, and the answers by name, which the runs fill; null when it does not fit one WebAssembly memory
 */
export function layOut(
  { columns, coefficients }: Population,
  threads: number,
): { readonly laid: Laid; readonly answers: Readonly<Record<string, Cells>> } | null {
  const { count, spells, ...facts } = columns;
  const given: Record<string, Cells> = { ...task.tables(coefficients), spells };
  for (const [name, cells] of Object.entries(facts)) given[`in_${name}`] = cells;
  const room = mostSpells(spells, count) + 1;
  const lengthOf = (name: string): number => given[name]?.length ?? (name.startsWith('out_') ? count : room);
  let size = LINE;
  const place = (name: string, kind: string): number => {
    const at = size;
    size += Math.ceil((lengthOf(name) * (KINDS[kind]?.BYTES_PER_ELEMENT ?? 1)) / LINE + 1) * LINE;
    return at;
  };
  const shared = new Map(
    lanes.arrays
      .filter(([name]) => !name.startsWith('running'))
      .map(([name, kind]) => [name as string, place(name, kind)]),
  );
  const addresses = Array.from({ length: threads }, () =>
    lanes.arrays.map(([name, kind]) => shared.get(name) ?? place(name, kind)),
  );
  const pages = Math.ceil(size / PAGE);
  if (pages > PAGES_MAX) return null;
  const memory = new WebAssembly.Memory({ initial: pages, maximum: PAGES_MAX, shared: true });
  const answers: Record<string, Cells> = {};
  for (const [name, kind] of lanes.arrays) {
    const Kind = KINDS[kind];
    const at = shared.get(name);
    if (!Kind || at === undefined) continue;
    const cells = new Kind(memory.buffer, at, lengthOf(name));
    const source = given[name];
    if (source) cells.set(source);
    else answers[name.slice('out_'.length)] = cells;
  }
  return { laid: { memory, count, addresses }, answers };
}

/** The most spells that one block of people has; a block may take one person more than its size. */
function mostSpells(spells: Uint32Array, count: number): number {
  let most = 0;
  for (let first = 0; first < count; first++)
    most = Math.max(most, (spells[Math.min(count, first + lanes.block + 1)] ?? 0) - (spells[first] ?? 0));
  return most;
}

/** One thread's run over its share of a laid-out population. */
export function shareOf({ memory, count, addresses }: Laid, index: number): () => void {
  const bytes = Uint8Array.from(lanes.module.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const { run } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } }).exports;
  const from = Math.floor((count * index) / addresses.length);
  const until = Math.floor((count * (index + 1)) / addresses.length);
  return () => run(from, until, ...(addresses[index] ?? []));
}
