// A figure that needs a number nobody has published yet says what it took instead.
import { answer } from '@diemtua/law';
import { words } from '@diemtua/law/words/en';

const input = {
  person: { sex: 'male', bornIn: '1980-01' },
  voluntary: [{ from: '2010-01', months: 198, income: 3_000_000 }],
  claimIn: '2042-02',
};
const given = answer('pension', input, { words });
if ('error' in given) throw new Error('the example is wrong');

console.log(given.monthlyPension);
for (const assumption of /** @type {readonly import('@diemtua/law').ToldAssumption[]} */ (given.assumptions))
  console.log(`${assumption.parameter}, known until ${assumption.knownUntil}: ${assumption.message}`);

// Prints:
//   1607182
//   adjustment, known until 2026-12: Price adjustment of income: no figure is known after 12/2026; the newest is used.
