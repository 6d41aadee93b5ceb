import {
  birthYear,
  ETHNICITY_CODES,
  numberWarnings,
  readPerson,
  type Person,
  type Problem,
} from '@diemtua/domain/registry';
import { Choice, LinesField, Notice, SelectField, TextField } from '@diemtua/ui';
import { useMemo } from 'preact/hooks';
import { useOffice } from '../asking/office.tsx';
import { useVoice, type MessageId, type Say } from '../language/say.tsx';
import { peopleName } from './card-head.tsx';

/** A person as somebody types one. */
export interface Typed {
  readonly name: string;
  readonly birth: string;
  readonly sex: string;
  readonly ethnicity: string;
  readonly insuranceNumber: string;
  readonly personalNumber: string;
  readonly phones: string;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly contactRelation: string;
  readonly commune: string;
  readonly hamlet: string;
  readonly address: string;
  readonly nationality: string;
  readonly privateNote: string;
}

/** Nothing typed yet; most people are of the majority, and of the commune where the office has one only. */
export const nobody: Typed = {
  name: '',
  birth: '',
  sex: '',
  ethnicity: '',
  insuranceNumber: '',
  personalNumber: '',
  phones: '',
  contactName: '',
  contactPhone: '',
  contactRelation: '',
  commune: '',
  hamlet: '',
  address: '',
  nationality: 'VN',
  privateNote: '',
};

const birthTyped = ({ birth }: Person): string => {
  if (birth.precision === 'year') return String(birthYear(birth));
  const parts = (birth.precision === 'day' ? birth.date : birth.month).split('-');
  return parts.toReversed().join('/');
};

/** A person as it stands in the fields. */
export const typedOf = (person: Person): Typed => ({
  name: person.name,
  birth: birthTyped(person),
  sex: person.sex,
  ethnicity: person.ethnicity,
  insuranceNumber: person.insuranceNumber ?? '',
  personalNumber: person.personalNumber ?? '',
  phones: person.phones.join(', '),
  contactName: person.contact?.name ?? '',
  contactPhone: person.contact?.phone ?? '',
  contactRelation: person.contact?.relation ?? '',
  commune: person.commune,
  hamlet: person.hamlet ?? '',
  address: person.address ?? '',
  nationality: person.nationality,
  privateNote: person.privateNote ?? '',
});

/** Reads what was typed. What the fields do not show stays as it was. */
export function readTyped(typed: Typed, base: Pick<Person, 'id' | 'consent'>) {
  const { contactName, contactPhone, contactRelation, phones, ...fields } = typed;
  return readPerson({
    ...fields,
    phones: phones.split(/[,;]/),
    contact: { name: contactName, phone: contactPhone, relation: contactRelation },
    id: base.id,
    consent: base.consent,
  });
}

/** What to do about a problem, in words. */
export const problemText = ({ code, wayOut }: Problem, say: Say): string =>
  code === 'missing' ? say('problem.missing') : say(`wayOut.${wayOut}` as MessageId);

/** Where people of the province come from who are not of Vietnam: its neighbours, and whoever marries or works here. Others are kept as they are. */
const nationalities = ['VN', 'CN', 'LA', 'KH', 'TH', 'MM', 'KR', 'JP', 'TW', 'US', 'FR', 'NO'];
const nationalitiesWith = (own: string): readonly string[] =>
  own === '' || nationalities.includes(own) ? nationalities : [...nationalities, own];

interface FormProps {
  readonly typed: Typed;
  readonly onTyped: (typed: Typed) => void;
  readonly problems: readonly Problem[];
  readonly idPrefix: string;
}

