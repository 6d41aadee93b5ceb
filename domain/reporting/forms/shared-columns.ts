import type { Dong } from '@diemtua/law/kernel/dong';
import type { Column } from './layout.ts';
import { dayOnPaper } from './values.ts';

interface Receipted {
  readonly receipt: { readonly day: string; readonly number: string } | null;
}

/** The two columns below "Biên lai thu tiền": the day and the number of the receipt. `marks` are their numbers in the form. */
export const receiptColumns = <Line extends Receipted>([dayMark, numberMark]: readonly [
  string,
  string,
]): Column<Line>[] => [
  {
    key: 'receiptDay',
    mark: dayMark,
    over: 'Biên lai thu tiền',
    head: 'Ngày',
    kind: 'day',
    width: 8,
    cell: (line) => (line.receipt === null ? null : dayOnPaper(line.receipt.day)),
  },
  {
    key: 'receiptNumber',
    mark: numberMark,
    over: 'Biên lai thu tiền',
    head: 'Số',
    kind: 'digits',
    width: 8,
    cell: (line) => line.receipt?.number ?? null,
  },
];

interface Layer {
  readonly percent: number | null;
  readonly amount: Dong | null;
}

/** A pair of columns, share and amount, for each layer of support. `layers` tells the line's field, the head over the pair and their numbers in the form. */
export const layerColumns = <Name extends string, Line extends Readonly<Record<Name, Layer>>>(
  layers: readonly (readonly [layer: Name, over: string, percentMark: string, amountMark: string])[],
): Column<Line>[] =>
  layers.flatMap(([layer, over, percentMark, amountMark]): Column<Line>[] => [
    {
      key: `${layer}Percent`,
      mark: percentMark,
      over,
      head: 'Tỷ lệ',
      unit: '%',
      kind: 'percent',
      width: 4,
      cell: (line) => line[layer].percent,
    },
    {
      key: `${layer}Amount`,
      mark: amountMark,
      over,
      head: 'Số tiền',
      unit: 'đồng',
      kind: 'dong',
      sums: true,
      width: 8,
      cell: (line) => line[layer].amount,
    },
  ]);
