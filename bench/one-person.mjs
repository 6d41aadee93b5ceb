// One person at a time: a what-if without explanation, with it, and the question what is still missing.
import { isClose } from './agree.mjs';
import { chanceOf, drawHistory, inputOf, writeFacts, writeSpell } from './histories.mjs';
import { SEED } from './pension.mjs';
import { publicodesFor } from './publicodes.mjs';
import { answerByHand } from './scalar.mjs';
import { answersFor } from './task.mjs';
import { takeLaps, through } from './timing.mjs';

const PEOPLE = 2000;
const EXPLAINED = 200;
const SPELLS_MAX = 8;
const LAPS = 400;
const SLOW_LAPS = 40;

/**
 * The first people of the population of the speed task as objects.
 * @param {any} population
 * @returns {import('./scalar.mjs').TaskPerson[]}
 */
function peopleOf({ N: count, sex, birth, cat, off, start, months, income }) {
  return Array.from({ length: Math.min(PEOPLE, count) }, (_, i) => ({
    sex: sex[i],
    birth: birth[i],
    cat: cat[i],
    spells: Array.from({ length: off[i + 1] - off[i] }, (_each, k) => ({
      start: start[off[i] + k],
      months: months[off[i] + k],
      income: income[off[i] + k],
    })),
  }));
}

/**
 * Columns for one person, into which each what-if is written.
 * @param {any} module
 */
function columnsForOne({ factCells, spellCells }) {
  /** @type {Record<string, any>} */
  const columns = { count: 1, spells: new Uint32Array(2) };
  for (const [name, Kind] of Object.entries(factCells)) columns[name] = new Kind(1);
  for (const [name, Kind] of Object.entries(spellCells)) columns[name] = new Kind(SPELLS_MAX);
  return columns;
}

/**
 * A what-if of the speed task by the compiled loop.
 * @param {any} module
 * @param {any} tables
 */
function taskForOne(module, tables) {
  const columns = columnsForOne(module);
  const answers = answersFor(module.answerCells, 1);
  return (/** @type {import('./scalar.mjs').TaskPerson} */ { sex, birth, cat, spells }) => {
    columns.sex[0] = sex;
    columns.birth[0] = birth;
    columns.cat[0] = cat;
    for (let k = 0; k < spells.length; k++) {
      const { start, months, income } = /** @type {import('./scalar.mjs').TaskSpell} */ (spells[k]);
      columns.start[k] = start;
      columns.months[k] = months;
      columns.income[k] = income;
    }
    columns.spells[1] = spells.length;
    module.run(columns, answers, tables, 0, 1);
    return {
      paid: answers.paid[0],
      support: answers.support[0],
      months: answers.months[0],
      years: answers.years[0],
      avg: answers.avg[0],
      retire: answers.retire[0],
      eligible: answers.eligible[0],
      rate: answers.rate[0],
      pension: answers.pension[0],
      allowance: answers.allowance[0],
      withdrawal: answers.withdrawal[0],
    };
  };
}

/**
 * A what-if of the pension by the compiled loop.
 * @param {any} module
 */
function pensionForOne(module) {
  const tables = module.tables();
  const columns = columnsForOne(module);
  const answers = answersFor(module.answerCells, 1);
  return (/** @type {import('./histories.mjs').History} */ history) => {
    writeFacts(columns, 0, history);
    const { spells } = history;
    for (let k = 0; k < spells.length; k++)
      writeSpell(columns, k, /** @type {import('./histories.mjs').Spell} */ (spells[k]));
    columns.spells[1] = spells.length;
    module.run(columns, answers, tables, 0, 1);
    return {
      reachedIn: answers.reachedIn[0],
      eligible: answers.eligible[0],
      reason: answers.reason[0],
      eligibleFrom: answers.eligibleFrom[0],
      claimIn: answers.claimIn[0],
      contributedMonths: answers.contributedMonths[0],
      benefitYears: answers.benefitYears[0],
      averageIncome: answers.averageIncome[0],
      ratePercent: answers.ratePercent[0],
      monthlyPension: answers.monthlyPension[0],
      oneTimeAllowance: answers.oneTimeAllowance[0],
    };
  };
}