/** The fields of a person; what is wrong stands at the field with its way out. */
export function PersonFields({ typed, onTyped, problems, idPrefix }: FormProps) {
  const { say, language } = useVoice();
  const { places, me } = useOffice();
  const named = useMemo(() => new Intl.DisplayNames(language, { type: 'region' }), [language]);
  const wrong = (field: string): string | null => {
    const found = problems.find((each) => each.field === field || each.field.startsWith(`${field}.`));
    return found ? problemText(found, say) : null;
  };
  const text = (
    field: Exclude<keyof Typed, 'sex' | 'ethnicity' | 'commune' | 'nationality' | 'privateNote'>,
    of: string,
    digits = false,
  ) => (
    <TextField
      id={`${idPrefix}-${field}`}
      label={say(`field.${field}` as MessageId)}
      value={typed[field]}
      error={wrong(of)}
      inputMode={digits ? 'numeric' : 'text'}
      onChange={(value) => onTyped({ ...typed, [field]: value })}
    />
  );
  const communes = places.communes.filter(({ code }) => me.communes === 'all' || me.communes.includes(code));
  const warnings =
    /^\d{12}$/.test(typed.personalNumber) && (typed.sex === 'female' || typed.sex === 'male') ? warningsOf(typed) : [];
  return (
    <>
      <div class="field-grid">
        {text('name', 'name')}
        {text('birth', 'birth')}
        <Choice
          id={`${idPrefix}-sex`}
          label={say('field.sex')}
          options={[
            { value: 'female', label: say('sex.female') },
            { value: 'male', label: say('sex.male') },
          ]}
          value={typed.sex}
          error={wrong('sex')}
          beside
          onChange={(sex) => onTyped({ ...typed, sex })}
        />
        <SelectField
          id={`${idPrefix}-ethnicity`}
          label={say('field.ethnicity')}
          none={say('field.choose')}
          options={ETHNICITY_CODES.map((code) => ({
            value: code,
            label: peopleName(code) ?? say('value.otherPeople'),
          }))}
          value={typed.ethnicity}
          error={wrong('ethnicity')}
          onChange={(ethnicity) => onTyped({ ...typed, ethnicity })}
        />
        {text('personalNumber', 'personalNumber', true)}
        {text('insuranceNumber', 'insuranceNumber', true)}
        {text('phones', 'phones')}
        <SelectField
          id={`${idPrefix}-commune`}
          label={say('field.commune')}
          none={say('field.choose')}
          options={communes.map(({ code, name }) => ({ value: code, label: name }))}
          value={typed.commune}
          error={wrong('commune')}
          onChange={(commune) => onTyped({ ...typed, commune })}
        />
        {text('hamlet', 'hamlet')}
        {text('address', 'address')}
        {text('contactName', 'contact.name')}
        {text('contactPhone', 'contact.phone')}
        {text('contactRelation', 'contact.relation')}
        <SelectField
          id={`${idPrefix}-nationality`}
          label={say('field.nationality')}
          none={say('field.choose')}
          options={nationalitiesWith(typed.nationality).map((code) => ({ value: code, label: named.of(code) ?? code }))}
          value={typed.nationality}
          error={wrong('nationality')}
          onChange={(nationality) => onTyped({ ...typed, nationality })}
        />
      </div>
      <LinesField
        id={`${idPrefix}-privateNote`}
        label={say('field.privateNote')}
        hint={say('field.privateNoteHint')}
        value={typed.privateNote}
        error={wrong('privateNote')}
        onChange={(privateNote) => onTyped({ ...typed, privateNote })}
      />
      {warnings.length > 0 && (
        <Notice tone="waiting">{warnings.map((warning) => say(`warning.${warning}`)).join(' ')}</Notice>
      )}
    </>
  );
}

/** What the personal number says otherwise than the fields: a warning, never a refusal. */
function warningsOf(typed: Typed) {
  const year = Number(/\d{4}/.exec(typed.birth)?.[0] ?? Number.NaN);
  const sex = typed.sex === 'female' ? 'female' : 'male';
  const found = numberWarnings(typed.personalNumber, { birth: { precision: 'year', year }, sex });
  return Number.isNaN(year) ? found.filter((each) => each === 'number-says-other-sex') : found;
}
