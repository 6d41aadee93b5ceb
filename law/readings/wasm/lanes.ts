import { bug } from '../../kernel/assert.ts';
import { double, F64, I32, moduleOf, signed, unsigned, V128, type Kind } from './encode.ts';
import type { Formula, Straight } from './formula.ts';

/** People of one block: their spells' running sums stay in the first cache. */
export const BLOCK = 128;

const OP = {
  get: 0x20,
  set: 0x21,
  block: [0x02, 0x40],
  loop: [0x03, 0x40],
  branch: 0x0c,
  branchIf: 0x0d,
  end: 0x0b,
  select: 0x1b,
  i32Const: 0x41,
  i32: { '+': 0x6a, '-': 0x6b, '*': 0x6c, '/': 0x6d },
  shl: 0x74,
  atLeastUnsigned: 0x4f,
  equal: 0x46,
  f64Const: 0x44,
  f64: { '+': 0xa0, '-': 0xa1, '*': 0xa2, '/': 0xa3 },
  toDouble: 0xb7,
  widen: 0xbb,
} as const;
/** Vector operations follow the byte 0xfd. */
const LANES = { '+': 0xf0, '-': 0xf1, '*': 0xf2, '/': 0xf3 } as const;

/** How a cell of an array is read and written: opcode, alignment, and the shift from its place to its address. */
interface Access {
  readonly load: number;
  readonly store: number;
  readonly shift: number;
  readonly whole: boolean;
}
const ACCESS: Readonly<Record<string, Access>> = {
  Uint8Array: { load: 0x2d, store: 0x3a, shift: 0, whole: true },
  Int8Array: { load: 0x2c, store: 0x3a, shift: 0, whole: true },
  Uint16Array: { load: 0x2f, store: 0x3b, shift: 1, whole: true },
  Int16Array: { load: 0x2e, store: 0x3b, shift: 1, whole: true },
  Int32Array: { load: 0x28, store: 0x36, shift: 2, whole: true },
  Uint32Array: { load: 0x28, store: 0x36, shift: 2, whole: true },
  Float32Array: { load: 0x2a, store: 0x38, shift: 2, whole: false },
  Float64Array: { load: 0x2b, store: 0x39, shift: 3, whole: false },
};

/** The arrays of a program by the name they have in the printed loop ("in_sex", "t0", "out_paid", "spells"). */
export type Arrays = Readonly<Record<string, string>>;

/** A printed WebAssembly loop, and the arrays whose addresses it takes after `from` and `until`, in order. */
export interface LaneKernel {
  readonly bytes: Uint8Array;
  /** Names of arrays; "running s0" is room for a running sum over the spells of a block, of the kind given. */
  readonly arrays: readonly (readonly [string, string])[];
}

/**
 * Lays a straight loop over lanes: block by block, first the running sums over all spells of a block (no branch for
 * where one person ends), then two people at a time, whose sums are differences of running ones.
 */
export function printLanes(program: Straight, arrays: Arrays): LaneKernel {
  return new Lanes(program, arrays).print();
}

class Lanes {
  private readonly program: Straight;
  private readonly kinds: Arrays;
  private readonly arrays: readonly (readonly [string, string])[];
  private readonly parameters: ReadonlyMap<string, number>;
  private readonly locals: Kind[] = [];
  private readonly code: number[] = [];
  private readonly definitions: ReadonlyMap<string, Formula>;
  private readonly wholeSums: ReadonlySet<string>;
  /** Locals by name and form: "i v4", "i0 v4", "v v4". */
  private held = new Map<string, number>();

  constructor(program: Straight, arrays: Arrays) {
    this.program = program;
    for (const [name, kind] of Object.entries(arrays))
      if (kind === 'Uint32Array' && name !== 'spells') bug(`${name}: whole numbers over lanes have a sign`);
    this.kinds = arrays;
    this.definitions = new Map([...program.spell, ...program.person]);
    this.wholeSums = new Set(program.sums.filter(([, added]) => this.isCell(added)).map(([name]) => name));
    const running = program.sums.map(
      ([name]) => [`running ${name}`, this.wholeSums.has(name) ? 'Int32Array' : 'Float64Array'] as const,
    );
    this.arrays = [...Object.entries(arrays), ...running];
    this.parameters = new Map(['from', 'until', ...this.arrays.map(([name]) => name)].map((name, i) => [name, i]));
  }

