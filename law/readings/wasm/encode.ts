/** The kinds of value of a WebAssembly function. */
export const I32 = 0x7f;
export const F64 = 0x7c;
export const V128 = 0x7b;
export type Kind = typeof I32 | typeof F64 | typeof V128;

/** An unsigned number in LEB128. */
export function unsigned(value: number): readonly number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
}

/** A signed number in LEB128. */
export function signed(value: number): readonly number[] {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const low = rest & 0x7f;
    rest >>= 7;
    const done = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
    bytes.push(done ? low : low | 0x80);
    if (done) return bytes;
  }
}

/** The eight bytes of a double. */
export function double(value: number): readonly number[] {
  return [...new Uint8Array(new Float64Array([value]).buffer)];
}

function sized(bytes: readonly number[]): readonly number[] {
  return [...unsigned(bytes.length), ...bytes];
}

function text(name: string): readonly number[] {
  return sized([...name].map((letter) => letter.charCodeAt(0)));
}

function section(id: number, bytes: readonly number[]): readonly number[] {
  return [id, ...sized(bytes)];
}

/** "\\0asm" and the version of the format. */
const MAGIC = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
/** Most 64 KiB pages that the shared memory may have. */
const PAGES_MAX = 65_536;

/**
 * A module with one function `run`, whose parameters are all i32, over a shared memory that is imported as
 * `env.memory`.
 */
export function moduleOf(parameters: number, locals: readonly Kind[], code: readonly number[]): Uint8Array {
  const type = [0x60, ...sized(Array.from({ length: parameters }, () => I32)), 0];
  const body = [...unsigned(locals.length), ...locals.flatMap((kind) => [1, kind]), ...code, 0x0b];
  return new Uint8Array([
    ...MAGIC,
    ...section(1, [1, ...type]),
    ...section(2, [1, ...text('env'), ...text('memory'), 2, 3, ...unsigned(1), ...unsigned(PAGES_MAX)]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...text('run'), 0, 0]),
    ...section(10, [1, ...sized(body)]),
  ]);
}
