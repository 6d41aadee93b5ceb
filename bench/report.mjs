// The figures as rows: what was measured, the figure, its goal, and whether it is reached.

/**
 * @typedef {object} Row
 * @property {string} measure
 * @property {string} figure
 * @property {string} goal
 * @property {'yes' | 'no' | ''} reached
 */

const KILOBYTE = 1000;

/** @typedef {{ unit: string, digits: number, goal?: number, least?: boolean, stretch?: number }} Kind */

/**
 * @param {string} measure
 * @param {number} value
 * @param {Kind} kind `least`: the goal is a least value; otherwise it is the most
 * @returns {Row}
 */
export function row(measure, value, { unit, digits, goal, least = false, stretch }) {
  const shown = (/** @type {number} */ of) => `${of.toFixed(digits)}${unit === '' ? '' : ` ${unit}`}`;
  const sign = least ? '≥' : '≤';
  const aim = goal === undefined ? '' : `${sign} ${goal}${unit === '' ? '' : ` ${unit}`}`;
  const more = stretch === undefined ? '' : `, at best ${stretch}`;
  const reached = goal === undefined ? '' : (least ? value >= goal : value <= goal) ? 'yes' : 'no';
  return { measure, figure: shown(value), goal: aim + more, reached };
}

const RATIO = { unit: '', digits: 2, least: true };
const MILLIONS = { unit: 'M people/s', digits: 1, least: true };
const MICROSECONDS = { unit: 'µs', digits: 2 };
const MILLISECONDS = { unit: 'ms', digits: 1 };
const KILOBYTES = { unit: 'kB', digits: 1 };
const BYTES = { unit: 'bytes', digits: 0 };
const SECONDS = { unit: 's', digits: 1 };

/** @type {Readonly<Record<string, (figures: any) => Row[]>>} */
const rows = {
  batch: ({ ratioOfLanes, ratio, ratioToBlocked, millionsASecond: { lanes, ours, columnar, blocked } }) => [
    row('speed task, one thread: our lanes over hand-written columns', ratioOfLanes, {
      ...RATIO,
      goal: 0.9,
      stretch: 1.6,
    }),
    row('speed task, one thread: our plain loop over hand-written columns', ratio, { ...RATIO, goal: 0.9 }),
    row('speed task, one thread: our plain loop over hand-written columns in blocks', ratioToBlocked, RATIO),
    row('speed task, one thread: our lanes', lanes, MILLIONS),
    row('speed task, one thread: our plain loop', ours, MILLIONS),
    row('speed task, one thread: hand-written columns', columnar, MILLIONS),
    row('speed task, one thread: hand-written columns in blocks', blocked, MILLIONS),
  ],
  threads: ({ ratio, ratioOfLanes, millionsASecond: { one, two, oneOfLanes, twoOfLanes } }) => [
    row('speed task: two threads over one, plain loop', ratio, { ...RATIO, goal: 1.75 }),
    row('speed task: two threads over one, lanes', ratioOfLanes, { ...RATIO, goal: 1.75 }),
    row('speed task: one thread, plain loop', one, MILLIONS),
    row('speed task: two threads, plain loop', two, MILLIONS),
    row('speed task: one thread, lanes', oneOfLanes, MILLIONS),
    row('speed task: two threads, lanes', twoOfLanes, MILLIONS),
  ],
  pension: ({ millionsASecond }) => [row('the real pension, one thread', millionsASecond, { ...MILLIONS, goal: 5 })],
  'what-if': ({ task, pension, byHand, columnar, publicodes }) => [
    row('one what-if, speed task: ours', task, { ...MICROSECONDS, goal: 1 }),
    row('one what-if, the real pension: ours', pension, { ...MICROSECONDS, goal: 1 }),
    row('one what-if, speed task: written by hand for one person', byHand, MICROSECONDS),
    row('one what-if, speed task: hand-written columns', columnar, MICROSECONDS),
    row('one what-if, speed task: publicodes, with its explanation', publicodes, { ...MICROSECONDS, digits: 0 }),
  ],
  explanation: ({ task, values, tree, words, read, answer, answerInWords }) => [
    row('one what-if of the speed task with its explanation: the tree', task, { ...MICROSECONDS, goal: 20 }),
    row('a pension with its explanation: the tree', tree, { ...MICROSECONDS, goal: 20 }),
    row('of it, the values', values, MICROSECONDS),
    row('the same tree told in Vietnamese', words, MICROSECONDS),
    row('reading the JSON of a pension', read, MICROSECONDS),
    row('answer() for a pension, JSON in, JSON out', answer, MICROSECONDS),
    row('answer() for a pension, explained in Vietnamese', answerInWords, MICROSECONDS),
  ],
  ask: ({ withoutBirth, nothingTold }) => [
    row('what is missing: the month of birth', withoutBirth, { ...MICROSECONDS, goal: 10 }),
    row('what is missing: everything', nothingTold, { ...MICROSECONDS, goal: 10 }),
  ],
  cold: ({ imported, total, least, processor, cached, totalByModules }) => [
    row('fresh process: import and first answer', total, { ...MILLISECONDS, goal: 10 }),
    row('of it, the import', imported, MILLISECONDS),
    row('the least of all processes', least, MILLISECONDS),
    row('in processor time', processor, MILLISECONDS),
    ...(cached === undefined
      ? []
      : [row('the same with the compile cache of Node 22.8 and newer', cached, { ...MILLISECONDS, goal: 10 })]),
    row('the same, were the modules read one by one', totalByModules, MILLISECONDS),
  ],
  browser: ({ minified, gzip, pension, figures, brotli, modules }) => [
    row('browser: all questions with reasons, Vietnamese; gzip', gzip / KILOBYTE, {
      ...KILOBYTES,
      goal: 25,
      stretch: 12,
    }),
    row('browser: the same; brotli', brotli / KILOBYTE, KILOBYTES),
    row('browser: the same; minified', minified / KILOBYTE, KILOBYTES),
    ...groups(modules).map(([name, bytes]) =>
      row(`of it, ${name}; gzip, before minifying`, bytes / KILOBYTE, KILOBYTES),
    ),
    row('browser: a page with the pension and its reasons, Vietnamese; gzip', pension / KILOBYTE, KILOBYTES),
    row('browser: a page with pension and contribution, figures only, Vietnamese; gzip', figures / KILOBYTE, KILOBYTES),
  ],
  memory: ({ pension, task }) => [
    row('batch, the real pension: answers of a person', pension.bytesAPerson, { ...BYTES, goal: 100 }),
    row('batch, the real pension: memory that grew, a person', pension.arrayBuffersGrown + pension.heapGrown, {
      ...BYTES,
      goal: 100,
    }),
    row('batch, speed task: answers of a person', task.bytesAPerson, { ...BYTES, goal: 100 }),
  ],
  import: (figures) =>
    Object.entries(figures).flatMap(([engine, of]) => [
      row(`a list of 50,000 rows, 500 bad, ${engine}: upload to confirmed`, of.seconds, { ...SECONDS, goal: 30 }),
      row(`of it, reading and matching, ${engine}`, of.readSeconds, SECONDS),
      row(`of it, confirming, ${engine}`, of.confirmSeconds, SECONDS),
      row(`processor time of the process, ${engine}`, of.processorSeconds, SECONDS),
      row(`progress seen, steps, ${engine}`, of.progressSteps, { unit: '', digits: 0 }),
      row(`longest that another request waited for the process, ${engine}`, of.blockedMs, { unit: 'ms', digits: 0 }),
      row(`memory of the process at most, ${engine}`, of.megabytes, { unit: 'MB', digits: 0 }),
    ]),
  assess: (figures) =>
    Object.entries(figures).flatMap(([threads, { linesASecond, megabytes }]) => [
      row(`diemtua law assess, ${threads.replace('threads', 'threads: ')}`, linesASecond, {
        unit: 'lines/s',
        digits: 0,
      }),
      ...Object.entries(megabytes).map(([share, mb]) =>
        row(`memory of the process at ${share}, ${threads.replace('threads', 'threads: ')}`, Number(mb), {
          unit: 'MB',
          digits: 0,
        }),
      ),
    ]),
};