/**
 * The hand-written columns for one person.
 * @param {any} theirs
 * @param {readonly number[]} coefficients
 */
function referenceForOne(theirs, coefficients) {
  const data = {
    sex: new Uint8Array(1),
    cat: new Uint8Array(1),
    birth: new Int32Array(1),
    off: new Uint32Array(2),
    start: new Uint16Array(SPELLS_MAX),
    months: new Uint16Array(SPELLS_MAX),
    income: new Int32Array(SPELLS_MAX),
  };
  const out = theirs.alloc(1);
  const tables = theirs.tables(coefficients);
  return (/** @type {import('./scalar.mjs').TaskPerson} */ { sex, birth, cat, spells }) => {
    data.sex[0] = sex;
    data.birth[0] = birth;
    data.cat[0] = cat;
    for (let k = 0; k < spells.length; k++) {
      const { start, months, income } = /** @type {import('./scalar.mjs').TaskSpell} */ (spells[k]);
      data.start[k] = start;
      data.months[k] = months;
      data.income[k] = income;
    }
    data.off[1] = spells.length;
    theirs.run(data, out, tables, 0, 1);
    return out.paid[0] + out.withdrawal[0];
  };
}

/**
 * Throws unless two ways to the task give every person the same.
 * @param {readonly import('./scalar.mjs').TaskPerson[]} people
 * @param {(person: import('./scalar.mjs').TaskPerson) => Record<string, number>} ours
 * @param {(person: import('./scalar.mjs').TaskPerson) => Record<string, number>} theirs
 * @param {string} who
 */
function agreeOnTask(people, ours, theirs, who) {
  for (const person of people) {
    const [a, b] = [ours(person), theirs(person)];
    for (const [name, value] of Object.entries(a))
      if (!isClose(value, Number(b[name])))
        throw new Error(`${name}: ${value} here, ${b[name]} by ${who}, for ${JSON.stringify(person)}`);
  }
}

/**
 * One what-if, all outputs, without explanation; the hand-written ways and publicodes beside it.
 * @param {import('./ground.mjs').Ground} ground
 * @param {import('./task.mjs').Task} task
 * @param {any} pensionModule
 */
export function measureWhatIf(ground, task, pensionModule) {
  const people = peopleOf(task.population);
  const { coef } = task.population;
  const ours = taskForOne(task.ours, task.tables);
  const byHand = (/** @type {import('./scalar.mjs').TaskPerson} */ person) => answerByHand(person, coef);
  const publicodes = publicodesFor(coef, Object.keys(task.ours.answerCells));
  agreeOnTask(people, ours, byHand, 'hand');
  agreeOnTask(people.slice(0, EXPLAINED), ours, publicodes.answer, 'publicodes');
  const us = takeLaps(ground.rounds, {
    task: { laps: LAPS, work: through(people, ours) },
    pension: { laps: LAPS, work: through(histories(PEOPLE), pensionForOne(pensionModule)) },
    byHand: { laps: LAPS, work: through(people, byHand) },
    columnar: { laps: LAPS, work: through(people, referenceForOne(task.theirs, coef)) },
    publicodes: { laps: SLOW_LAPS, work: through(people.slice(0, EXPLAINED), publicodes.explain, 1) },
  });
  return { figures: us };
}

/** @param {number} count */
function histories(count) {
  const chance = chanceOf(SEED);
  return Array.from({ length: count }, () => drawHistory(chance));
}

/**
 * The first people of the population who are entitled to a pension: what there is to explain is most for them.
 * @param {import('./ground.mjs').Ground} ground
 * @returns {Promise<readonly object[]>}
 */
async function entitled(ground) {
  const { answer } = await ground.law('index.js');
  return histories(PEOPLE)
    .map(inputOf)
    .filter((input) => answer('pension', input).eligible === true)
    .slice(0, EXPLAINED);
}

/**
 * A what-if with its full explanation: of the speed task as a tree; of a pension as a tree, in words, and the whole way
 * from JSON to words.
 * @param {import('./ground.mjs').Ground} ground
 * @param {import('./task.mjs').Task} task
 */