  print(): LaneKernel {
    const block = this.local(I32);
    const end = this.local(I32);
    this.emit(OP.get, this.address('from'), OP.set, block);
    this.emit(...OP.block, ...OP.loop);
    this.emit(OP.get, block, OP.get, this.address('until'), OP.atLeastUnsigned, OP.branchIf, 1);
    this.blockEnd(block, end);
    const firstSpell = this.spells(block, end);
    this.people(block, end, firstSpell);
    this.emit(OP.get, end, OP.set, block, OP.branch, 0, OP.end, OP.end);
    return { bytes: moduleOf(this.parameters.size, this.locals, this.code), arrays: this.arrays };
  }

  // The two loops ---------------------------------------------------------------------------------------------------

  /** A block ends after BLOCK people; one that would leave a single person takes it along, for people go in pairs. */
  private blockEnd(block: number, end: number): void {
    const next = [OP.get, block, OP.i32Const, ...signed(BLOCK), OP.i32['+']];
    const later = [...next, OP.i32Const, 1, OP.i32['+']];
    const until = [OP.get, this.address('until')];
    this.emit(...until, ...next, ...later, ...until, OP.atLeastUnsigned, OP.select, OP.set, end);
  }

  private spells(block: number, end: number): number {
    const [first, last, k, room] = [this.local(I32), this.local(I32), this.local(I32), this.local(I32)];
    this.cell('spells', () => this.emit(OP.get, block));
    this.emit(OP.set, first);
    this.cell('spells', () => this.emit(OP.get, end));
    this.emit(OP.set, last, OP.get, first, OP.set, k, OP.i32Const, 0, OP.set, room);
    const sums = this.program.sums.map(([name]) => [name, this.local(this.wholeSums.has(name) ? I32 : F64)] as const);
    for (const [name, local] of sums) {
      if (this.wholeSums.has(name)) this.emit(OP.i32Const, 0, OP.set, local);
      else this.emit(OP.f64Const, ...double(0), OP.set, local);
      this.store(
        `running ${name}`,
        () => this.emit(OP.i32Const, 0),
        () => this.emit(OP.get, local),
      );
    }
    this.emit(...OP.block, ...OP.loop);
    this.emit(OP.get, k, OP.get, last, OP.atLeastUnsigned, OP.branchIf, 1);
    this.emit(OP.get, room, OP.i32Const, 1, OP.i32['+'], OP.set, room);
    this.held = new Map([['k', k]]);
    for (const [name, added] of this.program.sums) {
      const local = sums.find(([one]) => one === name)?.[1] ?? bug('a sum was lost');
      this.emit(OP.get, local);
      if (this.wholeSums.has(name)) this.whole(added, 'k');
      else this.plain(added);
      this.emit(this.wholeSums.has(name) ? OP.i32['+'] : OP.f64['+'], OP.set, local);
      this.store(
        `running ${name}`,
        () => this.emit(OP.get, room),
        () => this.emit(OP.get, local),
      );
    }
    this.emit(OP.get, k, OP.i32Const, 1, OP.i32['+'], OP.set, k, OP.branch, 0, OP.end, OP.end);
    return first;
  }

  private people(block: number, end: number, firstSpell: number): void {
    const [i0, i1] = [this.local(I32), this.local(I32)];
    const ends = [this.local(I32), this.local(I32), this.local(I32)];
    this.emit(OP.get, block, OP.set, i0, ...OP.block, ...OP.loop);
    this.emit(OP.get, i0, OP.get, end, OP.atLeastUnsigned, OP.branchIf, 1);
    // The last pair may begin one person earlier: it writes the same answers again.
    this.emit(OP.get, end, OP.i32Const, 2, OP.i32['-'], OP.get, i0);
    this.emit(OP.get, i0, OP.i32Const, 1, OP.i32['+'], OP.get, end, OP.equal, OP.select, OP.set, i0);
    this.emit(OP.get, i0, OP.i32Const, 1, OP.i32['+'], OP.set, i1);
    ends.forEach((local, step) => {
      this.cell('spells', () => this.emit(OP.get, i0, OP.i32Const, step, OP.i32['+']));
      this.emit(OP.get, firstSpell, OP.i32['-'], OP.set, local);
    });
    this.held = new Map([
      ['i 0', i0],
      ['i 1', i1],
    ]);
    for (const [name] of this.program.sums) this.differences(name, ends);
    for (const [column, value] of this.program.answers) this.answer(column, value, [i0, i1]);
    this.emit(OP.get, i0, OP.i32Const, 2, OP.i32['+'], OP.set, i0, OP.branch, 0, OP.end, OP.end);
  }