/**
 * Compressed bytes by the first part of a module's path.
 * @param {readonly { module: string, gzip: number }[]} modules
 * @returns {(readonly [string, number])[]}
 */
function groups(modules) {
  /** @type {Map<string, number>} */
  const sizes = new Map();
  for (const { module, gzip } of modules) {
    const group = module.startsWith('..') ? 'the page' : (module.split('/')[0] ?? module);
    sizes.set(group, (sizes.get(group) ?? 0) + gzip);
  }
  return [...sizes].toSorted(([, a], [, b]) => b - a);
}

/**
 * @param {Readonly<Record<string, any>>} figures
 * @returns {Row[]}
 */
export const rowsOf = (figures) => Object.entries(figures).flatMap(([name, of]) => rows[name]?.(of) ?? []);

const HEADINGS = { measure: 'measure', figure: 'figure', goal: 'goal', reached: 'reached' };

/** @param {readonly Row[]} all */
export function asTable(all) {
  const columns = /** @type {(keyof Row)[]} */ (Object.keys(HEADINGS));
  const widths = columns.map((column) => Math.max(...[HEADINGS, ...all].map((each) => each[column].length)));
  return [HEADINGS, ...all]
    .map((each) => columns.map((column, i) => each[column].padEnd(widths[i] ?? 0)).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

/**
 * The table of docs/measured.md.
 * @param {{ node: string, cores: number, persons: number, rounds: number }} run
 * @param {readonly Row[]} all
 */
export function asMarkdown({ node, cores, persons, rounds }, all) {
  const lines = all.map(({ measure, figure, goal, reached }) => `| ${measure} | ${figure} | ${goal} | ${reached} |`);
  return [
    `${cores} cores, Node ${node}, ${persons.toLocaleString('en')} people, ${rounds} rounds.`,
    '',
    '| measure | figure | goal | reached |',
    '| --- | ---: | --- | --- |',
    ...lines,
    '',
  ].join('\n');
}
