import { bug } from '../kernel/assert.ts';
import { commonDenominator, toNumber } from '../kernel/exact.ts';
import { boundsOf } from '../language/bounds.ts';
import { keyOf } from '../language/key.ts';
import { separate, type Separated } from '../language/separate.ts';
import { stepAt, type Series } from '../language/series.ts';
import { mentions, partsOf, type CasesTerm, type Rule, type SumOverTerm, type Term } from '../language/term.ts';
import {
  asNumber,
  brackets,
  compare,
  counted,
  offset,
  product,
  quotient,
  round,
  scaled,
  sumOf,
  times,
  truth,
  whole,
  type Emitted,
} from './emit.ts';
import { layUp, sizeOf, spanOf, TABLE_MAX, Tabulator, type Atom } from './tabulate.ts';
import { cellsOf, NOTHING, type Program, type ProgramOutput } from './program.ts';
import { rowCount, totalRows } from './rows.ts';
import { printTable, printTotals, type PrintedTable } from './print-tables.ts';

/** The most running totals that one sum may have; one with more is added up month by month. */
const TOTALS_MAX = 2 ** 18;

/** Names that hold in a block of the emitted program. */
interface Scope {
  readonly outer: Scope | null;
  readonly names: Map<string, Emitted>;
  readonly lines: string[];
  readonly indent: string;
}

/**
 * Compiles rules into one straight loop over typed arrays. Step functions of small whole numbers become tables; income
 * × a table by calendar month over a spell becomes a difference of two running totals; sums over spells that need one
 * another's results run after one another, all others together.
 */
export class Compiler {
  private readonly program: Program;
  private readonly tabulator: Tabulator;
  private readonly tables = new Map<string, PrintedTable>();
  private names = 0;
  private scope: Scope = { outer: null, names: new Map(), lines: [], indent: '    ' };
  /** Running sums of the loop that is being written, by the key of their body; null outside of loops. */
  private running: Map<string, string> | null = null;

  constructor(program: Program) {
    this.program = program;
    this.tabulator = new Tabulator(program.told.map((series) => series.name));
  }

  /** The statements for one person, and the tables that they look up. */
  compile(): { readonly body: readonly string[]; readonly tables: readonly PrintedTable[] } {
    const groups = new Map<string, ProgramOutput[]>();
    for (const output of this.program.outputs) {
      const key = output.when ? keyOf(output.when) : '';
      groups.set(key, [...(groups.get(key) ?? []), output]);
    }
    for (const outputs of groups.values()) this.group(outputs);
    return { body: this.scope.lines, tables: [...new Set(this.tables.values())] };
  }

  private group(outputs: readonly ProgramOutput[]): void {
    const when = outputs[0]?.when ?? null;
    if (!when) return this.write(outputs);
    this.sums([when]);
    const condition = this.condition(when);
    this.line(`if (${condition}) {`);
    this.block(() => this.write(outputs));
    this.line('} else {');
    this.block(() =>
      outputs.forEach((output) => this.line(`out_${output.name}[i] = ${NOTHING[cellsOf(output.rule)]};`)),
    );
    this.line('}');
  }

  private write(outputs: readonly ProgramOutput[]): void {
    this.sums(outputs.map((output) => output.rule));
    for (const { name, rule } of outputs) this.line(`out_${name}[i] = ${this.stored(this.number(rule), rule)};`);
  }

  private stored(value: Emitted, rule: Rule): string {
    if (rule.unit !== 'percent') return value.d === 1 ? value.n : quotient(value.n, value.d);
    if (typeof value.d !== 'number') return `(${value.n} * 100) / ${value.d}`;
    const common = commonDenominator(value.d, 100);
    return quotient(scaled(value.n, common / value.d), common / 100);
  }

  // Blocks and names ------------------------------------------------------------------------------------------------

  private line(text: string): void {
    this.scope.lines.push(this.scope.indent + text);
  }

  private block(write: () => void): void {
    const outer = this.scope;
    this.scope = { outer, names: new Map(), lines: outer.lines, indent: `${outer.indent}  ` };
    write();
    this.scope = outer;
  }

