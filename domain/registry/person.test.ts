import { describe, expect, test } from 'vitest';
import { makeId, type PersonId } from '../ids/index.ts';
import { personSchema, problem, readPerson, type Person } from './index.ts';

const id: PersonId = makeId(1_763_424_000_000, new Uint8Array(10));

/** What a collector types at a market stall. */
const typed = {
  id,
  insuranceNumber: '1012.345.678',
  personalNumber: '010 180 001 234',
  name: '  Giàng  A   Páo ',
  birth: '12/3/1980',
  sex: 'Nam',
  ethnicity: "H'Mông",
  phones: ['+84 168 234 5678'],
  contact: { name: 'Giàng Thị Mỷ', phone: '0912.345.678', relation: 'con gái' },
  commune: '02647',
  hamlet: 'Bản Phố 2',
  address: '',
};

const read: Person = {
  id,
  insuranceNumber: '1012345678',
  personalNumber: '010180001234',
  name: 'Giàng A Páo',
  birth: { precision: 'day', date: '1980-03-12' as never },
  sex: 'male',
  ethnicity: '08',
  nationality: 'VN',
  phones: ['0382345678'],
  contact: { name: 'Giàng Thị Mỷ', phone: '0912345678', relation: 'con gái' },
  commune: '02647' as never,
  hamlet: 'Bản Phố 2',
  address: null,
  consent: null,
  privateNote: null,
};

describe('a person is read as people type one', () => {
  test('spaces, dots, +84, an old phone prefix, a people by its name', () => {
    expect(readPerson(typed)).toEqual({ ok: true, value: read });
  });

  test('what is read is in its one form: the schema takes it without a change', () => {
    expect(personSchema.parse(read)).toEqual(read);
    expect(readPerson(read)).toEqual({ ok: true, value: read });
  });

  test('either number may be missing, and nearly all the rest', () => {
    const { name, birth, sex, ethnicity, commune } = typed;
    expect(readPerson({ id, name, birth, sex, ethnicity, commune })).toEqual({
      ok: true,
      value: {
        ...read,
        insuranceNumber: null,
        personalNumber: null,
        phones: [],
        contact: null,
        hamlet: null,
      },
    });
  });

  test('nothing at all: every field that must be told is named', () => {
    expect(readPerson({})).toEqual({
      ok: false,
      problems: [
        problem('missing', 'id'),
        problem('name-missing', 'name'),
        problem('missing', 'birth'),
        problem('missing', 'sex'),
        problem('missing', 'ethnicity'),
        problem('missing', 'commune'),
      ],
    });
  });
});

describe('what is wrong has a name, a field and a way out', () => {
  test.each([
    ['insuranceNumber', '101234567', 'insurance-number'],
    ['insuranceNumber', '10123456789', 'insurance-number'],
    ['personalNumber', '01018000123x', 'personal-number'],
    ['name', 'Giàng A Páo 2', 'name-sign'],
    ['name', '<b>Páo</b>', 'name-sign'],
    ['name', 'Páo'.repeat(34), 'name-too-long'],
    ['name', ' \u200b ', 'name-missing'],
    ['birth', '30/2/1980', 'birth-no-such-day'],
    ['birth', '12/3/1880', 'birth-year-range'],
    ['birth', { precision: 'month', month: '1980-13' }, 'birth-no-such-month'],
    ['birth', { precision: 'year', year: 1899 }, 'birth-year-range'],
    ['sex', 'x', 'sex-unknown'],
    ['ethnicity', 'Xá', 'ethnicity-unknown'],
    ['nationality', 'Vietnam', 'nationality-unknown'],
    ['commune', '2647', 'commune-code'],
    ['hamlet', 'x'.repeat(101), 'text-too-long'],
    ['privateNote', 'a\u0000b', 'text-control-sign'],
    ['height', 170, 'unknown-field'],
    ['phones', ['0912345678', '0912345679', '0912345670', '0912345671'], 'phones-too-many'],
    ['phones', ['0912345678', '0912 345 678'], 'phone-twice'],
    ['address', 12, 'wrong-shape'],
  ] as const)('%s %j: %s', (field, value, code) => {
    const outcome = readPerson({ ...typed, [field]: value });
    const { problems } = outcome.ok ? { problems: [] } : outcome;
    expect(problems.map((each) => [each.code, each.field.split('.')[0]])).toEqual([[code, field]]);
  });

  test('a part of a field is named by its path', () => {
    const outcome = readPerson({ ...typed, phones: ['0912345678', '123'], contact: { name: 'Mỷ', phone: '12' } });
    expect(outcome).toEqual({
      ok: false,
      problems: [problem('phone-unreadable', 'phones.1'), problem('phone-unreadable', 'contact.phone')],
    });
  });
});
