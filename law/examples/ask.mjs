// What must still be told? Only what can change the answer.
import { ask } from '@diemtua/law';

const voluntary = [{ from: '2010-01', months: 190, income: 1_500_000 }];
console.log(ask('pension', {}));
console.log(ask('pension', { person: { sex: 'female' }, voluntary }));
console.log(ask('pension', { person: { sex: 'female', bornIn: '1971-09' }, voluntary }));

// Prints:
//   [ 'person.sex', 'person.bornIn', 'voluntary' ]
//   [ 'person.bornIn' ]
//   []
