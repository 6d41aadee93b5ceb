// The speed task as one would write it by hand for one person: objects in, an object out, no preparation.

/** @typedef {{ start: number, months: number, income: number }} TaskSpell */
/** @typedef {{ sex: number, birth: number, cat: number, spells: readonly TaskSpell[] }} TaskPerson */

const RATES = [0.5, 0.4, 0.3, 0.2];

/**
 * @param {TaskPerson} person
 * @param {readonly number[]} coefficients
 */
export function answerByHand({ sex, birth, cat, spells }, coefficients) {
  let months = 0;
  let paidIn = 0;
  let adjusted = 0;
  for (const spell of spells) {
    months += spell.months;
    paidIn += spell.income * spell.months;
    const until = spell.start + spell.months;
    for (let month = spell.start; month < until;) {
      const year = Math.floor(month / 12);
      const next = Math.min(until, (year + 1) * 12);
      adjusted += spell.income * (next - month) * (coefficients[year] ?? 1);
      month = next;
    }
  }
  const support = Number(RATES[cat]) * 330_000 * Math.min(months, 120);
  const odd = months % 12;
  const years = Math.floor(months / 12) + (odd === 0 ? 0 : odd <= 6 ? 0.5 : 1);
  const avg = adjusted / months;
  const eligible = years >= 15;
  const rate = eligible ? rateOf(sex, years) : 0;
  return {
    paid: 0.22 * paidIn - support,
    support,
    months,
    years,
    avg,
    retire: retireIn(sex, birth),
    eligible: eligible ? 1 : 0,
    rate,
    pension: eligible ? (avg * rate) / 100 : 0,
    allowance: eligible ? 0.5 * avg * Math.max(0, years - (sex === 1 ? 30 : 35)) : 0,
    withdrawal: 2 * avg * years - support,
  };
}

/**
 * @param {number} sex
 * @param {number} years
 */
function rateOf(sex, years) {
  if (sex === 1) return Math.min(75, 45 + 2 * (years - 15));
  return years <= 20 ? 40 + (years - 15) : Math.min(75, 45 + 2 * (years - 20));
}

/**
 * @param {number} sex
 * @param {number} birth
 */
function retireIn(sex, birth) {
  for (let year = 2025; ; year++) {
    const age = sex === 1 ? Math.min(720, 680 + 4 * (year - 2025)) : Math.min(744, 735 + 3 * (year - 2025));
    const month = Math.max(birth + age, year * 12);
    if (month < year * 12 + 12) return month;
  }
}
