import type { Nature } from './figure.ts';
import { TIMES, unitOfMeasure, type Beside, type HardMeasure, type Measured } from './hard.ts';
import type { Renewal, Risk } from './stops.ts';
import {
  by,
  estimate,
  FULL,
  minus,
  plus,
  times,
  work,
  workStep,
  type FigureTable,
  type StepName,
  type TableHead,
  type Working,
  type WorkStep,
} from './working.ts';

/** Of what a measure is made: its part and its whole, as steps and as heads of columns, and on what each rests. */
const MADE_OF: Readonly<
  Record<
    HardMeasure,
    readonly [part: readonly [StepName & TableHead, Nature], whole: readonly [StepName, TableHead, Nature]]
  >
> = {
  collectors: [
    ['collectors', 'counted'],
    ['reachable', 'reachable', 'assumed'],
  ],
  'far-hamlets': [
    ['far-hamlets', 'counted'],
    ['hamlets', 'hamlets', 'counted'],
  ],
  'spread-over-year': [
    ['joined-busiest', 'counted'],
    ['joined-year', 'joined-year', 'counted'],
  ],
  'gift-kept': [
    ['gift-renewed', 'counted'],
    ['gift-due', 'gift-due', 'counted'],
  ],
  'yield-of-visits': [
    ['joined-after-visits', 'counted'],
    ['visits', 'visits', 'counted'],
  ],
  visits: [
    ['visits', 'counted'],
    ['reachable', 'reachable', 'assumed'],
  ],
  renewal: [
    ['renewed', 'counted'],
    ['came-to-end', 'came-to-end', 'counted'],
  ],
  forecast: [
    ['expected-end', 'estimate'],
    ['target', 'planned', 'decided'],
  ],
};

/** A measure's value as a step or a result has it: percent in hundredths, everything else as it is. */
const measureValue = (
  measure: HardMeasure,
  value: number,
): { readonly as: 'number' | 'share'; readonly value: number } =>
  unitOfMeasure(measure) === 'percent'
    ? { as: 'share', value: Math.round((FULL * value) / TIMES.percent) }
    : { as: 'number', value };

/** What a commune measures. `flag`: the middle of all, and from where on it is called hard. */
export function measuredWorking(
  measure: HardMeasure,
  { part, of }: Measured,
  flag: { readonly middle: number; readonly threshold: number } | null,
): Working {
  const [[partName, partNature], [wholeName, , wholeNature]] = MADE_OF[measure];
  const isShare = unitOfMeasure(measure) === 'percent';
  const stepOf = (name: 'middle' | 'hard-from', told: number, nature: Nature): WorkStep => {
    const { value, as } = measureValue(measure, told);
    return workStep(name, value, { as, nature });
  };
  return work(
    [
      workStep(partName, part, { nature: partNature }),
      workStep(wholeName, of, { nature: wholeNature }),
      ...(flag === null
        ? []
        : [stepOf('middle', flag.middle, 'estimate'), stepOf('hard-from', flag.threshold, 'assumed')]),
    ],
    [plus(part), ...(isShare ? [] : [times(TIMES[unitOfMeasure(measure)])]), by(of)],
    isShare ? { rounded: 'nearest', as: 'share' } : {},
  );
}

/** What stands in the middle of communes: half of them measure less, half more. */
export function middleWorking(measure: HardMeasure, { all, below, above, middle }: Beside): Working {
  const told = (value: number) => measureValue(measure, value);
  const { as, value } = told(middle);
  const step = (name: 'just-below' | 'just-above', of: number): WorkStep => workStep(name, told(of).value, { as });
  return {
    steps: [
      workStep('compared', all.length),
      ...(below === above ? [] : [step('just-below', below), step('just-above', above)]),
    ],
    terms: [plus(as === 'share' ? middle / TIMES.percent : middle)],
    rounded: as === 'share' ? 'nearest' : 'no',
    least: null,
    as,
    value,
  };
}

