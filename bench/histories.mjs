// Histories of contributors as they are: 1 to 6 spells between 2008 and 2026, some lumps for missing time, 5 % with time
// under the compulsory scheme, 2 % who ask for the transitional age; half tell the month of their claim. All of them can
// be answered. The same seed gives the same people.

/** In the order of the book. */
const SEXES = /** @type {const} */ (['female', 'male']);
const FIRST_MONTH = 2008 * 12;
const LAST_MONTH = 2026 * 12 + 5;
/** A claim is possible from here on. */
const FIRST_CLAIM = 2025 * 12;
/** Who was born from here on does not reach the age before the last month of a record. */
const BORN_FOR_LATER = 1972 * 12;
const JOINING_AGE = 15 * 12;
const SPELLS_MAX = 6;
const STEP = 50_000;
/** The least and the greatest income at any time of the record. */
const LEAST = 1_500_000;
const MOST = 10_000_000;

/**
 * Chances from a seed (mulberry32).
 * @param {number} seed
 */
export function chanceOf(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    share: (/** @type {number} */ share) => next() < share,
    whole: (/** @type {number} */ least, /** @type {number} */ most) => least + Math.floor(next() * (most - least + 1)),
  };
}

/** @typedef {{ from: number, months: number, income: number, missingLump: boolean }} Spell */

/**
 * @typedef {object} History a person as facts; months are counted from year 0
 * @property {'male' | 'female'} sex
 * @property {number} bornIn
 * @property {readonly Spell[]} spells
 * @property {{ months: number, averageSalary: number } | null} compulsory
 * @property {number | null} claimIn
 * @property {boolean} transitionalAge
 */

/**
 * The next person.
 * @param {ReturnType<typeof chanceOf>} chance
 * @returns {History}
 */
export function drawHistory(chance) {
  const spells = drawSpells(chance);
  const [first, last] = [/** @type {Spell} */ (spells[0]), /** @type {Spell} */ (spells.at(-1))];
  const tellsClaim = chance.share(0.5);
  const youngest = first.from - JOINING_AGE;
  const oldest = tellsClaim ? 1960 * 12 : BORN_FOR_LATER;
  const bornIn = chance.whole(oldest, Math.max(oldest, Math.min(youngest, first.from - 20 * 12 + chance.whole(0, 59))));
  const end = last.missingLump ? last.from + 1 : last.from + last.months;
  const dueAt = Math.max(end, bornIn + 60 * 12, FIRST_CLAIM);
  return {
    sex: chance.share(0.5) ? 'female' : 'male',
    bornIn,
    spells,
    compulsory: chance.share(0.05)
      ? { months: chance.whole(1, 240), averageSalary: STEP * chance.whole(60, 400) }
      : null,
    claimIn: tellsClaim ? dueAt + chance.whole(0, 36) : null,
    transitionalAge: chance.share(0.02),
  };
}

/** @param {ReturnType<typeof chanceOf>} chance */
function drawSpells(chance) {
  const count = chance.whole(1, SPELLS_MAX);
  /** @type {Spell[]} */
  const spells = [];
  let month = FIRST_MONTH + chance.whole(0, chance.share(0.5) ? 24 : 150);
  let income = LEAST + STEP * chance.whole(0, 40);
  for (let i = 0; i < count && month < LAST_MONTH; i++) {
    const room = Math.min(LAST_MONTH - month, Math.ceil(200 / count) + 24);
    const months = chance.whole(1, room);
    spells.push({ from: month, months, income, missingLump: false });
    month += months + (chance.share(0.5) ? 0 : chance.whole(1, 18));
    income = Math.min(MOST, Math.max(LEAST, income + STEP * chance.whole(-2, 12)));
  }
  if (chance.share(0.08) && month < LAST_MONTH)
    spells.push({ from: month, months: chance.whole(1, 60), income, missingLump: true });
  return spells;
}

/** @param {number} month */
const printed = (month) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;

/**
 * The person as an input of the question about the pension.
 * @param {History} history
 */
export function inputOf({ sex, bornIn, spells, compulsory, claimIn, transitionalAge }) {
  return {
    person: { sex, bornIn: printed(bornIn) },
    voluntary: spells.map(({ from, months, income, missingLump }) => ({
      from: printed(from),
      months,
      income,
      ...(missingLump ? { missingLump } : {}),
    })),
    ...(compulsory ? { compulsory } : {}),
    ...(claimIn === null ? {} : { claimIn: printed(claimIn) }),
    ...(transitionalAge ? { transitionalAge } : {}),
  };
}

/**
 * People in columns, as the compiled loop of the pension takes them.
 * @param {number} count
 * @param {number} seed
 * @param {{ factCells: Readonly<Record<string, any>>, spellCells: Readonly<Record<string, any>> }} kinds
 */
export function columnsOf(count, seed, { factCells, spellCells }) {
  const chance = chanceOf(seed);
  /** @type {Record<string, any>} */
  const columns = { count, spells: new Uint32Array(count + 1) };
  for (const [name, Kind] of Object.entries(factCells)) columns[name] = new Kind(count);
  const spells = Object.entries(spellCells).map(
    ([name, Kind]) => /** @type {const} */ ([name, new Kind(count * (SPELLS_MAX + 1))]),
  );
  const ofSpells = Object.fromEntries(spells);
  let total = 0;
  for (let i = 0; i < count; i++) {
    const history = drawHistory(chance);
    writeFacts(columns, i, history);
    for (const spell of history.spells) writeSpell(ofSpells, total++, spell);
    columns.spells[i + 1] = total;
  }
  for (const [name, cells] of spells) columns[name] = cells.slice(0, total);
  return columns;
}

/**
 * @param {Readonly<Record<string, any>>} columns
 * @param {number} i
 * @param {History} history
 */
export function writeFacts(columns, i, { sex, bornIn, compulsory, claimIn, transitionalAge }) {
  columns.sex[i] = SEXES.indexOf(sex);
  columns.bornIn[i] = bornIn;
  columns.compulsoryMonths[i] = compulsory?.months ?? 0;
  columns.averageSalary[i] = compulsory?.averageSalary ?? 0;
  columns.claimTold[i] = claimIn === null ? 0 : 1;
  columns.claimIn[i] = claimIn ?? 0;
  columns.transitionalAge[i] = transitionalAge ? 1 : 0;
}

/**
 * @param {Readonly<Record<string, any>>} columns
 * @param {number} k
 * @param {Spell} spell
 */
export function writeSpell(columns, k, { from, months, income, missingLump }) {
  columns.from[k] = from;
  columns.months[k] = months;
  columns.income[k] = income;
  columns.missingLump[k] = missingLump ? 1 : 0;
}