  private known(key: string): Emitted | null {
    for (let scope: Scope | null = this.scope; scope; scope = scope.outer) {
      const found = scope.names.get(key);
      if (found) return found;
    }
    return null;
  }

  private name(expression: string): string {
    if (/^[\w$]+$/.test(expression)) return expression;
    const known = this.known(`text ${expression}`);
    if (known) return known.n;
    const name = `v${this.names++}`;
    this.line(`const ${name} = ${expression};`);
    this.scope.names.set(`text ${expression}`, whole(name));
    return name;
  }

  private keep(key: string, value: Emitted): Emitted {
    const kept: Emitted = {
      ...value,
      n: this.name(value.n),
      d: typeof value.d === 'number' ? value.d : this.name(value.d),
    };
    this.scope.names.set(key, kept);
    return kept;
  }

  // Sums over spells ------------------------------------------------------------------------------------------------

  /** Writes the loops for all sums that the terms need, level by level. */
  private sums(terms: readonly Term[]): void {
    for (;;) {
      const ready = new Map<string, Term>();
      terms.forEach((term) => this.gather(term, ready));
      if (ready.size === 0) return;
      this.loop([...ready.values()]);
    }
  }

  /** Collects the sums in a term that are not written yet and need no sum that is not. */
  private gather(term: Term, ready: Map<string, Term>): boolean {
    if (this.known(keyOf(term))) return false;
    if (this.tabulator.worthATable(term))
      return (this.tabulator.atomsOf(term) ?? []).map((atom) => this.gather(atom, ready)).some(Boolean);
    const inside = partsOf(term)
      .map((part) => this.gather(part, ready))
      .some(Boolean);
    if (term.kind !== 'sum-spells') return inside;
    if (!inside) ready.set(keyOf(term), term);
    return true;
  }

  private loop(sums: readonly Term[]): void {
    const bodies = new Map<string, Term>();
    const add = (body: Term): void => {
      this.earlierIn(body).forEach(add);
      bodies.set(keyOf(body), body);
    };
    for (const sum of sums) if (sum.kind === 'sum-spells') add(sum.body);
    for (const body of bodies.values()) this.hoist(body);
    const running = new Map<string, string>();
    for (const key of bodies.keys()) {
      const name = `s${this.names++}`;
      running.set(key, name);
      this.line(`let ${name} = 0;`);
    }
    const denominators = new Map<string, Emitted>();
    this.line('for (let k = first; k < last; k++) {');
    this.running = running;
    this.block(() => {
      const values = [...bodies].map(([key, body]) => [key, this.number(body)] as const);
      for (const [key, value] of values) {
        if (typeof value.d !== 'number') bug('a sum over spells needs one denominator');
        denominators.set(key, value);
        this.line(`${running.get(key)} += ${value.n};`);
      }
    });
    this.running = null;
    this.line('}');
    for (const sum of sums) {
      if (sum.kind !== 'sum-spells') continue;
      const key = keyOf(sum.body);
      const value = denominators.get(key) ?? bug('a sum was lost');
      this.scope.names.set(keyOf(sum), { n: running.get(key) ?? '', d: value.d, real: value.real });
    }
  }

  private earlierIn(term: Term): readonly Term[] {
    if (term.kind === 'earlier') return [term.body];
    return partsOf(term).flatMap((part) => (part.kind === 'rule' && !part.local ? [] : this.earlierIn(part)));
  }

  /** Writes what does not change from spell to spell before the loop. */
  private hoist(term: Term): void {
    const changes = mentions(term, (fact) => fact.scope !== 'case') || this.hasEarlier(term);
    if (!changes) {
      if (term.kind !== 'number') this.emit(term);
      return;
    }
    if (term.kind === 'sum-over') {
      const separated = this.separated(term);
      if (separated) this.rowOf(term, separated, true);
      this.hoist(term.from);
      this.hoist(term.until);
      separated?.outside.forEach((part) => this.hoist(part));
      return;
    }
    partsOf(term).forEach((part) => this.hoist(part));
  }

