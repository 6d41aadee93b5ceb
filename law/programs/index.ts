import { questions } from '../book/questions.ts';
import type { Question } from '../language/question.ts';
import { partsOf, type Fact, type Term } from '../language/term.ts';
import type { Program } from '../readings/program.ts';
import { speedTask } from './speed-task.ts';

/** The facts that the answers of a question use. */
function factsIn(question: Question): readonly Fact[] {
  const facts = new Set<Fact>();
  const seen = new Set<Term>();
  const visit = (term: Term): void => {
    if (seen.has(term)) return;
    seen.add(term);
    if (term.kind === 'fact') facts.add(term);
    partsOf(term).forEach(visit);
  };
  for (const output of question.outputs) {
    visit(output.rule);
    if (output.when) visit(output.when);
  }
  return [...facts].toSorted((a, b) => a.id - b.id);
}

/** A question as it is compiled: one answer to a person, so lists (the premium of every member) are left out. */
function programOf(question: Question): Program {
  const facts = factsIn(question);
  return {
    facts: facts.filter((fact) => fact.scope === 'case'),
    spellFacts: facts.filter((fact) => fact.scope === 'spell'),
    outputs: question.outputs
      .filter((output) => output.each === null)
      .map(({ name, rule, when }) => ({ name, rule, when })),
    told: [],
  };
}

/** Everything that is compiled, by the name of its file in `generated/`. */
export const programs: Readonly<Record<string, Program>> = {
  'speed-task': speedTask,
  ...Object.fromEntries(questions.map((question) => [question.name, programOf(question)])),
};
