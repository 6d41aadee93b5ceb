import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ProvinceCode } from '../ids/index.ts';
import { NO_HASH, sealText, streamOf, verifySeals, type KeptSeal, type SealedHead } from './index.ts';

const province = '15' as ProvinceCode;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const head = (unit: string, seq: number): SealedHead => ({
  stream: streamOf('unit', unit),
  seq,
  hash: sha256(`${unit}${seq}`),
});

/** Seals made one after the other, as they are when nobody touched them. */
function row(...heads: readonly (readonly SealedHead[])[]): KeptSeal[] {
  let previous = NO_HASH;
  return heads.map((each, index) => {
    const seal = { seq: index + 1, at: 1000 * index, heads: each };
    previous = sha256(sealText(province, seal, previous));
    return { ...seal, hash: previous };
  });
}

describe('seals over the ends of all streams', () => {
  const days = () => row([head('SAPA', 3)], [head('SAPA', 3), head('BATXAT', 1)], [head('BATXAT', 2), head('SAPA', 9)]);

  test('untouched they hold; so do none', () => {
    expect(verifySeals(province, days(), sha256)).toBeNull();
    expect(verifySeals(province, [], sha256)).toBeNull();
  });

  test('the order in which streams are told does not matter', () => {
    const [one, two] = [head('A', 1), head('B', 2)];
    const seal = { seq: 1, at: 5, heads: [one, two] };
    expect(sealText(province, seal, NO_HASH)).toBe(sealText(province, { ...seal, heads: [two, one] }, NO_HASH));
  });

  test('say in one fixed form what they cover, in the order of the streams’ names', () => {
    const seal = { seq: 7, at: 5, heads: [head('B', 2), head('C', 3), head('A', 1)] };
    expect(sealText(province, seal, NO_HASH)).toBe(
      [`${NO_HASH} 15 7 5`, `unit/A 1 ${sha256('A1')}`, `unit/B 2 ${sha256('B2')}`, `unit/C 3 ${sha256('C3')}`].join(
        '\n',
      ),
    );
  });

  test('one that is missing is a gap', () => {
    expect(verifySeals(province, days().toSpliced(1, 1), sha256)).toEqual({ fault: 'seal-gap', seal: 2 });
  });

  test('a seal of another province is not ours', () => {
    expect(verifySeals('10' as ProvinceCode, days(), sha256)).toEqual({ fault: 'seal-changed', seal: 1 });
  });

  test('one that says something else now was changed', () => {
    const changed = days().map((seal) => (seal.seq === 2 ? { ...seal, at: seal.at + 1 } : seal));
    expect(verifySeals(province, changed, sha256)).toEqual({ fault: 'seal-changed', seal: 2 });
  });

  test('a stream that vanished or grew shorter between two seals was cut, though both are sound', () => {
    const stream = streamOf('unit', 'SAPA');
    expect(verifySeals(province, row([head('SAPA', 3)], [head('BATXAT', 1)]), sha256)).toEqual({
      fault: 'stream-cut',
      seal: 2,
      stream,
    });
    expect(verifySeals(province, row([head('SAPA', 3)], [head('SAPA', 2)]), sha256)).toMatchObject({
      fault: 'stream-cut',
    });
    expect(verifySeals(province, row([head('SAPA', 3)], [head('SAPA', 3)]), sha256)).toBeNull();
  });
});
