import { PEOPLES, type PersonField } from '@diemtua/domain/registry';
import { formatDay, type Language } from '@diemtua/ui';
import type { Masked, Places } from '../asking/shapes.ts';
import type { MessageId, Say } from '../language/say.tsx';
import { birthText } from './person-words.ts';

/** The name of a field of a person. */
export const fieldName = (field: string, say: Say): string => say(`field.${field}` as MessageId);

type Contact = Exclude<Masked['contact'], null>;
type Consent = Exclude<Masked['consent'], null>;

/** A value of a field in words; nothing is told as nothing. */
export function valueText(
  field: PersonField | string,
  value: unknown,
  { say, language, places }: { readonly say: Say; readonly language: Language; readonly places: Places },
): string {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return say('value.none');
  switch (field) {
    case 'birth':
      return birthText(value as Masked['birth'], language);
    case 'sex':
      return say(value === 'female' ? 'sex.female' : 'sex.male');
    case 'ethnicity':
      return PEOPLES.find(({ code }) => code === value)?.name ?? say('value.otherPeople');
    case 'commune':
      return places.communes.find(({ code }) => code === value)?.name ?? String(value);
    case 'phones':
      return (value as readonly string[]).join(', ');
    case 'contact': {
      const { name, phone, relation } = value as Contact;
      return [name, relation, phone].filter(Boolean).join(', ');
    }
    case 'consent': {
      const { on, how } = value as Consent;
      return say('value.consent', { day: formatDay(on, language), how: say(`consent.${how}` as MessageId) });
    }
    default:
      return String(value);
  }
}
