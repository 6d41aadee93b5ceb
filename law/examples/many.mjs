// Many people at once: the same fields, by compiled loops; a mistake is named in its place.
import { assess } from '@diemtua/law';
import { words } from '@diemtua/law/words/en';

const people = [
  { sex: 'female', bornIn: '1971-09' },
  { sex: 'male', bornIn: '1971-09' },
  { sex: 'male', bornIn: '1971-13' },
];
const ages = await assess('retirement-age', people, { words });
if ('error' in ages) throw new Error('the example is wrong');
for (const age of ages) console.log(JSON.stringify(age));

// Prints:
//   {"ageYears":58,"ageMonths":0,"reachedIn":"2029-09"}
//   {"ageYears":62,"ageMonths":0,"reachedIn":"2033-09"}
//   {"error":{"code":"not-a-month","field":"bornIn","message":"Month of birth says 1971-13, which is no month. Write the year first, such as 2026-03."}}