  private differences(name: string, [before = 0, middle = 0, after = 0]: readonly number[]): void {
    const read = (at: number): void => this.cell(`running ${name}`, () => this.emit(OP.get, at));
    if (this.wholeSums.has(name)) {
      const lanes = [this.local(I32), this.local(I32)];
      [before, middle].forEach((from, lane) => {
        read([middle, after][lane] ?? 0);
        read(from);
        this.emit(OP.i32['-'], OP.set, lanes[lane] ?? 0);
        this.held.set(`i ${lane} ${name}`, lanes[lane] ?? 0);
      });
      return;
    }
    const vector = this.local(V128);
    const pair = (first: number, second: number): void => {
      read(first);
      this.lanes(0x14);
      read(second);
      this.lanes(0x22, 1);
    };
    pair(middle, after);
    pair(before, middle);
    this.vector('-');
    this.emit(OP.set, vector);
    this.held.set(`v ${name}`, vector);
  }

  private answer(column: string, value: Formula, people: readonly number[]): void {
    const array = `out_${column}`;
    const access = this.access(array);
    if (access.whole) {
      people.forEach((person, lane) =>
        this.store(
          array,
          () => this.emit(OP.get, person),
          () => this.whole(value, String(lane)),
        ),
      );
      return;
    }
    this.pointer(array, () => this.emit(OP.get, people[0] ?? 0));
    this.pairOf(value);
    if (access.shift === 3) this.lanes(0x0b, 0, 0);
    else {
      this.lanes(0x5e);
      this.lanes(0x5b, 0, 0, 0);
    }
  }

  // Values ----------------------------------------------------------------------------------------------------------

  /** Whether a formula is a small whole number read from a column: the sum of many is still one of 32 bits. */
  private isCell(formula: Formula): boolean {
    if (formula.kind === 'name') {
      const definition = this.definitions.get(formula.name);
      return definition !== undefined && this.isCell(definition);
    }
    if (formula.kind !== 'cell') return false;
    const { whole, shift } = this.accessTo(formula.column, this.kinds[formula.column]);
    return whole && shift < 2;
  }

  /** A whole number: of the present spell ("k"), or of the person in a lane. */
  private whole(formula: Formula, lane: string): void {
    switch (formula.kind) {
      case 'number':
        if (!Number.isInteger(formula.value)) bug(`${formula.value} is no whole number`);
        return this.emit(OP.i32Const, ...signed(formula.value));
      case 'name': {
        if (formula.name === 'k') return this.emit(OP.get, this.held.get('k') ?? bug('k outside of spells'));
        if (formula.name === 'i') return this.emit(OP.get, this.held.get(`i ${lane}`) ?? bug('i outside of people'));
        return this.keep(`i ${lane} ${formula.name}`, I32, () => this.whole(this.defined(formula.name), lane));
      }
      case 'cell':
        if (!this.access(formula.column).whole) bug(`${formula.column} holds no whole numbers`);
        return this.cell(formula.column, () => this.whole(formula.at, lane));
      case 'binary':
        if (formula.operator === '/') bug('a quotient is no whole number');
        this.whole(formula.left, lane);
        this.whole(formula.right, lane);
        return this.emit(OP.i32[formula.operator]);
    }
  }

