import type { Session } from '../session.ts';

/** How many take part at the end of a month, by commune; null where there are so few that somebody could be recognised. */
export interface MonthFigures {
  /** "YYYY-MM" */
  readonly month: string;
  readonly total: number;
  readonly communes: readonly { readonly code: string; readonly name: string; readonly people: number | null }[];
}

/** A count below this is not shown. */
export const SHOWN_LEAST = 5;

interface Row {
  readonly code: string;
  readonly name: string;
  readonly month: string;
  readonly people: number;
}

/**
 * Hides small counts. One alone could be worked out from the total: the next smallest goes with it.
 * @param counts of the places that make up a total
 */
export function mask(counts: readonly number[]): readonly (number | null)[] {
  const small = counts.filter((count) => count > 0 && count < SHOWN_LEAST);
  if (small.length !== 1) return counts.map((count) => (count > 0 && count < SHOWN_LEAST ? null : count));
  const others = counts.filter((count) => count >= SHOWN_LEAST);
  const next = others.length > 0 ? Math.min(...others) : -1;
  const alsoAt = counts.indexOf(next);
  return counts.map((count, at) => ((count > 0 && count < SHOWN_LEAST) || at === alsoAt ? null : count));
}

/** The counts at the end of each of some months, the latest last. */
export async function figuresOf(
  { client, scope }: Session,
  months: readonly string[],
): Promise<readonly MonthFigures[]> {
  const { rows } = await client.query<Row>(
    `select c.code, c.name, m.month, coalesce(sum(d.delta), 0)::integer as people
     from commune c cross join unnest($2::text[]) as m (month)
     left join participation_delta d on d.province = c.province and d.commune = c.code and d.product = 'voluntary'
       and d.day < ((m.month || '-01')::date + interval '1 month')
     where c.province = $1 group by c.code, c.name, m.month order by c.name, c.code`,
    [scope.province, [...months]],
  );
  return months.map((month) => {
    const here = rows.filter((row) => row.month === month);
    const shown = mask(here.map(({ people }) => people));
    return {
      month,
      total: here.reduce((sum, { people }) => sum + people, 0),
      communes: here.map(({ code, name }, at) => ({ code, name, people: shown[at] ?? null })),
    };
  });
}
