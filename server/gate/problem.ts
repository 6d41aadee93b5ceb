import type { z } from 'zod';
import { Refused } from '../routes/route.ts';
import type { Refusal } from '../words/type.ts';

/** What is wrong with one field, and what would be right. */
interface Wrong {
  readonly code: Refusal;
  readonly field: string | null;
  readonly values: Readonly<Record<string, string | number>>;
}

const choicesShown = 12;

const pathOf = (path: readonly PropertyKey[]): string | null =>
  path.length === 0
    ? null
    : path
        .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${String(part)}`))
        .join('');

/** Of what a choice between shapes found wrong, the shape that came nearest: the one whose first problem lies deepest. */
function nearest(issue: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue {
  const depth = (issues: readonly z.core.$ZodIssue[]): number => Math.max(...issues.map(({ path }) => path.length));
  const [best] = issue.errors.filter((issues) => issues.length > 0).toSorted((a, b) => depth(b) - depth(a));
  const [first] = best ?? [];
  return first && first.path.length > 0 ? { ...first, path: [...issue.path, ...first.path] } : issue;
}

const sizes = { string: ['field-too-short', 'field-too-long'], array: ['field-too-few', 'field-too-many'] } as const;

const sizeCode = (origin: string, end: 0 | 1): Refusal =>
  origin === 'string' || origin === 'array'
    ? sizes[origin][end]
    : (['field-too-small', 'field-too-large'] as const)[end];

function wrongOf(issue: z.core.$ZodIssue): Wrong {
  const field = pathOf(issue.path);
  switch (issue.code) {
    case 'invalid_type':
      return 'input' in issue && issue.input === undefined
        ? { code: 'field-missing', field, values: { field: field ?? '' } }
        : { code: 'field-wrong', field, values: { field: field ?? '', expected: issue.expected } };
    case 'unrecognized_keys': {
      const name = pathOf([...issue.path, ...issue.keys.slice(0, 1).map((key) => key.slice(0, 40))]);
      return { code: 'field-unknown', field: name, values: { field: name ?? '' } };
    }
    case 'too_small':
      return { code: sizeCode(issue.origin, 0), field, values: { field: field ?? '', limit: Number(issue.minimum) } };
    case 'too_big':
      return { code: sizeCode(issue.origin, 1), field, values: { field: field ?? '', limit: Number(issue.maximum) } };
    case 'invalid_value':
      return {
        code: 'field-not-one-of',
        field,
        values: { field: field ?? '', choices: issue.values.slice(0, choicesShown).map(String).join(', ') },
      };
    case 'invalid_union': {
      const inner = nearest(issue);
      return inner === issue
        ? { code: 'field-wrong', field, values: { field: field ?? '', expected: '…' } }
        : wrongOf(inner);
    }
    case 'invalid_format':
      return { code: 'field-wrong', field, values: { field: field ?? '', expected: issue.format } };
    default:
      return { code: 'field-wrong', field, values: { field: field ?? '', expected: issue.code } };
  }
}

/** Refuses what does not have the declared shape: the first problem, with its field, its reason and the way out. Never what was sent. */
export function refusalOf(error: z.ZodError, within: 'params' | 'query' | 'body'): Refused {
  const [first] = error.issues;
  if (!first) return new Refused(400, 'field-wrong', { field: within, expected: '…' }, within);
  const { code, field, values } = wrongOf(first);
  // A parameter of the path that no such thing can have is an address that is not there.
  if (within === 'params') return new Refused(404, 'not-found', {}, field);
  return new Refused(400, code, { ...values, field: field ?? within }, field ?? within);
}
