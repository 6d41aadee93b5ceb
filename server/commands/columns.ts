import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { endianness } from 'node:os';
import { join } from 'node:path';
import { MONTHS_IN_YEAR } from '@diemtua/law/kernel/month';
import { UsageError } from './options.ts';
import { codeOf } from './streams.ts';

/** What is wrong with a folder of columns. */
export type ColumnsFault =
  | 'missing-file'
  | 'unreadable'
  | 'malformed-meta'
  | 'truncated'
  | 'wrong-count'
  | 'not-ascending'
  | 'out-of-range'
  | 'big-endian';

/** A folder of columns that cannot be used: the name of the fault, the file, and the way out. */
export class ColumnsError extends UsageError {
  readonly fault: ColumnsFault;

  constructor(fault: ColumnsFault, message: string) {
    super(
      `${fault}: ${message}`,
      'A folder of columns has meta.json, sex.u8, birth.i32, cat.u8, off.u32, start.u16, months.u16, income.i32.',
    );
    this.fault = fault;
  }
}

/** A population in columns, in memory that threads share. */
export interface Columns {
  /** How many people. */
  readonly count: number;
  /** 0 a man, 1 a woman. */
  readonly sex: Uint8Array;
  /** Month of birth, year × 12 + month − 1. */
  readonly birth: Int32Array;
  /** Support group, 0 to 3. */
  readonly cat: Uint8Array;
  /** Where the spells of each person begin; one more than there are people. */
  readonly spells: Uint32Array;
  /** First month of each spell, counted from 2008-01. */
  readonly start: Uint16Array;
  readonly months: Uint16Array;
  readonly income: Int32Array;
}

/** What a folder holds: the columns, and the table of coefficients of its task. */
export interface Population {
  readonly columns: Columns;
  readonly coefficients: readonly number[];
}

/** Limits of the task; beyond them the tables of the task end. */
const SEX_MOST = 1;
const CAT_MOST = 3;
const BIRTH_LEAST = 1900 * MONTHS_IN_YEAR;
const BIRTH_MOST = 2100 * MONTHS_IN_YEAR - 1;
/** Months from 2008-01 to 2099-12: where a spell must end, and what a person's spells may come to. */
const MONTHS_MOST = (2100 - 2008) * MONTHS_IN_YEAR;

/** At most this much is read in one call of the system. */
const READ_BYTES_MAX = 1024 * 1024 * 1024;

/** Reads a folder of columns and checks it; what does not fit together is a ColumnsError. */
export function readPopulation(folder: string): Population {
  // The files are little-endian, and are used as they lie in memory.
  if (endianness() !== 'LE') throw new ColumnsError('big-endian', 'this machine orders bytes the other way round');
  const { count, spells, coefficients } = readMeta(folder);
  const read = (name: string, cells: number, bytes: number): SharedArrayBuffer =>
    readColumn(join(folder, name), cells, bytes);
  const columns: Columns = {
    count,
    sex: new Uint8Array(read('sex.u8', count, Uint8Array.BYTES_PER_ELEMENT)),
    birth: new Int32Array(read('birth.i32', count, Int32Array.BYTES_PER_ELEMENT)),
    cat: new Uint8Array(read('cat.u8', count, Uint8Array.BYTES_PER_ELEMENT)),
    spells: new Uint32Array(read('off.u32', count + 1, Uint32Array.BYTES_PER_ELEMENT)),
    start: new Uint16Array(read('start.u16', spells, Uint16Array.BYTES_PER_ELEMENT)),
    months: new Uint16Array(read('months.u16', spells, Uint16Array.BYTES_PER_ELEMENT)),
    income: new Int32Array(read('income.i32', spells, Int32Array.BYTES_PER_ELEMENT)),
  };
  checkOffsets(columns, spells);
  checkRanges(columns);
  return { columns, coefficients };
}

interface Meta {
  readonly count: number;
  readonly spells: number;
  readonly coefficients: readonly number[];
}