export async function measureExplanation(ground, task) {
  const [{ pension }, facts, { workTold }, { Explanation }, { read }, { answer }, { explainWorked }, { words }] =
    await Promise.all(
      [
        'book/questions',
        'book/facts',
        'readings/answer',
        'readings/explain',
        'readings/read',
        'answers/answer',
        'answers/explain',
      ]
        .map((path) => ground.law(`${path}.js`))
        .concat(ground.law('words/vi.js')),
    );
  const inputs = await entitled(ground);
  const told = inputs.map((input) => read(pension, input));
  const columns = { from: facts.spellFrom, months: facts.spellMonths };
  const tree = (/** @type {any} */ facts) => {
    const worked = workTold(pension, facts);
    const explanation = new Explanation(worked.evaluation, columns);
    for (const { rule, when, each } of pension.outputs)
      if (!each && (!when || worked.evaluation.holds(when))) explanation.of(rule);
    return explanation;
  };
  const taskTree = await taskExplained(ground, Explanation);
  const taskPeople = peopleOf(task.population).slice(0, EXPLAINED).map(taskTree.read);
  const worked = told.map((facts) => workTold(pension, facts));
  const steps = tree(told[0]).steps().length;
  const us = takeLaps(ground.rounds, {
    task: { laps: LAPS, work: through(taskPeople, taskTree.explain, 10) },
    values: { laps: LAPS, work: through(told, (facts) => workTold(pension, facts), 10) },
    tree: { laps: LAPS, work: through(told, tree, 10) },
    words: { laps: SLOW_LAPS, work: through(worked, (one) => explainWorked(one, pension, words), 10) },
    read: { laps: LAPS, work: through(inputs, (input) => read(pension, input), 10) },
    answer: { laps: LAPS, work: through(inputs, (input) => answer('pension', input), 10) },
    answerInWords: {
      laps: SLOW_LAPS,
      work: through(inputs, (input) => answer('pension', input, { words, explain: true }), 10),
    },
  });
  return { figures: { ...us, steps } };
}

/**
 * The rules of the speed task for one person: reading the columns' values as facts, and all outputs with their tree.
 * @param {import('./ground.mjs').Ground} ground
 * @param {any} Explanation
 */
async function taskExplained(ground, Explanation) {
  const [{ speedTask }, { Evaluation }] = await Promise.all([
    ground.law('programs/speed-task.js'),
    ground.law('readings/evaluate.js'),
  ]);
  const idOf = Object.fromEntries(
    [...speedTask.facts, ...speedTask.spellFacts].map((/** @type {any} */ fact) => [fact.name, fact]),
  );
  const valuesOf = (/** @type {Record<string, any>} */ told) => {
    /** @type {any[]} */
    const values = [];
    for (const [name, value] of Object.entries(told)) if (idOf[name]) values[idOf[name].id] = { n: value, d: 1 };
    return values;
  };
  return {
    read: (/** @type {import('./scalar.mjs').TaskPerson} */ { spells, ...told }) => ({
      values: valuesOf(told),
      spells: spells.toSorted((a, b) => a.start - b.start).map(valuesOf),
    }),
    explain: (/** @type {any} */ facts) => {
      const explanation = new Explanation(new Evaluation(facts), { from: idOf.start, months: idOf.months });
      for (const { rule } of speedTask.outputs) explanation.of(rule);
      return explanation;
    },
  };
}

/**
 * Which facts are still missing for a pension.
 * @param {import('./ground.mjs').Ground} ground
 */
export async function measureAsk(ground) {
  const [{ pension }, { ask }] = await Promise.all([ground.law('book/questions.js'), ground.law('readings/ask.js')]);
  const inputs = histories(EXPLAINED).map(inputOf);
  const withoutBirth = inputs.map((input) => ({ ...input, person: { sex: input.person.sex } }));
  const us = takeLaps(ground.rounds, {
    withoutBirth: { laps: LAPS, work: through(withoutBirth, (input) => ask(pension, input), 10) },
    nothingTold: { laps: LAPS, work: through([{}], (input) => ask(pension, input), 10) },
  });
  return { figures: { ...us, asked: { withoutBirth: ask(pension, withoutBirth[0]), nothingTold: ask(pension, {}) } } };
}