  /** A double, of the present spell. */
  private plain(formula: Formula): void {
    switch (formula.kind) {
      case 'number':
        return this.emit(OP.f64Const, ...double(formula.value));
      case 'name':
        return this.keep(`f ${formula.name}`, F64, () => this.plain(this.defined(formula.name)));
      case 'cell': {
        if (!this.access(formula.column).whole) return this.double(formula.column, () => this.whole(formula.at, 'k'));
        this.cell(formula.column, () => this.whole(formula.at, 'k'));
        return this.emit(OP.toDouble);
      }
      case 'binary': {
        if (
          formula.operator === '-' &&
          formula.left.kind === 'cell' &&
          formula.right.kind === 'cell' &&
          this.access(formula.left.column).whole
        ) {
          // A difference of two whole cells is taken before it becomes a double: one conversion instead of two.
          this.whole(formula, 'k');
          return this.emit(OP.toDouble);
        }
        this.plain(formula.left);
        this.plain(formula.right);
        return this.emit(OP.f64[formula.operator]);
      }
    }
  }

  /** Two doubles, of the pair of people. */
  private pairOf(formula: Formula): void {
    switch (formula.kind) {
      case 'number':
        this.emit(OP.f64Const, ...double(formula.value));
        return this.lanes(0x14);
      case 'name': {
        const whole = this.held.get(`i 0 ${formula.name}`);
        const sum = this.program.sums.some(([name]) => name === formula.name);
        if (sum && whole === undefined)
          return this.emit(OP.get, this.held.get(`v ${formula.name}`) ?? bug(`no ${formula.name}`));
        return this.keep(`v ${formula.name}`, V128, () =>
          sum ? this.convert(formula) : this.pairOf(this.defined(formula.name)),
        );
      }
      case 'cell':
        if (this.access(formula.column).whole) return this.convert(formula);
        this.double(formula.column, () => this.whole(formula.at, '0'));
        this.lanes(0x14);
        this.double(formula.column, () => this.whole(formula.at, '1'));
        return this.lanes(0x22, 1);
      case 'binary':
        this.pairOf(formula.left);
        this.pairOf(formula.right);
        return this.vector(formula.operator);
    }
  }

  /** Two whole numbers as two doubles. */
  private convert(formula: Formula): void {
    this.whole(formula, '0');
    this.lanes(0x11);
    this.whole(formula, '1');
    this.lanes(0x1c, 1);
    this.lanes(0xfe, 1);
  }

  private defined(name: string): Formula {
    return this.definitions.get(name) ?? bug(`${name} is not defined`);
  }

  private keep(key: string, kind: Kind, write: () => void): void {
    const held = this.held.get(key);
    if (held !== undefined) return this.emit(OP.get, held);
    write();
    const local = this.local(kind);
    this.held.set(key, local);
    this.emit(0x22, local);
  }

  // Bytes -----------------------------------------------------------------------------------------------------------

  private emit(...bytes: readonly number[]): void {
    this.code.push(...bytes);
  }

  private lanes(operation: number, ...rest: readonly number[]): void {
    this.emit(0xfd, ...unsigned(operation), ...rest);
  }

  private vector(operator: '+' | '-' | '*' | '/'): void {
    this.lanes(LANES[operator]);
  }

  private local(kind: Kind): number {
    this.locals.push(kind);
    const index = this.parameters.size + this.locals.length - 1;
    return index < 128 ? index : bug('more locals than one byte names');
  }

  private address(name: string): number {
    return this.parameters.get(name) ?? bug(`no array ${name}`);
  }

  private access(array: string): Access {
    return this.accessTo(array, this.arrays.find(([name]) => name === array)?.[1]);
  }

  private accessTo(array: string, kind: string | undefined): Access {
    if (kind === undefined) return bug(`no array ${array}`);
    return ACCESS[kind] ?? bug(`no access to ${kind}`);
  }

  private pointer(array: string, at: () => void): void {
    at();
    const { shift } = this.access(array);
    if (shift > 0) this.emit(OP.i32Const, shift, OP.shl);
    this.emit(OP.get, this.address(array), OP.i32['+']);
  }

  private cell(array: string, at: () => void): void {
    this.pointer(array, at);
    this.emit(this.access(array).load, this.access(array).shift, 0);
  }

  /** A cell of four or eight bytes, as a double. */
  private double(array: string, at: () => void): void {
    this.cell(array, at);
    if (this.access(array).shift < 3) this.emit(OP.widen);
  }

  private store(array: string, at: () => void, value: () => void): void {
    this.pointer(array, at);
    value();
    this.emit(this.access(array).store, this.access(array).shift, 0);
  }
}
