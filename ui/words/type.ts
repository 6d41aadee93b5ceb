/** What the parts of the design system say of themselves, in one language. {holes} are filled by the part. */
export interface UiWords {
  readonly why: string;
  readonly whyIs: string;
  readonly close: string;
  readonly steps: string;
  readonly more: string;
  readonly less: string;
  readonly since: string;
  readonly rulePage: string;
  readonly sumOf: string;
  readonly recalculating: string;
  readonly month: string;
  readonly year: string;
  readonly monthUnread: string;
  readonly monthMissing: string;
  readonly dayUnread: string;
  readonly dayMissing: string;
  readonly moneyUnread: string;
  readonly moneyMissing: string;
  readonly numberUnread: string;
  readonly numberMissing: string;
  readonly choiceMissing: string;
  readonly choose: string;
  readonly optional: string;
  readonly leastSure: string;
  readonly checked: string;
  readonly lawOf: string;
  readonly unitDong: string;
  readonly asTable: string;
  readonly moreRows: string;
}
