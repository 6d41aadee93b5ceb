import { SURVIVAL_MONTHS, type Survival } from '@diemtua/domain/plan';
import type { Session } from '../session.ts';
import type { Look } from './look.ts';
import { peopleBehind, type Behind } from './records.ts';

/** In how many months those were won who are asked about. */
const wonInMonths = 12;

/** By what those who were won are told apart. */
export type SurvivalKey = 'none' | 'commune' | 'collector' | 'term' | 'month';

const keys: Readonly<Record<SurvivalKey, string>> = {
  none: `''`,
  commune: 'w.commune',
  collector: `coalesce(w.collector::text, '')`,
  term: `coalesce(w.term, '')`,
  month: `to_char(w.day, 'YYYY-MM')`,
};

/**
 * Who was won in twelve months that end so many months before the day, and who of them counts so many months after the own first day. Won: for the first time or again; what was taken back is
 * none. Where one counts does not matter for whether one stays.
 */
const keptCte = `
won as (
  select person, day, commune, collector, term from participation_delta
  where province = $1 and product = $2 and kind in ('first', 're-registered') and day <= $3::date and day > ($3::date - make_interval(months => $6::integer + $7::integer))::date
    and ($4::timestamptz is null or known_at < $4::timestamptz) and ($5::text[] is null or commune = any ($5::text[]))
  group by 1, 2, 3, 4, 5 having sum(delta) > 0
), asked as (
  select w.*, m.months, (w.day + make_interval(months => m.months))::date as later from won w cross join unnest($8::integer[]) as m (months)
  where (w.day + make_interval(months => m.months))::date <= $3::date
    and w.day > ($3::date - make_interval(months => m.months + $7::integer))::date
), counted as (
  select w.person, w.day, w.months, sum(d.delta) as counts
  from asked w join participation_delta d on d.province = $1 and d.person = w.person and d.product = $2 and d.day <= w.later
    and ($4::timestamptz is null or d.known_at < $4::timestamptz)
  group by 1, 2, 3
)`;

const survivalSql = (key: SurvivalKey): string => `
with ${keptCte}
select ${keys[key]} as key, w.months, count(*)::integer as won, (count(*) filter (where c.counts > 0))::integer as kept
from asked w join counted c on c.person = w.person and c.day = w.day and c.months = w.months
group by 1, 2 order by 1, 2`;

const keptValues = (
  { province }: Pick<Session['scope'], 'province'>,
  { product, on, before }: Pick<Look, 'product' | 'on' | 'before'>,
  communes: readonly string[] | null,
): readonly unknown[] => [
  province,
  product,
  on,
  before === null ? null : new Date(before).toISOString(),
  communes,
  Math.max(...SURVIVAL_MONTHS),
  wonInMonths,
  SURVIVAL_MONTHS,
];

/** Who of those who were won is asked about: told apart by one key, or by none. */
export interface KeptAsked {
  readonly who: 'won' | 'kept';
  readonly communes: readonly string[];
  readonly months: number;
  readonly by: Exclude<SurvivalKey, 'none' | 'commune'> | null;
  readonly key: string;
}

/** Who was won, or of them only who still took part so many months after the own first day: the people behind `survivalOf`. */
export const keptBehind = (
  session: Session,
  look: Look,
  { who, communes, months, by, key }: KeptAsked,
  after: string | undefined,
  withRows: boolean,
): Promise<Behind> =>
  peopleBehind(
    session,
    `plan-${who}-behind-${by ?? 'all'}`,
    `${keptCte}, behind as (
  select w.person, w.commune, w.day from asked w join counted c on c.person = w.person and c.day = w.day and c.months = w.months
  where ${who === 'kept' ? 'c.counts > 0 and ' : ''}w.months = $9::integer and ${by === null ? `$10 = ''` : `${keys[by]} = $10`}
)`,
    [...keptValues(session.scope, look, communes), months, key],
    after,
    withRows,
  );

/** Survival by a key; '' where it is not asked for, or not known. Of the communes of whoever asks. */
export async function survivalOf(
  { client, scope }: Session,
  { product, on, before }: Pick<Look, 'product' | 'on' | 'before'>,
  key: SurvivalKey,
  communes: readonly string[] | null = null,
): Promise<ReadonlyMap<string, readonly Survival[]>> {
  const seen = communes ?? (scope.communes === 'all' ? null : scope.communes);
  const { rows } = await client.query<Survival & { key: string }>({
    name: `survival-${key}`,
    text: survivalSql(key),
    values: keptValues(scope, { product, on, before }, seen),
  });
  const found = new Map<string, Survival[]>();
  for (const { key: own, ...each } of rows) found.set(own, [...(found.get(own) ?? []), each]);
  return found;
}