/** The heads of the columns in which communes are compared: a measure's part, its whole, and what it comes to. */
export function measureHeads(measure: HardMeasure): FigureTable['heads'] {
  const [[part], [, whole]] = MADE_OF[measure];
  return [
    { name: part, as: 'number' },
    { name: whole, as: 'number' },
    { name: 'measure', as: unitOfMeasure(measure) === 'percent' ? 'share' : 'rate' },
  ];
}

/** What a commune measures as a cell of such a column. */
export const measureCell = (measure: HardMeasure, { value }: Measured): number => measureValue(measure, value).value;

/** Who is expected to join a commune until the year's end: the province's pace, the seasons of the months ahead, and the commune's part. `join`: as the forecast has it. */
export const joinsWorking = (pace: number, season: number, part: number, join: number): Working => ({
  ...work(
    [
      workStep('pace', pace, estimate),
      workStep('season-ahead', season, estimate),
      workStep('own-part', Math.round(FULL * part), { as: 'share', ...estimate }),
    ],
    [plus(pace), times(season), times(part)],
    { rounded: 'nearest' },
  ),
  value: join,
});

/** Who is expected to stop in a commune until the year's end: of the covers that are known to end, and of those that are made meanwhile. Neither is rounded before. */
export const endsWorking = (due: number, ofDue: number, later: number, stop: number): Working => ({
  ...work(
    [
      workStep('due', due),
      workStep('mean-lapse', due === 0 ? null : Math.round((FULL * ofDue) / due), { as: 'share', ...estimate }),
      workStep('stops-of-due', ofDue, estimate),
      workStep('stops-of-later', later, estimate),
    ],
    [plus(ofDue), plus(later)],
    { rounded: 'nearest' },
  ),
  value: stop,
});

/** Whose covers are known to end until the year's end, month by month. */
export const dueWorking = (months: readonly { readonly month: string; readonly due: number }[]): Working =>
  work(
    months.map(({ month, due }) => workStep('due', due, { of: month })),
    months.map(({ due }) => plus(due)),
  );

/** What places come to together: each stands in whole people. */
export const togetherWorking = (places: number, people: number): Working =>
  work([workStep('communes', places)], [plus(people)]);

/** Who is expected to join in a month, on average until the year's end. */
export const monthlyWorking = (join: number, months: number): Working =>
  work([workStep('joins', join, estimate), workStep('months', months)], [plus(join), by(months)], {
    rounded: 'nearest',
  });

/** How many of a hundred covers are renewed: all less those that end. `where`: in some communes, beside the province; or in the province itself. */
export function renewalWorking({ covers, ended, ratio, ...ends }: Renewal, where: 'here' | 'province'): Working {
  const share = (name: 'ends-in-province' | 'ends-here', value: number): WorkStep =>
    workStep(name, Math.round(FULL * value), { as: 'share', ...estimate });
  const stop = where === 'here' ? ends.endsHere : ends.endsInProvince;
  return work(
    [
      workStep('came-to-end', covers),
      workStep('ended', ended),
      share('ends-in-province', ends.endsInProvince),
      ...(where === 'here'
        ? [workStep('ends-beside-province', ratio, estimate), share('ends-here', ends.endsHere)]
        : []),
    ],
    [plus(1), minus(stop)],
    { rounded: 'nearest', as: 'share' },
  );
}

/** How likely a cover ends where it is known to end: as others of its term did that had as long to go, times how the commune's end beside the province's; never above all. */
export function riskWorking({ share, ratio, risk, records }: Risk): Working {
  const steps = [
    workStep('ends-as-others', Math.round(FULL * share), { as: 'share', ...estimate }),
    workStep('ends-beside-province', ratio, estimate),
    workStep('records-here', records),
  ];
  const terms = share * ratio > risk ? [plus(risk)] : [plus(share), times(ratio)];
  return work(steps, terms, { rounded: 'nearest', as: 'share' });
}

/** The pace since the policy break beside that of the year before it. */
export const breakWorking = (pace: number, before: number): Working =>
  work([workStep('pace', pace, estimate), workStep('pace-before', before, estimate)], [plus(pace), by(before)], {
    rounded: 'nearest',
    as: 'share',
  });
