import { describe, expect, test } from 'vitest';
import { double, F64, I32, moduleOf, signed, unsigned, V128 } from './encode.ts';

describe('numbers as bytes', () => {
  // Seven bits a byte, the lowest first; the eighth says that more come.
  test.each([
    [0, [0x00]],
    [1, [0x01]],
    [127, [0x7f]],
    [128, [0x80, 0x01]],
    [16_384, [0x80, 0x80, 0x01]],
    [624_485, [0xe5, 0x8e, 0x26]],
    [65_536, [0x80, 0x80, 0x04]],
    // The greatest of 32 bits.
    [4_294_967_295, [0xff, 0xff, 0xff, 0xff, 0x0f]],
  ])('%i without a sign', (value, bytes) => {
    expect(unsigned(value)).toEqual(bytes);
  });

  // The last byte has the sign in its seventh bit.
  test.each([
    [0, [0x00]],
    [63, [0x3f]],
    [64, [0xc0, 0x00]],
    [127, [0xff, 0x00]],
    [128, [0x80, 0x01]],
    [-1, [0x7f]],
    [-64, [0x40]],
    [-65, [0xbf, 0x7f]],
    [-128, [0x80, 0x7f]],
    [-123_456, [0xc0, 0xbb, 0x78]],
    [2_147_483_647, [0xff, 0xff, 0xff, 0xff, 0x07]],
    [-2_147_483_648, [0x80, 0x80, 0x80, 0x80, 0x78]],
  ])('%i with a sign', (value, bytes) => {
    expect(signed(value)).toEqual(bytes);
  });

  test('a double is eight bytes, the lowest first', () => {
    expect(double(1)).toEqual([0, 0, 0, 0, 0, 0, 0xf0, 0x3f]);
    expect(double(-2.5)).toEqual([0, 0, 0, 0, 0, 0, 0x04, 0xc0]);
  });
});

test('a module has its type, its memory, its one function and its locals', () => {
  const parts = [
    // The name of the format and its version.
    [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    // Types: one, of a function that takes two i32 and gives nothing.
    [1, 6, 1, 0x60, 2, 0x7f, 0x7f, 0],
    // Imports: one, "env" "memory", shared, of 1 to 65,536 pages.
    [2, 18, 1, 3, 0x65, 0x6e, 0x76, 6, 0x6d, 0x65, 0x6d, 0x6f, 0x72, 0x79, 2, 3, 1, 0x80, 0x80, 0x04],
    // Functions: one, of the first type.
    [3, 2, 1, 0],
    // Exports: one, the function "run".
    [7, 7, 1, 3, 0x72, 0x75, 0x6e, 0, 0],
    // Code: one body of ten bytes, with three groups of one local each.
    [10, 12, 1, 10, 3, 1, 0x7f, 1, 0x7c, 1, 0x7b, 0x20, 0, 0x0b],
  ];
  expect([...moduleOf(2, [I32, F64, V128], [0x20, 0])]).toEqual(parts.flat());
});