  private hasEarlier(term: Term): boolean {
    return (
      term.kind === 'earlier' ||
      (term.kind !== 'sum-spells' &&
        !(term.kind === 'rule' && !term.local) &&
        partsOf(term).some((part) => this.hasEarlier(part)))
    );
  }

  // Terms -----------------------------------------------------------------------------------------------------------

  private condition(term: Term): string {
    const value = this.emit(term);
    if (/^\d+$/.test(value.n)) return value.n === '0' ? 'false' : 'true';
    return value.truth ? value.n : `${value.n} !== 0`;
  }

  /** A term as a number: truth as 0 or 1. */
  private number(term: Term): Emitted {
    return counted(this.emit(term));
  }

  private emit(term: Term): Emitted {
    if (term.kind === 'number')
      return term.value.d === 1
        ? whole(String(term.value.n))
        : { n: String(term.value.n), d: term.value.d, real: false };
    const key = keyOf(term);
    const known = this.known(key);
    if (known) return known;
    const constant = this.constant(term);
    if (constant) return constant;
    if (this.tabulator.worthATable(term)) return this.keep(key, this.lookUp(term));
    const value = this.plain(term);
    return this.keep(key, value);
  }

  /** A term without facts is a number. */
  private constant(term: Term): Emitted | null {
    const atoms = this.tabulator.atomsOf(term);
    if (atoms === null || atoms.length > 0) return null;
    const { cells, d } = layUp(term, []);
    return { n: String(cells[0] ?? NaN), d, real: false };
  }

  private plain(term: Exclude<Term, { kind: 'number' }>): Emitted {
    switch (term.kind) {
      case 'fact':
        return {
          n: term.scope === 'spell' ? `in_${term.name}[k]!` : `in_${term.name}[i]!`,
          d: term.scale,
          real: term.real,
        };
      case 'rule':
        return this.emit(term.term);
      case 'parameter':
        return term.series.real ? this.lookUpReal(term) : this.lookUp(term);
      case 'add':
        return term.terms.map((part) => this.number(part)).reduce((a, b) => sumOf(a, b, '+'));
      case 'subtract':
        return sumOf(this.emit(term.left), this.emit(term.right), '-');
      case 'multiply':
        return term.terms.map((part) => this.number(part)).reduce(product);
      case 'divide': {
        const [a, b] = [this.number(term.left), this.number(term.right)];
        return { n: times(a.n, b.d), d: times(b.n, a.d, true), real: a.real || b.real };
      }
      case 'whole': {
        const [a, b] = [this.number(term.left), this.number(term.right)];
        return whole(`Math.floor(${times(a.n, b.d)} / ${brackets(times(b.n, a.d))})`);
      }
      case 'remainder': {
        const [a, b] = [this.number(term.left), this.number(term.right)];
        return whole(`(${a.n} - Math.floor(${a.n} / ${b.n}) * ${b.n})`);
      }
      case 'power': {
        const [a, b] = [this.number(term.left), this.number(term.right)];
        return { n: `Math.pow(${asNumber(a)}, ${asNumber(b)})`, d: 1, real: true };
      }
      case 'least':
      case 'greatest':
        return term.terms
          .map((part) => this.emit(part))
          .reduce((a, b) => this.pick(a, b, term.kind === 'least' ? '<' : '>'));
      case 'compare':
        return compare(
          this.emit(term.left),
          this.emit(term.right),
          { below: '<', 'at-most': '<=', equals: '===' }[term.is],
        );
      case 'all':
        return truth(`(${term.terms.map((part) => this.condition(part)).join(' && ')})`);
      case 'any':
        return truth(`(${term.terms.map((part) => this.condition(part)).join(' || ')})`);
      case 'not':
        return truth(`!(${this.condition(term.term)})`);
      case 'cases':
        return this.cases(term);
      case 'round':
        return round(term.direction, this.emit(term.term));
      case 'earlier':
        return {
          n: this.running?.get(keyOf(term.body)) ?? bug('earlier outside of a sum'),
          d: this.fixed(term.body),
          real: false,
        };
      case 'sum-over':
        return this.sumOver(term);
      case 'sum-spells':
        return bug(`a sum over spells was not written: ${keyOf(term)}`);
      case 'age-reached':
        return bug('an age must be a table');
    }
  }

