// Every question of the law, with one example each.
import { answer, QUESTIONS } from '@diemtua/law';

const woman = { sex: 'female', bornIn: '1971-09' };
const record = [{ from: '2010-01', months: 190, income: 1_500_000 }];

/** @type {Readonly<Record<string, object>>} */
const inputs = {
  // When is the retirement age reached?
  'retirement-age': woman,
  // What is to be paid, and what does the State add?
  contribution: { payOn: '2026-03-10', income: 1_500_000, method: 'quarterly', group: 'near-poor' },
  // What comes back of what was paid ahead?
  refund: {
    paidOn: '2026-01-10',
    income: 3_000_000,
    method: 'future-years',
    years: 2,
    monthsLeft: 8,
    group: 'other',
  },
  // Is there a pension, from when, and how much?
  pension: { person: woman, voluntary: record },
  // Can the money be withdrawn at once, and how much?
  withdrawal: {
    person: woman,
    decidedOn: '2026-05-02',
    reason: 'emigration',
    voluntary: [{ from: '2019-03', months: 24, income: 1_500_000, group: 'poor' }],
  },
  // Is there a maternity grant, and how much?
  maternity: { bornOn: '2026-04-02', children: 1, voluntary: [{ from: '2025-07', months: 9 }] },
  // What does the family receive?
  death: { diedOn: '2026-02-01', voluntary: record },
  // Is there a monthly allowance before the social pension, for how long, and how much?
  'monthly-allowance': {
    person: { sex: 'male', bornIn: '1960-05' },
    requestedOn: '2026-03-01',
    voluntary: [{ from: '2015-01', months: 100, income: 2_000_000 }],
  },
  // What does household health insurance cost?
  'household-health': { payOn: '2026-01-10', members: 3 },
  // Which income reaches a goal?
  goal: {
    want: { monthlyPension: 2_000_000 },
    person: { sex: 'male', bornIn: '1985-05' },
    startIn: '2026-01',
    group: 'other',
  },
};

for (const question of QUESTIONS) console.log(`${question}: ${JSON.stringify(answer(question, inputs[question]))}`);

// Prints:
//   retirement-age: {"ageYears":58,"ageMonths":0,"reachedIn":"2029-09"}
//   contribution: {"months":3,"gross":990000,"supportedMonths":3,"stateSupport":396000,"localSupport":0,"payable":594000}
//   refund: {"refund":4442869,"stateSupportReturned":528000}
//   pension: {"reachedIn":"2029-09","eligible":true,"eligibleFrom":"2029-10","claimIn":"2029-10","contributedMonths":190,"benefitYears":16,"averageIncome":1954737,"ratePercent":47,"monthlyPension":918726,"oneTimeAllowance":0,"assumptions":[{"parameter":"adjustment","knownFrom":"2026-01","knownUntil":"2026-12","message":"adjustment"}]}
//   withdrawal: {"allowed":true,"yearsBefore2014":0,"yearsFrom2014":2,"averageIncome":1762500,"beforeSupport":7050000,"stateSupportDeducted":1108800,"amount":5941200}
//   maternity: {"eligible":true,"monthsInLast12":9,"amount":2000000}
//   death: {"funeralGrant":23400000,"survivorLump":58642105}
//   monthly-allowance: {"allowed":true,"averageIncome":2437600,"benefitYears":8.5,"months":83,"monthsToSocialPension":110,"monthly":500000,"topUpPrice":13500000}
//   household-health: {"perMember":[1263600,884520,758160],"total":2906280}
//   goal: {"income":4200000,"payableFirst":858000,"monthlyPension":2016000,"yearsNeeded":21.42,"totalPayable":229548000,"totalStateSupport":7920000,"eligibleFrom":"2047-06","assumptions":[{"parameter":"adjustment","knownFrom":"2026-01","knownUntil":"2026-12","message":"adjustment"}]}
