import { describe, expect, test } from 'vitest';
import { amountInWords, numberInWords } from './amount-in-words.ts';

/** A number, its words with "linh", its words with "lẻ", and the line on a receipt. Written by hand. */
const cases: readonly (readonly [value: number, linh: string, le: string, receipt: string])[] = [
  [0, 'không', 'không', 'Không đồng'],
  [1, 'một', 'một', 'Một đồng'],
  [5, 'năm', 'năm', 'Năm đồng'],
  [10, 'mười', 'mười', 'Mười đồng'],
  [11, 'mười một', 'mười một', 'Mười một đồng'],
  [15, 'mười lăm', 'mười lăm', 'Mười lăm đồng'],
  [20, 'hai mươi', 'hai mươi', 'Hai mươi đồng'],
  [21, 'hai mươi mốt', 'hai mươi mốt', 'Hai mươi mốt đồng'],
  [24, 'hai mươi bốn', 'hai mươi bốn', 'Hai mươi bốn đồng'],
  [25, 'hai mươi lăm', 'hai mươi lăm', 'Hai mươi lăm đồng'],
  [50, 'năm mươi', 'năm mươi', 'Năm mươi đồng'],
  [55, 'năm mươi lăm', 'năm mươi lăm', 'Năm mươi lăm đồng'],
  [101, 'một trăm linh một', 'một trăm lẻ một', 'Một trăm linh một đồng'],
  [105, 'một trăm linh năm', 'một trăm lẻ năm', 'Một trăm linh năm đồng'],
  [110, 'một trăm mười', 'một trăm mười', 'Một trăm mười đồng'],
  [111, 'một trăm mười một', 'một trăm mười một', 'Một trăm mười một đồng'],
  [115, 'một trăm mười lăm', 'một trăm mười lăm', 'Một trăm mười lăm đồng'],
  [121, 'một trăm hai mươi mốt', 'một trăm hai mươi mốt', 'Một trăm hai mươi mốt đồng'],
  [305, 'ba trăm linh năm', 'ba trăm lẻ năm', 'Ba trăm linh năm đồng'],
  [1000, 'một nghìn', 'một nghìn', 'Một nghìn đồng'],
  [1005, 'một nghìn không trăm linh năm', 'một nghìn không trăm lẻ năm', 'Một nghìn không trăm linh năm đồng'],
  [1015, 'một nghìn không trăm mười lăm', 'một nghìn không trăm mười lăm', 'Một nghìn không trăm mười lăm đồng'],
  [10_000, 'mười nghìn', 'mười nghìn', 'Mười nghìn đồng'],
  [55_000, 'năm mươi lăm nghìn', 'năm mươi lăm nghìn', 'Năm mươi lăm nghìn đồng'],
  [66_000, 'sáu mươi sáu nghìn', 'sáu mươi sáu nghìn', 'Sáu mươi sáu nghìn đồng'],
  [99_000, 'chín mươi chín nghìn', 'chín mươi chín nghìn', 'Chín mươi chín nghìn đồng'],
  [132_000, 'một trăm ba mươi hai nghìn', 'một trăm ba mươi hai nghìn', 'Một trăm ba mươi hai nghìn đồng'],
  [165_000, 'một trăm sáu mươi lăm nghìn', 'một trăm sáu mươi lăm nghìn', 'Một trăm sáu mươi lăm nghìn đồng'],
  [297_000, 'hai trăm chín mươi bảy nghìn', 'hai trăm chín mươi bảy nghìn', 'Hai trăm chín mươi bảy nghìn đồng'],
  [330_000, 'ba trăm ba mươi nghìn', 'ba trăm ba mươi nghìn', 'Ba trăm ba mươi nghìn đồng'],
  [396_000, 'ba trăm chín mươi sáu nghìn', 'ba trăm chín mươi sáu nghìn', 'Ba trăm chín mươi sáu nghìn đồng'],
  [660_000, 'sáu trăm sáu mươi nghìn', 'sáu trăm sáu mươi nghìn', 'Sáu trăm sáu mươi nghìn đồng'],
  [1_000_000, 'một triệu', 'một triệu', 'Một triệu đồng'],
  [
    1_001_000,
    'một triệu không trăm linh một nghìn',
    'một triệu không trăm lẻ một nghìn',
    'Một triệu không trăm linh một nghìn đồng',
  ],
  [1_000_005, 'một triệu không trăm linh năm', 'một triệu không trăm lẻ năm', 'Một triệu không trăm linh năm đồng'],
  [
    1_050_000,
    'một triệu không trăm năm mươi nghìn',
    'một triệu không trăm năm mươi nghìn',
    'Một triệu không trăm năm mươi nghìn đồng',
  ],
  [
    1_188_000,
    'một triệu một trăm tám mươi tám nghìn',
    'một triệu một trăm tám mươi tám nghìn',
    'Một triệu một trăm tám mươi tám nghìn đồng',
  ],
  [
    1_950_000,
    'một triệu chín trăm năm mươi nghìn',
    'một triệu chín trăm năm mươi nghìn',
    'Một triệu chín trăm năm mươi nghìn đồng',
  ],
  [
    2_376_000,
    'hai triệu ba trăm bảy mươi sáu nghìn',
    'hai triệu ba trăm bảy mươi sáu nghìn',
    'Hai triệu ba trăm bảy mươi sáu nghìn đồng',
  ],
  [
    3_564_000,
    'ba triệu năm trăm sáu mươi bốn nghìn',
    'ba triệu năm trăm sáu mươi bốn nghìn',
    'Ba triệu năm trăm sáu mươi bốn nghìn đồng',
  ],
  [21_000_000, 'hai mươi mốt triệu', 'hai mươi mốt triệu', 'Hai mươi mốt triệu đồng'],
  [100_500_000, 'một trăm triệu năm trăm nghìn', 'một trăm triệu năm trăm nghìn', 'Một trăm triệu năm trăm nghìn đồng'],
  [105_000_000, 'một trăm linh năm triệu', 'một trăm lẻ năm triệu', 'Một trăm linh năm triệu đồng'],
  [1_000_000_000, 'một tỷ', 'một tỷ', 'Một tỷ đồng'],
  [
    1_234_567_891,
    'một tỷ hai trăm ba mươi bốn triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi mốt',
    'một tỷ hai trăm ba mươi bốn triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi mốt',
    'Một tỷ hai trăm ba mươi bốn triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi mốt đồng',
  ],
  [
    2_005_000_015,
    'hai tỷ không trăm linh năm triệu không trăm mười lăm',
    'hai tỷ không trăm lẻ năm triệu không trăm mười lăm',
    'Hai tỷ không trăm linh năm triệu không trăm mười lăm đồng',
  ],
];

test('all cases of the list are here', () => {
  expect(cases).toHaveLength(46);
});

describe.each(cases)('%d', (value, linh, le, receipt) => {
  test(`is ${linh}`, () => {
    expect(numberInWords(value)).toBe(linh);
    expect(numberInWords(value, 'linh')).toBe(linh);
    expect(numberInWords(value, 'lẻ')).toBe(le);
    expect(amountInWords(value, 'linh')).toBe(receipt);
  });
});

describe('past the ordinary', () => {
  test.each([
    [-297_000, 'Âm hai trăm chín mươi bảy nghìn đồng'],
    [1_000_000_005, 'Một tỷ không trăm linh năm đồng'],
    [12_000_000_000_000, 'Mười hai nghìn tỷ đồng'],
    [3_000_001_000_000_000, 'Ba triệu không trăm linh một tỷ đồng'],
  ])('%d', (value, words) => {
    expect(amountInWords(value)).toBe(words);
  });

  test('half a đồng is no amount', () => {
    expect(() => numberInWords(0.5)).toThrow('bug: 0.5 is not a whole number');
  });
});
