// Every figure with its arithmetic, its articles and how sure the numbers in it are.
import { answer } from '@diemtua/law';
import { words } from '@diemtua/law/words/en';

const given = answer('retirement-age', { sex: 'female', bornIn: '1971-09' }, { words, explain: true });
if ('error' in given) throw new Error('the example is wrong');

for (const step of /** @type {readonly import('@diemtua/law').ToldStep[]} */ (given.explanation)) {
  console.log(`${step.name}: ${step.text} = ${step.arithmetic}`);
  console.log(`  ${step.cite.join('; ')}${step.confidence === null ? '' : `; confidence ${step.confidence}`}`);
}

// Prints:
//   Month of reaching retirement age: 09/2029 = 09/1971 + 58 years
//     Law 41/2024, Article 98; Decree 135/2020, Article 4; confidence A
//   Retirement age in months: 696 months = 09/2029 − 09/1971
//     Decree 135/2020, Article 4
//   Whole years of the retirement age: 58 years = The whole years in 696 months
//     Decree 135/2020, Article 4
//   Odd months of the retirement age: 0 months = The odd months in 696 months
//     Decree 135/2020, Article 4
