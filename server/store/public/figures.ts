import type { Session } from '../session.ts';

/** Nobody can be recognised in a count of none, or of at least this many. */
export const SHOWN_LEAST = 5;

/** How many take part at the end of a month, by commune; null where there are so few that somebody could be recognised. */
export interface MonthFigures {
  /** "YYYY-MM" */
  readonly month: string;
  /** The province's people, from what is shown alone: between the two where a count is hidden, else both are the sum. */
  readonly total: { readonly least: number; readonly most: number };
  readonly communes: readonly { readonly code: string; readonly name: string; readonly people: number | null }[];
}

interface Row {
  readonly code: string;
  readonly name: string;
  readonly month: string;
  readonly people: number;
}

/**
 * What may be seen of counts: small ones are hidden, and the total is worked out from what is shown, never from what is hidden. So the same is published
 * whatever the hidden counts are, and no sum, no other commune and no other month can tell more of one than that it is small.
 * @param counts of the places that make up a total
 */
export function shown(counts: readonly number[]): {
  readonly people: readonly (number | null)[];
  readonly total: MonthFigures['total'];
} {
  const people = counts.map((count) => (count > 0 && count < SHOWN_LEAST ? null : count));
  const sum = people.reduce<number>((all, count) => all + (count ?? 0), 0);
  const hidden = people.filter((count) => count === null).length;
  return { people, total: { least: sum + hidden, most: sum + hidden * (SHOWN_LEAST - 1) } };
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
    const { people, total } = shown(here.map((row) => row.people));
    return {
      month,
      total,
      communes: here.map(({ code, name }, at) => ({ code, name, people: people[at] ?? null })),
    };
  });
}
