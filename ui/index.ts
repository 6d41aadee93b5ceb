export { Bridge, type BridgeRow } from './charts/bridge.tsx';
export { Chart, Key, type Room, type Twin } from './charts/chart.tsx';
export { PlanBar } from './charts/plan-bar.tsx';
export { PlanLine, type LinePoint } from './charts/plan-line.tsx';
export { RankedBars, type RankedRow } from './charts/ranked-bars.tsx';
export { Survival, type SurvivalStep } from './charts/survival.tsx';
export { CountExplanation, OpeningFigure } from './count-explanation.tsx';
export { DataTable, type Column } from './data-table.tsx';
export { Dialog } from './dialog.tsx';
export { Explanation, type Book, type OwnStep } from './explanation.tsx';
export { Choice, LinesField, MoneyField, MonthField, SelectField, TextField, type Option } from './fields.tsx';
export { FieldError, FieldGroup } from './field.tsx';
export { Icon, Mark, type Shape } from './icon.tsx';
export { cellsOf, flatten, type MapPoint } from './map/cells.ts';
export type { Point as MapPlace, Shape as MapShape } from './map/draw-map.ts';
export { ProvinceMap, type MapValue } from './map/province-map.tsx';
export type { Messages } from './messages.ts';
export { Money } from './money.tsx';
export { Notice } from './notice.tsx';
export { goTo, usePath } from './path.ts';
export { readDay, readDong, readMonth, readNumber, writeDong, writeMonth } from './reading.ts';
export { leadsTo, legalNumbersOf } from './reasons.ts';
export { Scrolling } from './scrolling.tsx';
export { Segments } from './segments.tsx';
export { keepSettings, recallSettings, showSettings, type Settings, type Shelf } from './settings.ts';
export { fillIn, Speaking, useSpoken } from './speaking.tsx';
export { Empty, Failed, Loading } from './states.tsx';
export { Tag, type Tone } from './tag.tsx';
export { Toast, type Done } from './toast.tsx';
export { useWidth } from './use-width.ts';
export { vocabularyFrom, voiceOfApp, type Values, type Vocabulary, type Voice } from './voice.tsx';
export { WhyButton } from './why-button.tsx';
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