  private fixed(term: Term): number {
    return boundsOf(term).d ?? bug('a sum over spells needs one denominator');
  }

  private pick(a: Emitted, b: Emitted, sign: '<' | '>'): Emitted {
    if (typeof a.d !== 'number' || typeof b.d !== 'number') return this.pickOpen(a, b, sign);
    const [left, right, d] = this.alike(a, b);
    const [x, y] = [this.name(left), this.name(right)];
    return { n: `(${y} ${sign} ${x} ? ${y} : ${x})`, d, real: a.real || b.real };
  }

  /** Of two fractions whose denominators depend on the case. */
  private pickOpen(a: Emitted, b: Emitted, sign: '<' | '>'): Emitted {
    const [x, y] = [this.name(a.n), this.name(b.n)];
    const [dx, dy] = [this.name(String(a.d)), this.name(String(b.d))];
    const second = this.name(`(${y} * ${dx} ${sign} ${x} * ${dy})`);
    return { n: `(${second} ? ${y} : ${x})`, d: `(${second} ? ${dy} : ${dx})`, real: a.real || b.real };
  }

  /** Two numbers over one fixed denominator. */
  private alike(a: Emitted, b: Emitted): readonly [string, string, number] {
    if (typeof a.d !== 'number' || typeof b.d !== 'number')
      return bug('a choice between fractions needs fixed denominators');
    const d = a.real || b.real ? 1 : commonDenominator(a.d, b.d);
    const over = (one: Emitted): string => (a.real || b.real ? asNumber(one) : scaled(one.n, d / Number(one.d)));
    return [over(a), over(b), d];
  }

  private cases(term: CasesTerm): Emitted {
    const branches = term.branches
      .map((branch) => ({ when: this.condition(branch.when), then: branch.then }))
      .filter(({ when }) => when !== 'false');
    const sure = branches.findIndex(({ when }) => when === 'true');
    const open = sure < 0 ? branches : branches.slice(0, sure);
    const rest = sure < 0 ? (term.otherwise?.then ?? null) : (branches[sure]?.then ?? null);
    const thens = [...open.map((branch) => branch.then), ...(rest ? [rest] : [])];
    const real = thens.some((then) => boundsOf(then).real);
    const emitted = thens.map((then) => this.emit(then));
    const values = emitted.every((value) => value.truth) ? emitted : emitted.map(counted);
    if (values.some((value) => typeof value.d !== 'number')) return this.choose(open, values);
    const d = real ? 1 : values.reduce((common, value) => commonDenominator(common, Number(value.d)), 1);
    return this.choose(
      open,
      values.map((value): Emitted => ({
        ...value,
        n: real ? asNumber(value) : scaled(value.n, d / Number(value.d)),
        d,
        real,
      })),
    );
  }

  /** The first branch whose condition holds; the last value where none is left to ask. */
  private choose(branches: readonly { readonly when: string }[], values: readonly Emitted[]): Emitted {
    const last = values.at(-1) ?? bug('cases without a branch');
    const pick = (of: (value: Emitted) => string): string =>
      values
        .slice(0, -1)
        .reduceRight(
          (rest, value, i) => (of(value) === rest ? rest : `(${branches[i]?.when} ? ${of(value)} : ${rest})`),
          of(last),
        );
    const d = values.every((value) => value.d === last.d) ? last.d : pick((value) => String(value.d));
    return { ...last, n: pick((value) => value.n), d, real: values.some((value) => value.real) };
  }

  // Sums over a counter ---------------------------------------------------------------------------------------------

  /** How a sum over months falls apart, where its running totals make a table. */
  private separated(term: SumOverTerm): Separated | null {
    const separated = separate(term);
    const width = term.counter.range[1] - term.counter.range[0] + 2;
    return separated && rowCount(separated) * width <= TOTALS_MAX ? separated : null;
  }