function readMeta(folder: string): Meta {
  const path = join(folder, 'meta.json');
  let meta: unknown;
  try {
    meta = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw new ColumnsError('malformed-meta', `${path} is not JSON`);
    throw cannotRead(error, path);
  }
  const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;
  const told: { N?: unknown; spells?: unknown; coef?: unknown } = typeof meta === 'object' && meta !== null ? meta : {};
  const { N: count, spells, coef } = told;
  if (!isCount(count) || count === 0)
    throw new ColumnsError('malformed-meta', `${path}: N is the number of people, from 1`);
  if (!isCount(spells)) throw new ColumnsError('malformed-meta', `${path}: spells is the number of spells`);
  if (!Array.isArray(coef) || !coef.every((each) => typeof each === 'number' && Number.isFinite(each)))
    throw new ColumnsError('malformed-meta', `${path}: coef is a list of numbers, a year each from 2008`);
  return { count, spells, coefficients: coef as number[] };
}

function cannotRead(error: unknown, path: string): ColumnsError {
  return codeOf(error) === 'ENOENT'
    ? new ColumnsError('missing-file', `there is no ${path}`)
    : new ColumnsError('unreadable', `${path} (${codeOf(error) || String(error)})`);
}

/** Reads a file straight into shared memory, after a look at its size. */
function readColumn(path: string, cells: number, bytesOfCell: number): SharedArrayBuffer {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    throw cannotRead(error, path);
  }
  try {
    const bytes = cells * bytesOfCell;
    const { size } = fstatSync(file);
    if (size < bytes)
      throw new ColumnsError('truncated', `${path} has ${size} bytes, and ${cells} cells take ${bytes}`);
    if (size > bytes)
      throw new ColumnsError('wrong-count', `${path} has ${size} bytes, and meta.json tells of ${bytes}`);
    const memory = new SharedArrayBuffer(bytes);
    const view = new Uint8Array(memory);
    for (let at = 0; at < bytes;) {
      const read = readSync(file, view, at, Math.min(bytes - at, READ_BYTES_MAX), at);
      if (read === 0) throw new ColumnsError('truncated', `${path} ended while it was read`);
      at += read;
    }
    return memory;
  } catch (error) {
    throw error instanceof ColumnsError ? error : cannotRead(error, path);
  } finally {
    closeSync(file);
  }
}

function checkOffsets({ spells: offsets, count }: Columns, spells: number): void {
  if (offsets[0] !== 0) throw new ColumnsError('not-ascending', `off.u32 begins with ${offsets[0]} instead of 0`);
  for (let i = 0; i < count; i++) {
    if (cell(offsets, i + 1) < cell(offsets, i))
      throw new ColumnsError(
        'not-ascending',
        `off.u32 falls from ${offsets[i]} to ${offsets[i + 1]} after person ${i}`,
      );
  }
  if (offsets[count] !== spells)
    throw new ColumnsError(
      'wrong-count',
      `off.u32 ends with ${offsets[count]}, and meta.json tells of ${spells} spells`,
    );
}

function checkRanges({ count, sex, birth, cat, spells, start, months }: Columns): void {
  const refuse = (file: string, place: string, value: number): never => {
    throw new ColumnsError('out-of-range', `${file} has ${value} at ${place}`);
  };
  for (let i = 0; i < count; i++) {
    if (cell(sex, i) > SEX_MOST) refuse('sex.u8', `person ${i}`, cell(sex, i));
    if (cell(cat, i) > CAT_MOST) refuse('cat.u8', `person ${i}`, cell(cat, i));
    const born = cell(birth, i);
    if (born < BIRTH_LEAST || born > BIRTH_MOST) refuse('birth.i32', `person ${i}`, born);
    let total = 0;
    for (let k = cell(spells, i); k < cell(spells, i + 1); k++) {
      total += cell(months, k);
      if (cell(start, k) + cell(months, k) > MONTHS_MOST) refuse('start.u16', `spell ${k}`, cell(start, k));
    }
    if (total === 0 || total > MONTHS_MOST) refuse('months.u16', `person ${i}, all spells together`, total);
  }
}

/** A cell that is there. */
const cell = (column: Readonly<Record<number, number>>, place: number): number => column[place] as number;
