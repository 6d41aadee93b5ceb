import type { EarlierMonths, Payer } from '@diemtua/domain/collection';
import type { CommuneCode, PersonId, UnitCode } from '@diemtua/domain/ids';
import { classesOfPerson, supportGroupOn, type Household, type Person } from '@diemtua/domain/registry';
import type { Month } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Session } from '../session.ts';

/** What the books ask the registry of a person: who pays, and where the person counts on a day. */
export interface KnownPayer extends Payer {
  readonly commune: CommuneCode;
  readonly unitOn: (day: PlainDate) => UnitCode | null;
}

/** What the registry holds of a person, as far as the books ask. */
export interface PayerFacts {
  readonly id: PersonId;
  readonly content: Person;
  readonly households: readonly Household[] | null;
  readonly statuses: readonly { from_day: PlainDate; to_day: PlainDate | null; status: string }[] | null;
  readonly units: readonly { from_day: PlainDate; to_day: PlainDate | null; unit: UnitCode }[] | null;
  readonly until_month: Month | null;
  readonly supported_months: number | null;
}

const payersSql = `
select p.id, p.content,
  (select jsonb_agg(h.content) from household_member m join household h on h.province = m.province and h.id = m.household
     where m.province = p.province and m.person = p.id) as households,
  (select jsonb_agg(s) from person_status s where s.province = p.province and s.person = p.id) as statuses,
  (select jsonb_agg(u order by u.from_day) from unit_commune u where u.province = p.province and u.commune = p.commune) as units,
  e.until_month, e.supported_months
from person p
left join person_earlier e on e.province = p.province and e.person = p.id
where p.province = $1 and p.id = any ($2::uuid[])`;

const holds = ({ from_day, to_day }: { from_day: PlainDate; to_day: PlainDate | null }, day: PlainDate): boolean =>
  from_day <= day && (to_day === null || day <= to_day);

/** The payers among some people; those of whom nobody has told us are not among them. */
export async function payersOf(
  { client, scope }: Session,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, KnownPayer>> {
  const found = await client.query<PayerFacts>({
    name: 'payers-of',
    text: payersSql,
    values: [scope.province, people],
  });
  return new Map(found.rows.map((row) => [row.id, payerOf(row)]));
}

/** A payer, from what the registry holds. */
export function payerOf({
  id,
  content,
  households,
  statuses,
  units,
  until_month,
  supported_months,
}: PayerFacts): KnownPayer {
  const facts = {
    ethnicity: content.ethnicity,
    classes: classesOfPerson(id, households ?? []),
    // The province has no island commune; one that has takes them from its table of communes.
    island: [],
  };
  const earlier: EarlierMonths | null =
    until_month === null ? null : { until: until_month, supported: supported_months ?? 0 };
  return {
    commune: content.commune,
    earlier,
    groupOn: (day) => supportGroupOn(facts, day).group,
    isMemberOf: (household, day) =>
      (households ?? []).some(
        ({ id: theirs, members }) =>
          theirs === household && members.some(({ person, to }) => person === id && (to === null || to >= day)),
      ),
    statusOn: (day) => (statuses ?? []).find((status) => holds(status, day))?.status ?? null,
    unitOn: (day) => ((units ?? []).find((link) => holds(link, day)) ?? units?.at(-1))?.unit ?? null,
  };
}
