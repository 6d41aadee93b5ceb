import type { Refused } from '@diemtua/law/one';
import type { NoPlan } from '../advice/advise.ts';
import type { MessageId } from '../language/say.tsx';
import type { Address } from './address.ts';
import type { FieldName, Unread } from './draft.ts';

/** Why there is no answer: a field that cannot be read, a refusal of the law, or a goal that cannot be reached. */
export type Trouble = { readonly unread: readonly Unread[] } | Refused | NoPlan;

/** Fields of the engine's input whose name is not that of the form. */
const names: Readonly<Record<string, FieldName>> = {
  'person.sex': 'sex',
  startIn: 'start',
  payOn: 'start',
  group: 'group',
  income: 'amount',
  bornOn: 'due',
  reason: 'reason',
  'compulsory.months': 'compulsoryMonths',
  'compulsory.averageSalary': 'compulsorySalary',
  'pensioner.monthlyPension': 'drawn',
  'pensioner.startedIn': 'drawnFrom',
};

/** The form's field behind a path of the engine's input. */
export function fieldAt(path: string | null): FieldName | null {
  if (path === null) return null;
  const spell = /^voluntary\[(\d+)\](?:\.(from|months|income))?$/.exec(path);
  if (spell) return `earlier.${Number(spell[1])}.${(spell[2] ?? 'from') as 'from' | 'months' | 'income'}`;
  const known = names[path];
  if (known !== undefined) return known;
  if (path.startsWith('person.')) return 'born';
  if (path === 'voluntary') return 'earlier.0.from';
  return path.startsWith('want') ? 'amount' : null;
}

/** The label under which a person knows a field. */
function labelOf(field: FieldName, { say }: Address): string {
  const [name, place, part] = field.split('.');
  if (name !== 'earlier') return say(`field.${field}` as MessageId);
  return say(`field.earlier.${part}` as MessageId, { number: Number(place) + 1 });
}

function sayUnread({ field, kind, value }: Unread, { say }: Address): string {
  if (kind === 'choice') return say(field === 'sex' ? 'unread.choice' : 'unread.oneOf');
  return value === '' ? say(`missing.${kind}`) : say(`unread.${kind}`, { value });
}

/** What to say at each field; under "whole" what belongs to none. */
export function errorsOf(trouble: Trouble | null, address: Address): ReadonlyMap<FieldName | 'whole', string> {
  if (trouble === null) return new Map();
  if ('unread' in trouble) return new Map(trouble.unread.map((each) => [each.field, sayUnread(each, address)]));
  if ('impossible' in trouble) {
    const field =
      trouble.impossible === 'already-entitled' ? 'start' : trouble.impossible === 'no-right' ? 'born' : 'amount';
    const { dong } = address;
    const limit = trouble.limit === null ? '' : dong(trouble.limit);
    return new Map([[field, address.say(`impossible.${trouble.impossible}` as MessageId, { limit })]]);
  }
  const { field: path, message } = trouble.error;
  const field = fieldAt(path);
  if (path === null || field === null) return new Map([['whole', message]]);
  return new Map([[field, message.replaceAll(path, `“${labelOf(field, address)}”`)]]);
}