  private sumOver(term: SumOverTerm): Emitted {
    const separated = this.separated(term);
    if (separated) return this.difference(term, separated);
    const from = this.number(term.from);
    const until = this.number(term.until);
    this.hoistFrom(term.body);
    const sum = `s${this.names++}`;
    const counter = `c${this.names++}`;
    this.line(`let ${sum} = 0;`);
    this.line(`for (let ${counter} = ${from.n}; ${counter} < ${until.n}; ${counter}++) {`);
    let body: Emitted = whole('0');
    this.block(() => {
      this.scope.names.set(keyOf(term.counter), whole(counter));
      body = this.emit(term.body);
      this.line(`${sum} += ${body.n};`);
    });
    this.line('}');
    return { n: sum, d: typeof body.d === 'number' ? body.d : bug('a sum needs one denominator'), real: body.real };
  }

  /** Writes what does not change from count to count before the loop: what needs no counter that is not set yet. */
  private hoistFrom(term: Term): void {
    const counts = mentions(term, (fact) => fact.scope === 'counter' && this.known(keyOf(fact)) === null);
    if (counts) partsOf(term).forEach((part) => this.hoistFrom(part));
    else if (term.kind !== 'number') this.emit(term);
  }

  private difference(term: SumOverTerm, separated: Separated): Emitted {
    const { name, d, row, key } = this.rowOf(term, separated, false);
    const base = term.counter.range[0];
    const at = (month: string): string => {
      const offset = row === null ? -base : null;
      return offset === null ? `${name}[${row} + ${month}]!` : `${name}[${month}${offset === 0 ? '' : ` - ${base}`}]!`;
    };
    const from = this.number(term.from);
    const until = this.number(term.until);
    const span = whole(`(${at(until.n)} - ${at(from.n)})`);
    const total = separated.outside.map((part) => this.number(part)).reduce(product, { ...span, d });
    const gap = this.known(`${key} gap`);
    return gap ? { ...total, n: `${total.n} * ${gap.n}` } : total;
  }

  /** The row of running totals for the keys that hold; a book's gap makes a row whose totals mean nothing. */
  private rowOf(
    term: SumOverTerm,
    separated: Separated,
    hoisting: boolean,
  ): { readonly key: string; readonly name: string; readonly d: number; readonly row: string | null } {
    const key = `totals ${keyOf({ ...term, from: term.counter, until: term.counter })}`;
    const printed = this.tables.get(key) ?? this.totalsTable(term, separated, key);
    if (separated.dated.length + separated.plain.length === 0 || printed.rows === 1)
      return { key, name: printed.name, d: printed.d, row: null };
    const known = this.known(`${key} row`);
    if (known) return { key, name: printed.name, d: printed.d, row: known.n };
    const varying = hoisting && separated.plain.some((part) => mentions(part, (fact) => fact.scope === 'spell'));
    if (varying) return { key, name: printed.name, d: printed.d, row: null };
    const row = this.keep(`${key} row`, this.rowIndex(term, separated, printed, key));
    return { key, name: printed.name, d: printed.d, row: row.n };
  }

  private rowIndex(term: SumOverTerm, separated: Separated, printed: PrintedTable, key: string): Emitted {
    let index = '';
    for (const parameter of separated.dated) {
      const step = this.stepIndex(parameter.series, parameter.at);
      index = index === '' ? step : `(${index} * ${parameter.series.steps.length + 1} + ${step})`;
    }
    for (const part of separated.plain) {
      const { low, high } = boundsOf(part);
      const value = low === 0 ? this.number(part).n : `(${this.number(part).n} - ${low})`;
      index = index === '' ? value : `(${index} * ${high - low + 1} + ${value})`;
    }
    const width = term.counter.range[1] - term.counter.range[0] + 2;
    if (printed.gaps) this.scope.names.set(`${key} gap`, whole(this.name(`${printed.name}_known[${index}]!`)));
    return whole(`${index} * ${width} - ${term.counter.range[0]}`);
  }

