import { expect, test } from 'vitest';
import { matches } from './find.ts';

test.each(['', 'luong huu', 'Lương', 'HƯU ty le', 'dieu 99'])('“%s” finds the pension rate', (wanted) => {
  expect(matches(wanted, 'Tỷ lệ lương hưu', 'Luật 41/2024, Điều 99')).toBe(true);
});

test('a word that is nowhere finds nothing', () => expect(matches('thai sản', 'Tỷ lệ lương hưu')).toBe(false));
