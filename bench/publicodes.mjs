// The same what-if in publicodes: the speed task for one person with up to six spells. Its language has no months of a
// calendar, so months are plain numbers here, and no lists, so every spell has its own rules. A spell's adjusted months
// are a difference of two marginal scales (barème), a band a calendar year.
import Engine from 'publicodes';

const SPELLS = 6;
const YEARS_OF_TABLE = 92;
const FIRST = 2025;
/** The first year in which no age rises any more, by sex. */
const LAST = { femme: 2035, homme: 2028 };
/** Ages in months: the first, how much it rises a year, and the last. */
const AGES = /** @type {const} */ ({ femme: [680, 4, 720], homme: [735, 3, 744] });

const spells = Array.from({ length: SPELLS }, (_, i) => i + 1);

/**
 * The rules of the task.
 * @param {readonly number[]} coefficients
 * @returns {Record<string, any>}
 */
function rulesOf(coefficients) {
  /** @type {Record<string, any>} */
  const rules = { sexe: 0, naissance: 0, groupe: 3 };
  const bands = Array.from({ length: YEARS_OF_TABLE }, (_, year) => ({
    taux: coefficients[year] ?? 1,
    ...(year + 1 < YEARS_OF_TABLE ? { plafond: (year + 1) * 12 } : {}),
  }));
  for (const i of spells) {
    rules[`début ${i}`] = 0;
    rules[`mois ${i}`] = 0;
    rules[`revenu ${i}`] = 0;
    rules[`avant ${i}`] = { barème: { assiette: `début ${i}`, tranches: bands } };
    rules[`jusque ${i}`] = { barème: { assiette: `début ${i} + mois ${i}`, tranches: bands } };
  }
  const sum = (/** @type {(i: number) => string} */ of) => ({ somme: spells.map(of) });
  return {
    ...rules,
    months: sum((i) => `mois ${i}`),
    brut: sum((i) => `revenu ${i} * mois ${i}`),
    ajusté: sum((i) => `revenu ${i} * (jusque ${i} - avant ${i})`),
    taux: chosen(
      [
        ['groupe = 0', 0.5],
        ['groupe = 1', 0.4],
        ['groupe = 2', 0.3],
      ],
      0.2,
    ),
    'mois soutenus': { 'le minimum de': ['months', 120] },
    support: 'taux * 330000 * mois soutenus',
    paid: '0.22 * brut - support',
    'années entières': 'months // 12',
    reste: 'months - 12 * années entières',
    arrondi: chosen(
      [
        ['reste = 0', 0],
        ['reste <= 6', 0.5],
      ],
      1,
    ),
    years: 'années entières + arrondi',
    avg: 'ajusté / months',
    ...reached('femme'),
    ...reached('homme'),
    retire: chosen([['sexe = 1', 'femme']], 'homme'),
    eligible: chosen([['years >= 15', 1]], 0),
    'taux homme': chosen([['years <= 20', '25 + years']], 'taux homme plafonné'),
    'taux homme plafonné': { 'le minimum de': [75, '5 + 2 * years'] },
    'taux femme': { 'le minimum de': [75, '15 + 2 * years'] },
    rate: chosen(
      [
        ['years < 15', 0],
        ['sexe = 1', 'taux femme'],
      ],
      'taux homme',
    ),
    pension: 'avg * rate / 100',
    seuil: chosen([['sexe = 1', 30]], 35),
    dépassement: { 'le maximum de': [0, 'years - seuil'] },
    allowance: chosen([['years < 15', 0]], '0.5 * avg * dépassement'),
    withdrawal: '2 * avg * years - support',
  };
}

/**
 * @param {readonly (readonly [string, any])[]} cases
 * @param {any} otherwise
 */
function chosen(cases, otherwise) {
  return {
    variations: [...cases.map(([si, alors]) => ({ si, alors })), { sinon: otherwise }],
  };
}

/**
 * The month in which the age is reached: a rule for each year in which it rises, and the one that chooses among them.
 * @param {'femme' | 'homme'} who
 * @returns {Record<string, any>}
 */
function reached(who) {
  const [start, step, most] = AGES[who];
  const age = (/** @type {number} */ year) => Math.min(most, start + step * (year - FIRST));
  const years = Array.from({ length: LAST[who] - FIRST + 1 }, (_, i) => FIRST + i);
  const cases = years.slice(0, -1).map((year) => {
    const thisYear = `naissance + ${age(year)} < ${year * 12 + 12}`;
    return /** @type {const} */ ([thisYear, `${who} en ${year}`]);
  });
  return {
    [who]: chosen(cases, `${who} en ${LAST[who]}`),
    ...Object.fromEntries(
      years.map((year) => [`${who} en ${year}`, { 'le maximum de': [`naissance + ${age(year)}`, year * 12] }]),
    ),
  };
}

/**
 * An engine for the task.
 * @param {readonly number[]} coefficients
 * @param {readonly string[]} outputs
 */
export function publicodesFor(coefficients, outputs) {
  const engine = new Engine(rulesOf(coefficients));
  /** @param {import('./scalar.mjs').TaskPerson} person */
  const tell = (person) => {
    /** @type {Record<string, number>} */
    const situation = { sexe: person.sex, naissance: person.birth, groupe: person.cat };
    person.spells.forEach(({ start, months, income }, i) => {
      situation[`début ${i + 1}`] = start;
      situation[`mois ${i + 1}`] = months;
      situation[`revenu ${i + 1}`] = income;
    });
    engine.setSituation(situation);
  };
  return {
    /** @param {import('./scalar.mjs').TaskPerson} person */
    answer: (person) => {
      tell(person);
      return Object.fromEntries(outputs.map((name) => [name, Number(engine.evaluate(name).nodeValue)]));
    },
    /** @param {import('./scalar.mjs').TaskPerson} person its explanation: the evaluated tree of each output */
    explain: (person) => {
      tell(person);
      return outputs.map((name) => engine.evaluate(name));
    },
  };
}
