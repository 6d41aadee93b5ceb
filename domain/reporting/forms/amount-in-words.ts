import { bug } from '@diemtua/law/kernel/assert';

/** How a nought among the tens is said: "một trăm linh một" in the North, "một trăm lẻ một" in the South. */
export type LinkWord = 'linh' | 'lẻ';

const digitWords = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;
const BILLION = 1_000_000_000;
const MILLION = 1_000_000;
const THOUSAND = 1000;
const HUNDRED = 100;
const TEN = 10;

const word = (digit: number): string => digitWords[digit] ?? bug(`${digit} is no digit`);

/** The last two digits, after a hundred that was said. */
function tensInWords(tens: number, ones: number, link: LinkWord, afterHundred: boolean): string[] {
  if (tens === 0) return ones === 0 ? [] : afterHundred ? [link, word(ones)] : [word(ones)];
  const first = tens === 1 ? ['mười'] : [word(tens), 'mươi'];
  if (ones === 0) return first;
  if (ones === 1 && tens > 1) return [...first, 'mốt'];
  return [...first, ones === 5 ? 'lăm' : word(ones)];
}

/** Three digits; with something before them, the hundred is said even when it is nought. */
function threeInWords(three: number, link: LinkWord, after: boolean): string[] {
  const hundreds = Math.floor(three / HUNDRED);
  const sayHundred = hundreds > 0 || after;
  const rest = tensInWords(Math.floor(three / TEN) % TEN, three % TEN, link, sayHundred);
  return sayHundred ? [word(hundreds), 'trăm', ...rest] : rest;
}

/** Up to nine digits. */
function nineInWords(nine: number, link: LinkWord, after: boolean): string[] {
  const parts = [
    [Math.floor(nine / MILLION), 'triệu'],
    [Math.floor(nine / THOUSAND) % THOUSAND, 'nghìn'],
    [nine % THOUSAND, null],
  ] as const;
  const words: string[] = [];
  for (const [three, unit] of parts) {
    if (three === 0) continue;
    words.push(...threeInWords(three, link, after || words.length > 0));
    if (unit !== null) words.push(unit);
  }
  return words;
}

/** A whole number in Vietnamese words: 1005 is "một nghìn không trăm linh năm"; below nought it begins with "âm". */
export function numberInWords(value: number, link: LinkWord = 'linh'): string {
  if (!Number.isSafeInteger(value)) bug(`${value} is not a whole number`);
  if (value === 0) return word(0);
  const size = Math.abs(value);
  const billions = Math.floor(size / BILLION);
  const words = [
    ...(value < 0 ? ['âm'] : []),
    ...(billions > 0 ? [...nineInWords(billions, link, false), 'tỷ'] : []),
    ...nineInWords(size % BILLION, link, billions > 0),
  ];
  return words.join(' ');
}

/** An amount as a receipt says it: "Hai trăm chín mươi bảy nghìn đồng". */
export function amountInWords(amount: number, link: LinkWord = 'linh'): string {
  const words = `${numberInWords(amount, link)} đồng`;
  return words.slice(0, 1).toLocaleUpperCase('vi') + words.slice(1);
}
