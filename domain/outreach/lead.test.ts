import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isOpenLead,
  LEAD_STATES,
  mayWithdraw,
  readAsk,
  readWithdrawalCode,
  statesAfter,
  withdrawalCode,
  type Written,
} from './lead.ts';

const written: Written = {
  name: '  Nguyễn Thị   Hạnh ',
  phone: '0912 345 678',
  commune: 'sa pa',
  best: 'evening',
  about: 'joining',
  consent: 'yes',
};

describe('asking to be called', () => {
  test('is read as people write it', () => {
    expect(readAsk(written)).toEqual({
      ok: true,
      value: { name: 'Nguyễn Thị Hạnh', phone: '0912345678', commune: 'sa pa', best: 'evening', about: 'joining' },
    });
    const { best: _, ...without } = written;
    expect(readAsk(without)).toMatchObject({ ok: true, value: { best: 'any' } });
    // A number of before September 2018.
    expect(readAsk({ ...written, phone: '0168 123 4567' })).toMatchObject({ value: { phone: '0381234567' } });
  });

  test('an empty form names every field, in the order of the page', () => {
    expect(readAsk({})).toEqual({
      ok: false,
      problems: [
        { field: 'name', code: 'name-missing' },
        { field: 'phone', code: 'phone-missing' },
        { field: 'commune', code: 'commune-missing' },
        { field: 'about', code: 'choice-missing' },
        { field: 'consent', code: 'consent-missing' },
      ],
    });
  });

  test.each([
    [{ name: 'http://x.example' }, { field: 'name', code: 'name-wrong' }],
    [{ name: 'x'.repeat(101) }, { field: 'name', code: 'name-wrong' }],
    [{ phone: '12345' }, { field: 'phone', code: 'phone-wrong' }],
    [{ phone: '+1 202 555 0100' }, { field: 'phone', code: 'phone-wrong' }],
    [{ best: 'midnight' }, { field: 'best', code: 'choice-missing' }],
    [{ about: 'loan' }, { field: 'about', code: 'choice-missing' }],
    [{ consent: 'on' }, { field: 'consent', code: 'consent-missing' }],
  ] as const)('with %j: %j', (told, problem) => {
    expect(readAsk({ ...written, ...told })).toEqual({ ok: false, problems: [problem] });
  });

  test('whatever is written never throws, and what is taken has a phone of ten or eleven digits', () => {
    const text = fc.option(fc.string(), { nil: undefined });
    fc.assert(
      fc.property(
        fc.record({ name: text, phone: text, commune: text, best: text, about: text, consent: text }),
        (told) => {
          const given = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)) as Written;
          const read = readAsk(given);
          if (read.ok) expect(read.value.phone).toMatch(/^0\d{9,10}$/);
          else expect(read.problems.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe('what becomes of it', () => {
  test('nobody who said no or took the consent back is called again, and no office takes a consent back', () => {
    expect(statesAfter('not-wanted')).toEqual([]);
    expect(statesAfter('withdrawn')).toEqual([]);
    expect(LEAD_STATES.flatMap(statesAfter)).not.toContain('withdrawn');
    expect(LEAD_STATES.flatMap(statesAfter)).not.toContain('new');
  });

  test('an enrolment by mistake is a meeting again', () => {
    expect(statesAfter('enrolled')).toEqual(['met']);
  });

  test('open are those who wait; the consent can be taken back once', () => {
    expect(LEAD_STATES.filter(isOpenLead)).toEqual(['new', 'called', 'met']);
    expect(LEAD_STATES.filter((state) => !mayWithdraw(state))).toEqual(['withdrawn']);
  });
});

describe('the code by which it is taken back', () => {
  test('has fifty bits of what it was made from', () => {
    expect(withdrawalCode(new Uint8Array(7))).toBe('00000-00000');
    // 255 = 11111 111…: 31 is the last sign.
    expect(withdrawalCode(new Uint8Array(7).fill(255))).toBe('ZZZZZ-ZZZZZ');
    // 0000 1000 | 0100 0010 = 00001 00001 00001 0: three ones, then noughts.
    expect(withdrawalCode(new Uint8Array([0b0000_1000, 0b0100_0010, 0, 0, 0, 0, 0]))).toBe('11100-00000');
  });

  test('is read back however it is typed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 7, maxLength: 7 }), (random) => {
        const code = withdrawalCode(random);
        expect(readWithdrawalCode(code)).toBe(code);
        const typed = ` ${code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replace('-', ' – ')}`;
        expect(readWithdrawalCode(typed)).toBe(code);
      }),
    );
  });

  test.each(['', '1234-5678', '00000-0000U', '00000-00000-0', 'https://x'])('%j can be none', (text) => {
    expect(readWithdrawalCode(text)).toBeNull();
  });
});
