import type { Words } from '@diemtua/law';
import { formatDong, type Language } from '@diemtua/ui';
import type { MessageId, Say, Values } from '../language/say.tsx';
import type { Sex } from './draft.ts';

/** How one speaks to a person: "anh/chị" until the sex is known, then "chị" or "anh". */
export interface Address {
  readonly say: Say;
  readonly dong: (amount: number) => string;
}

/** Adds the form of address to everything that is said. */
export function addressTo(sex: Sex | '', say: Say, language: Language): Address {
  const you = say(sex === '' ? 'you' : `you.${sex}`);
  const values: Values = { you, You: you.slice(0, 1).toLocaleUpperCase('vi') + you.slice(1) };
  return {
    say: (id: MessageId, more?: Values) => say(id, { ...values, ...more }),
    dong: (amount) => formatDong(amount, language),
  };
}

/** The name of a support group; who claims none belongs to none. */
export function nameOfGroup(group: string, law: Words, say: Say): string {
  return group === 'none' ? say('group.none') : (law.choices[group] ?? group);
}
