import { bug } from '../../kernel/assert.ts';

/** An expression of the printed loop: what the compiler prints for programs without branches. */
export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'cell'; readonly column: string; readonly at: Formula }
  | {
      readonly kind: 'binary';
      readonly operator: '+' | '-' | '*' | '/';
      readonly left: Formula;
      readonly right: Formula;
    };

/** The statements of a loop body that can be laid over lanes: one loop over spells, then plain definitions. */
export interface Straight {
  /** Names defined inside the loop over spells, in order. */
  readonly spell: readonly (readonly [string, Formula])[];
  /** Running sums, each with what a spell adds. */
  readonly sums: readonly (readonly [string, Formula])[];
  /** Names defined for a person. */
  readonly person: readonly (readonly [string, Formula])[];
  /** Columns of answers, each with its value. */
  readonly answers: readonly (readonly [string, Formula])[];
}

const TOKEN = /\s*([A-Za-z_]\w*|\d+(?:\.\d+)?|[-+*/()[\]!])/y;

function tokens(text: string): readonly string[] {
  const found: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text) ?? bug(`cannot be laid over lanes: ${text}`);
    if (match[1] !== '!') found.push(match[1] ?? '');
  }
  return found;
}

/** Reads one printed expression. Anything but sums, products, quotients and cells is a bug: such programs stay in JavaScript. */
export function readFormula(text: string): Formula {
  const all = tokens(text);
  let place = 0;
  const take = (): string => all[place++] ?? bug(`ends too early: ${text}`);
  const primary = (): Formula => {
    const token = take();
    if (token === '(') {
      const inside = sum();
      if (take() !== ')') bug(`brackets: ${text}`);
      return inside;
    }
    if (/^\d/.test(token)) return { kind: 'number', value: Number(token) };
    if (!/^[A-Za-z_]/.test(token)) return bug(`cannot be laid over lanes: ${text}`);
    if (all[place] !== '[') return { kind: 'name', name: token };
    place++;
    const at = sum();
    if (take() !== ']') bug(`brackets: ${text}`);
    return { kind: 'cell', column: token, at };
  };
  const chain = (operators: readonly string[], next: () => Formula): Formula => {
    let left = next();
    while (operators.includes(all[place] ?? '')) {
      const operator = take() as '+' | '-' | '*' | '/';
      left = { kind: 'binary', operator, left, right: next() };
    }
    return left;
  };
  const product = (): Formula => chain(['*', '/'], primary);
  const sum = (): Formula => chain(['+', '-'], product);
  const formula = sum();
  return place === all.length ? formula : bug(`more than one expression: ${text}`);
}

/** Reads the printed body of a loop; a bug where it has branches or more than one loop over spells. */
export function readStraight(body: readonly string[]): Straight {
  const spell: (readonly [string, Formula])[] = [];
  const sums: (readonly [string, Formula])[] = [];
  const person: (readonly [string, Formula])[] = [];
  const answers: (readonly [string, Formula])[] = [];
  let inside = false;
  for (const line of body.map((text) => text.trim())) {
    const defined = /^const (\w+) = (.*);$/.exec(line);
    const added = /^(s\d+) \+= (.*);$/.exec(line);
    const answered = /^out_(\w+)\[i\] = (.*);$/.exec(line);
    if (line.startsWith('for (')) inside = true;
    else if (line === '}') inside = false;
    else if (defined) (inside ? spell : person).push([defined[1] ?? '', readFormula(defined[2] ?? '')]);
    else if (added) sums.push([added[1] ?? '', readFormula(added[2] ?? '')]);
    else if (answered) answers.push([answered[1] ?? '', readFormula(answered[2] ?? '')]);
    else if (!/^let s\d+ = 0;$/.test(line)) bug(`cannot be laid over lanes: ${line}`);
  }
  return { spell, sums, person, answers };
}