  /** The place of the step that holds at a date: 0 where there is none. */
  private stepIndex(series: Series, date: Term): string {
    return this.byDate(`step of ${series.name}`, date, (month) => {
      const found = month === null ? null : stepAt(series, month);
      return found ? series.steps.indexOf(found.step) + 1 : 0;
    });
  }

  /** What holds at a date, by a table over all that the date depends on; a bug where that is no few whole numbers. */
  private byDate(what: string, date: Term, cellOf: (month: number | null) => number): string {
    const atoms = this.tabulator.atomsOf(date);
    if (!atoms || (atoms.length > 1 && sizeOf(atoms) > TABLE_MAX))
      return bug(`${what}: its date cannot be laid up in a table`);
    const ordered = bySpan(atoms);
    const key = `${what} by ${keyOf(date)}`;
    const table =
      this.tables.get(key) ??
      this.addTable(key, (name) => {
        const { cells, d } = layUp(date, ordered);
        if (d !== 1) bug(`${what}: its date is no whole month`);
        return printTable(
          name,
          cells.map((month) => cellOf(Number.isNaN(month) ? null : month)),
          1,
        );
      });
    return `${table.name}[${this.index(ordered)}]!`;
  }

  private totalsTable(term: SumOverTerm, separated: Separated, key: string): PrintedTable {
    const [first, last] = term.counter.range;
    const told = separated.dated.find((parameter) => this.program.told.includes(parameter.series));
    if (told && separated.dated.length + separated.plain.length + separated.inside.length > 2)
      return bug(`${told.series.name} is told and must stand alone in its sum`);
    if (told) return this.addTable(key, (name) => printTotals(name, [], { first, last }, told.series.name));
    const rows = totalRows(term, separated);
    return this.addTable(key, (name) => printTotals(name, rows, { first, last }, null));
  }

  // Tables ----------------------------------------------------------------------------------------------------------

  private addTable(key: string, print: (name: string) => PrintedTable): PrintedTable {
    const name = `t${new Set([...this.tables.values()].map((table) => table.name)).size}`;
    const table = print(name);
    const text = JSON.stringify(table).replaceAll(name, '');
    const same =
      [...this.tables.values()].find((one) => JSON.stringify(one).replaceAll(one.name, '') === text) ?? table;
    this.tables.set(key, same);
    return same;
  }

  private lookUp(term: Term): Emitted {
    const atoms = this.tabulator.atomsOf(term) ?? bug(`${keyOf(term)} cannot be laid up in a table`);
    const ordered = bySpan(atoms);
    const key = `table ${keyOf(term)}`;
    const table =
      this.tables.get(key) ??
      this.addTable(key, (name) => {
        const { cells, d } = layUp(term, ordered);
        return printTable(name, cells, d);
      });
    return { n: `${table.name}[${this.index(ordered)}]!`, d: table.d, real: false };
  }

  private index(atoms: readonly Atom[]): string {
    const index = atoms.reduce((before, atom) => {
      const value = offset(this.number(atom).n, boundsOf(atom).low);
      return before === '' ? value : `${brackets(before)} * ${spanOf(atom)} + ${value}`;
    }, '');
    return index === '' ? '0' : index;
  }

  /** A yield: doubles by month, looked up as they are. */
  private lookUpReal(term: Extract<Term, { kind: 'parameter' }>): Emitted {
    if (term.key) return bug(`${term.series.name} has keys and cannot be looked up in a loop`);
    const n = this.byDate(`value of ${term.series.name}`, term.at, (month) => {
      const value = month === null ? null : stepAt(term.series, month)?.step.values[0];
      return value ? toNumber(value) : NaN;
    });
    return { n, d: 1, real: true };
  }
}

/** Atoms in the order in which a table is laid up: those of few values first. */
function bySpan(atoms: readonly Atom[]): readonly Atom[] {
  return [...atoms].toSorted((a, b) => spanOf(a) - spanOf(b));
}
