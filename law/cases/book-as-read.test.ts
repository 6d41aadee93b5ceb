import { expect, test } from 'vitest';
import { parameterPages, rulePages } from '../answers/pages.ts';
import { nameTerm } from '../answers/tell-value.ts';
import { goal, questions } from '../book/questions.ts';
import type { Field, Fields, Question } from '../language/question.ts';
import type { Term } from '../language/term.ts';
import { print } from '../readings/print.ts';
import { words } from '../words/en.ts';

const lines = (...parts: readonly (string | readonly string[])[]): string => parts.flat().join('\n');

const tellTerm = (term: Term): string => print(term, words.grammar, (inner) => nameTerm(inner, words));

/** The whole book in English: whoever changes a rule sees here what the change says. */
test('the rules, as a lawyer reads them', async () => {
  const pages = rulePages(words).map((page) =>
    lines(
      `## ${page.chapter} · ${page.id}: ${page.name} (${page.unit})`,
      `   ${page.cite.join('; ')}`,
      page.formula === null ? [] : `   = ${page.formula}`,
      page.cases.map(
        (one) =>
          `   ${one.when === null ? 'otherwise' : `if ${one.when}`}: ${one.then}${one.cite === null ? '' : ` (${one.cite})`}`,
      ),
      `   uses ${page.uses.map((use) => `${use.kind} ${use.id}`).join(', ')}`,
      `   used by ${page.usedBy.map((use) => use.id).join(', ')}`,
    ),
  );
  await expect(`${pages.join('\n')}\n`).toMatchFileSnapshot('goldens/rules.en.txt');
});

test('the legal numbers, with their history', async () => {
  const pages = parameterPages(words).map((page) =>
    lines(
      `## ${page.id}: ${page.name} (${page.unit}, checked ${page.checked})`,
      page.steps.map(
        (step) =>
          `   ${step.from}${step.until === null ? '' : ` to ${step.until}`}: ${step.values.map((value) => (value.key === null ? value.text : `${value.key} ${value.text}`)).join(', ')} · ${step.cite} · ${step.confidence}${step.note === null ? '' : ` · ${step.note}`}`,
      ),
      `   used by ${page.usedBy.map((use) => use.id).join(', ')}`,
    ),
  );
  await expect(`${pages.join('\n')}\n`).toMatchFileSnapshot('goldens/numbers.en.txt');
});

function tellField(name: string, field: Field): readonly string[] {
  switch (field.kind) {
    case 'fact': {
      const { fact, form, otherwise, told, least, only } = field;
      const rest = typeof otherwise === 'object' ? (otherwise?.name ?? 'must be told') : `otherwise ${otherwise}`;
      return [
        `${name}: ${form} ${fact.name} (${fact.unit} ${fact.range.join('–')}${fact.scale === 1 ? '' : ` / ${fact.scale}`}${fact.real ? ' real' : ''} ${fact.choices.join('|')}) ${rest}${told ? `, told ${told.name}` : ''}${least === null ? '' : `, least ${least}`}${only ? `, only with ${only.field} ${only.choice}` : ''}`,
      ];
    }
    case 'part':
    case 'spells':
      return [
        `${name}: ${field.kind}${field.optional ? ', optional' : ''}${field.kind === 'part' && field.told ? `, told ${field.told.name}` : ''}`,
        ...tellFields(field.fields),
      ];
    case 'months':
      return [`${name}: months, ${field.compulsory.name}`];
  }
}

function tellFields(fields: Fields): readonly string[] {
  return Object.entries(fields).flatMap(([name, field]) => tellField(name, field).map((line) => `   ${line}`));
}

function tellQuestion(question: Question): string {
  return lines(
    `## ${question.name} (dated by ${question.dated})`,
    tellFields(question.fields),
    question.checks.map(
      (check) =>
        `   must${check.eachSpell ? ' in every spell' : ''}: ${tellTerm(check.must)} · ${check.code} in ${check.field} · ${check.cite}${check.limit ? ` · limit ${tellTerm(check.limit)}` : ''}`,
    ),
    question.outputs.map(
      (output) =>
        `   → ${output.name} = ${output.rule.name}${output.when ? ` where ${tellTerm(output.when)}` : ''}${output.omitted ? ', else left out' : ''}${output.each ? `, for each ${output.each.counter.name} to ${tellTerm(output.each.last)}` : ''}`,
    ),
  );
}

test('the questions: what is told, what is refused, what comes out', async () => {
  await expect(`${[...questions, goal].map(tellQuestion).join('\n')}\n`).toMatchFileSnapshot(
    'goldens/questions.en.txt',
  );
});
