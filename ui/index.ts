export { Explanation, WhyButton, type Book, type OwnStep } from './explanation.tsx';
export { Choice, MoneyField, MonthField, SelectField, TextField, type Option } from './fields.tsx';
export { FieldError, FieldGroup } from './field.tsx';
export { Icon, Mark } from './icon.tsx';
export { Money } from './money.tsx';
export { Notice } from './notice.tsx';
export { readDay, readDong, readMonth, readNumber, writeDong, writeMonth } from './reading.ts';
export { leadsTo, legalNumbersOf } from './reasons.ts';
export { keepSettings, recallSettings, showSettings, type Settings, type Shelf } from './settings.ts';
export { fillIn, Speaking, useSpoken } from './speaking.tsx';
export type { UiWords } from './words/type.ts';
export {
  formatDay,
  formatDong,
  formatMonthFor,
  formatMonths,
  formatNumber,
  formatPercent,
  LANGUAGES,
  type Language,
} from '@diemtua/law/kernel/format';
