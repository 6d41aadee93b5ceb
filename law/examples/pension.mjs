// Is there a pension, from when, and how much?
import { answer } from '@diemtua/law';

const pension = answer('pension', {
  person: { sex: 'female', bornIn: '1971-09' },
  voluntary: [{ from: '2010-01', months: 190, income: 1_500_000 }],
});
console.log(JSON.stringify(pension, null, 2));

// Prints:
//   {
//     "reachedIn": "2029-09",
//     "eligible": true,
//     "eligibleFrom": "2029-10",
//     "claimIn": "2029-10",
//     "contributedMonths": 190,
//     "benefitYears": 16,
//     "averageIncome": 1954737,
//     "ratePercent": 47,
//     "monthlyPension": 918726,
//     "oneTimeAllowance": 0,
//     "assumptions": [
//       {
//         "parameter": "adjustment",
//         "knownFrom": "2026-01",
//         "knownUntil": "2026-12",
//         "message": "adjustment"
//       }
//     ]
//   }
