// A mistake is never guessed away: it has a code, the field, and a sentence in the language asked for.
import { answer } from '@diemtua/law';
import { words as vi } from '@diemtua/law/words/vi';
import { words as en } from '@diemtua/law/words/en';
import { words as nb } from '@diemtua/law/words/nb';

const input = {
  person: { sex: 'female', bornIn: '1971-09' },
  voluntary: [{ from: '2026-01', months: 12, income: 900_000 }],
};
for (const words of [vi, en, nb]) console.log(JSON.stringify(answer('pension', input, { words })));
console.log(JSON.stringify(answer('pension', input)));

// Prints:
//   {"error":{"code":"income-below-lowest","field":"voluntary[0].income","message":"Thu nhập lựa chọn của đợt đóng thứ 1 thấp hơn mức thấp nhất lúc đó, 1.500.000 đ. Chọn mức này hoặc cao hơn. (Luật 41/2024, Điều 31, khoản 2)"}}
//   {"error":{"code":"income-below-lowest","field":"voluntary[0].income","message":"Chosen income of spell 1 is below the lowest at that time, 1,500,000 đ. Choose this or a higher one. (Law 41/2024, Article 31, clause 2)"}}
//   {"error":{"code":"income-below-lowest","field":"voluntary[0].income","message":"Valgt inntekt i periode 1 er under den laveste på den tiden, 1 500 000 đ. Velg denne eller en høyere. (Lov 41/2024, artikkel 31, ledd 2)"}}
//   {"error":{"code":"income-below-lowest","field":"voluntary[0].income","message":"income-below-lowest: voluntary[0].income"}}
