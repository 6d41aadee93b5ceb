import type { Term } from './term.ts';

const keys = new WeakMap<Term, string>();

/** A text that two terms share exactly when they say the same: used to compute nothing twice. */
export function keyOf(term: Term): string {
  const known = keys.get(term);
  if (known !== undefined) return known;
  const key = compute(term);
  keys.set(term, key);
  return key;
}

function compute(term: Term): string {
  const all = (terms: readonly Term[]): string => terms.map(keyOf).join(',');
  switch (term.kind) {
    case 'number':
      return `${term.value.n}/${term.value.d}`;
    case 'fact':
      return `f${term.id}`;
    case 'rule':
      return `r${term.id}`;
    case 'parameter':
      return `${term.series.name}[${keyOf(term.at)}${term.key ? `;${keyOf(term.key)}` : ''}]`;
    case 'add':
    case 'multiply':
    case 'least':
    case 'greatest':
    case 'all':
    case 'any':
      return `${term.kind}(${all(term.terms)})`;
    case 'subtract':
    case 'divide':
    case 'whole':
    case 'remainder':
    case 'power':
      return `${term.kind}(${keyOf(term.left)},${keyOf(term.right)})`;
    case 'compare':
      return `${term.is}(${keyOf(term.left)},${keyOf(term.right)})`;
    case 'not':
      return `not(${keyOf(term.term)})`;
    case 'cases':
      return `cases(${term.branches.map((one) => `${keyOf(one.when)}:${keyOf(one.then)}`).join(',')}${term.otherwise ? `,${keyOf(term.otherwise.then)}` : ''})`;
    case 'round':
      return `${term.direction}(${keyOf(term.term)})`;
    case 'sum-spells':
    case 'earlier':
      return `${term.kind}(${keyOf(term.body)})`;
    case 'sum-over':
      return `sum(${keyOf(term.counter)},${keyOf(term.from)},${keyOf(term.until)},${keyOf(term.body)})`;
    case 'age-reached':
      return `reached(${keyOf(term.born)},${term.age.name},${keyOf(term.key)})`;
  }
}
