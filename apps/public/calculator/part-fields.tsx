import { formatMonthFor, formatMonths, readDong, readMonth, type Language } from '@diemtua/ui';
import type { Words } from '@diemtua/law/one';
import type { ComponentChildren } from 'preact';
import { nameOfGroup, type Address } from './address.ts';
import type { Draft, Part } from './draft.ts';
import {
  AmountFields,
  CompulsoryFields,
  DrawingFields,
  DueFields,
  EarlierFields,
  GroupFields,
  ReasonFields,
  StartFields,
  WhoFields,
  type FieldsProps,
} from './person-fields.tsx';

/** The fields of each question. */
export const fieldsOf: Readonly<Record<Part, (props: FieldsProps) => ComponentChildren>> = {
  amount: AmountFields,
  who: WhoFields,
  group: GroupFields,
  start: StartFields,
  earlier: EarlierFields,
  compulsory: CompulsoryFields,
  due: DueFields,
  reason: ReasonFields,
  drawing: DrawingFields,
};

/** Years after this month nobody means by two digits. */
const latestYear = (today: string): number => Number(today.slice(0, 4)) + 1;

/** What was answered, in a few words. */
export function answerIn(
  part: Part,
  draft: Draft,
  address: Address,
  words: { readonly language: Language; readonly law: Words; readonly today: string },
): string {
  const { say, dong } = address;
  const { language, law, today } = words;
  const month = (text: string): string => {
    const read = readMonth(text, latestYear(today));
    return read === null ? text : formatMonthFor(read, language);
  };
  const money = (text: string): string => {
    const read = readDong(text);
    return read === null ? text : dong(read);
  };
  switch (part) {
    case 'amount':
      if (draft.way === 'paid')
        return draft.amount.trim() === ''
          ? say('told.lowest')
          : say('told.aim.income', { amount: money(draft.amount) });
      return say(draft.way === 'pension' ? 'told.aim.pension' : 'told.aim.pay', { amount: money(draft.amount) });
    case 'who':
      return draft.sex === '' ? '–' : say('told.who', { sex: say(`form.sex.${draft.sex}`), month: month(draft.born) });
    case 'group':
      return draft.group === '' ? '–' : nameOfGroup(draft.group, law, say);
    case 'start':
      return month(draft.start);
    case 'earlier': {
      const months = draft.earlier.reduce((sum, spell) => sum + (Number(spell.months) || 0), 0);
      return months === 0 ? say('told.noEarlier') : formatMonths(months, language);
    }
    case 'compulsory': {
      const months = Number(draft.compulsoryMonths) || 0;
      return months === 0
        ? say('told.noEarlier')
        : say('told.compulsory', { time: formatMonths(months, language), salary: money(draft.compulsorySalary) });
    }
    case 'due':
      return month(draft.due);
    case 'drawing':
      return draft.drawing === 'yes'
        ? say('told.drawing', { amount: money(draft.drawn), month: month(draft.drawnFrom) })
        : say('form.drawing.no');
    case 'reason':
      return law.choices[draft.reason] ?? '–';
  }
}
