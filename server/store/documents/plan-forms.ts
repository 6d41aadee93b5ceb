import {
  b01Schema,
  b15Schema,
  b16Schema,
  briefSchema,
  fillB01,
  fillB15,
  fillB16,
  fillBrief,
  type FilledForm,
} from '@diemtua/domain/reporting';
import type { SupportGroup } from '@diemtua/domain/registry';
import type { UnitCode } from '@diemtua/domain/ids';
import { monthOfDate } from '@diemtua/law/kernel/plain-date';
import { boardOf, countsOn, dueIn, survivalIn } from '../plan/board.ts';
import type { Knowledge } from '../plan/knowledge.ts';
import { monthBegin, type Look } from '../plan/look.ts';
import { movementIn, standOf, type Part } from '../plan/watching.ts';
import type { Session } from '../session.ts';
import { reporterOf, type Reporter } from './issuer.ts';

/** The reports on the plan. */
export type PlanReport = 'B01-TS' | 'B15' | 'B16' | 'brief';

/** What a report is about: a part of the province as it was looked at. */
export interface ReportOf {
  readonly report: PlanReport;
  readonly look: Look;
  readonly part: Part;
  /** The unit that reports; null: the province. */
  readonly unit: UnitCode | null;
}

const groupNames: Readonly<Record<SupportGroup, string>> = {
  poor: 'Hộ nghèo',
  island: 'Người sống tại xã đảo, đặc khu',
  'near-poor': 'Hộ cận nghèo',
  minority: 'Người dân tộc thiểu số',
  other: 'Đối tượng khác',
  none: 'Không được hỗ trợ',
};

async function provinceReporter({ client, scope }: Session, { on }: Look): Promise<Reporter> {
  const { rows } = await client.query<{ name: string }>('select name from province where code = $1', [scope.province]);
  const name = rows[0]?.name ?? scope.province;
  return {
    issuer: {
      above: 'BẢO HIỂM XÃ HỘI VIỆT NAM',
      name: `BẢO HIỂM XÃ HỘI TỈNH ${name.toLocaleUpperCase('vi')}`,
      code: scope.province,
      taxCode: null,
      address: null,
      phone: null,
      email: null,
    },
    signing: { place: name, day: on },
    province: `tỉnh ${name}`,
  };
}

/** Fills a report. The day of signing is the day that it is about: the same look gives the same paper. */
export async function planForm(session: Session, of: ReportOf, knowledge: Knowledge): Promise<FilledForm> {
  const { look, unit } = of;
  const reporter =
    (unit === null ? null : await reporterOf(session, unit, look.on)) ?? (await provinceReporter(session, look));
  const head = {
    issuer: reporter.issuer,
    signing: reporter.signing,
    on: look.on,
    month: look.on.slice(0, 7),
    known: look.known,
    product: look.product,
  };
  switch (of.report) {
    case 'B01-TS':
      return fillB01(b01Schema.parse({ ...head, lines: await groupLines(session, of) }));
    case 'B15':
      return fillB15(b15Schema.parse({ ...head, lines: await organisationLines(session, of, knowledge) }));
    case 'B16':
      return fillB16(b16Schema.parse({ ...head, units: await unitLines(session, of, knowledge) }));
    case 'brief':
      return fillBrief(briefSchema.parse({ ...head, ...(await briefOf(session, of, knowledge)) }));
  }
}

const knownBefore = ({ before }: Look): string | null => (before === null ? null : new Date(before).toISOString());

interface GroupRow {
  readonly group: SupportGroup | '';
  readonly start: number;
  readonly joined: number;
  readonly registeredAgain: number;
  readonly moved: number;
  readonly stopped: number;
}

const groupsSql = `
select coalesce(support_group, '') as group, coalesce(sum(delta) filter (where day < $4::date), 0)::integer as start,
  coalesce(sum(delta) filter (where day >= $4::date and kind = 'first'), 0)::integer as joined,
  coalesce(sum(delta) filter (where day >= $4::date and kind = 're-registered'), 0)::integer as "registeredAgain",
  coalesce(sum(delta) filter (where day >= $4::date and kind in ('continuing', 'renewed')), 0)::integer as moved,
  (-coalesce(sum(delta) filter (where day >= $4::date and kind = 'stopped'), 0))::integer as stopped
from participation_delta where province = $1 and product = $2 and day <= $3::date and commune = any ($5::text[]) and ($6::timestamptz is null or known_at < $6::timestamptz)
group by 1 order by 1`;

const groupStandingSql = `
select "group", (count(*) filter (where paid_through is null or paid_through >= $4))::integer as "paidUp", (count(*) filter (where paid_through < $4))::integer as "withinDeadline"
from (
  select person, paid_through, coalesce(support_group, '') as "group" from participation_delta
  where province = $1 and product = $2 and day > $3::date and commune = any ($5::text[]) and ($6::timestamptz is null or known_at < $6::timestamptz)
  group by 1, 2, 3 having sum(delta) < 0
) as counting group by 1`;

/** Money of receipts that were taken in the month, by what their lines mean now. */
const groupMoneySql = `
select coalesce(j.content ->> 'group', '') as "group", sum((j.content ->> 'payable')::bigint)::bigint as own, sum((j.content ->> 'state')::bigint)::bigint as state,
  sum((j.content ->> 'local')::bigint)::bigint as local, sum((j.content ->> 'other')::bigint)::bigint as other
from receipt r join payment p on p.province = r.province and p.receipt = r.id join judgement j on j.province = p.province and j.payment = p.id
where r.province = $1 and j.product = $2 and j.outcome = 'covers' and r.taken_on between $4::date and $3::date and j.commune = any ($5::text[])
  and ($6::timestamptz is null or r.received_at < $6::timestamptz)
group by 1`;

async function groupLines({ client, scope }: Session, { look, part }: ReportOf) {
  const values = [scope.province, look.product, look.on, monthBegin(look.on), part.communes, knownBefore(look)];
  const groups = await client.query<GroupRow>(groupsSql, values);
  const standing = await client.query<{ group: string; paidUp: number; withinDeadline: number }>(groupStandingSql, [
    scope.province,
    look.product,
    look.on,
    monthOfDate(look.on),
    part.communes,
    knownBefore(look),
  ]);
  const money = await client.query<{ group: string; own: number; state: number; local: number; other: number }>(
    groupMoneySql,
    values,
  );
  const keys = [...new Set([...groups.rows, ...money.rows].map(({ group }) => group))].toSorted();
  return keys.map((group) => {
    const { start, joined, registeredAgain, moved, stopped } = groups.rows.find((row) => row.group === group) ?? {
      start: 0,
      joined: 0,
      registeredAgain: 0,
      moved: 0,
      stopped: 0,
    };
    const stands = standing.rows.find((row) => row.group === group);
    const paid = money.rows.find((row) => row.group === group);
    return {
      group: groupNames[group as SupportGroup] ?? 'Không theo nhóm',
      start,
      joined,
      registeredAgain,
      moved,
      stopped,
      end: start + joined + registeredAgain + moved - stopped,
      paidUp: stands?.paidUp ?? 0,
      withinDeadline: stands?.withinDeadline ?? 0,
      own: Number(paid?.own ?? 0),
      state: Number(paid?.state ?? 0),
      local: Number(paid?.local ?? 0),
      other: Number(paid?.other ?? 0),
    };
  });
}

const organisationsSql = `
select o.id, o.name as organisation,
  coalesce(sum(d.delta) filter (where d.day >= $4::date and d.kind = 'first'), 0)::integer as "monthNew",
  coalesce(sum(d.delta) filter (where d.day >= $4::date and d.kind in ('continuing', 're-registered')), 0)::integer as "monthContinuing",
  coalesce(sum(d.delta) filter (where d.kind = 'first'), 0)::integer as "yearNew",
  coalesce(sum(d.delta) filter (where d.kind in ('continuing', 're-registered')), 0)::integer as "yearContinuing"
from organisation o left join collector c on c.province = o.province and c.organisation = o.id
left join participation_delta d on d.province = c.province and d.collector = c.id and d.product = $2 and d.day between $7::date and $3::date and d.commune = any ($5::text[])
  and ($6::timestamptz is null or d.known_at < $6::timestamptz)
where o.province = $1 group by 1, 2 order by 2, 1`;

async function organisationLines({ client, scope }: Session, { look, part }: ReportOf, { plan }: Knowledge) {
  const { rows } = await client.query<{
    id: string;
    organisation: string;
    monthNew: number;
    monthContinuing: number;
    yearNew: number;
    yearContinuing: number;
  }>(organisationsSql, [
    scope.province,
    look.product,
    look.on,
    monthBegin(look.on),
    part.communes,
    knownBefore(look),
    `${look.on.slice(0, 4)}-01-01`,
  ]);
  const collectors = await client.query<{ id: string; organisation: string }>(
    'select id, organisation from collector where province = $1',
    [scope.province],
  );
  const own = new Set<string>(part.communes);
  const targets = new Map<string, number>();
  for (const [key, { total }] of plan?.targets ?? []) {
    const [level, commune = '', id] = key.split(':');
    const organisation = collectors.rows.find((each) => each.id === id)?.organisation;
    if (level === 'collector' && organisation !== undefined && own.has(commune))
      targets.set(organisation, (targets.get(organisation) ?? 0) + total);
  }
  return rows.map(({ id, ...row }) => ({ ...row, target: targets.get(id) ?? null }));
}

/** Who has left is no collector any more, but the people who paid through that one stand with the organisation still. */
const unitOrganisationsSql = `
select l.unit, o.name as organisation, (count(distinct c.id) filter (where c.left_on is null or c.left_on > $3::date))::integer as collectors,
  coalesce(sum(n.people), 0)::integer as done, array_agg(distinct c.id) as ids
from collector c join organisation o on o.province = c.province and o.id = c.organisation
join lateral (select c.unit) as l on true
left join lateral (
  select sum(d.delta) as people from participation_delta d where d.province = c.province and d.collector = c.id and d.product = $2 and d.day <= $3::date and d.commune = any ($4::text[])
    and ($5::timestamptz is null or d.known_at < $5::timestamptz)
) as n on true
where c.province = $1 group by 1, 2
having bool_or(c.left_on is null or c.left_on > $3::date) or coalesce(sum(n.people), 0) <> 0 order by 1, 2`;

async function unitLines(session: Session, { look, part }: ReportOf, { places, plan }: Knowledge) {
  const { client, scope } = session;
  const { rows } = await client.query<{
    unit: UnitCode;
    organisation: string;
    collectors: number;
    done: number;
    ids: readonly string[];
  }>(unitOrganisationsSql, [scope.province, look.product, look.on, part.communes, knownBefore(look)]);
  const own = new Set<string>(part.communes);
  const units = [...places.units].filter(([unit]) =>
    places.communes.some((each) => each.unit === unit && own.has(each.code)),
  );
  return units.map(([unit, name]) => ({
    unit: name,
    target: plan?.targets.get(`unit:${unit}`)?.total ?? null,
    lines: rows
      .filter((row) => row.unit === unit)
      .map(({ organisation, collectors, done, ids }) => {
        const targets = [...(plan?.targets ?? [])].filter(
          ([key]) => key.startsWith('collector:') && ids.some((id) => key.endsWith(`:${id}`)),
        );
        return {
          unit: name,
          organisation,
          collectors,
          target: targets.length === 0 ? null : targets.reduce((sum, [, { total }]) => sum + total, 0),
          done,
        };
      }),
  }));
}

async function briefOf(session: Session, { look, part }: ReportOf, knowledge: Knowledge) {
  const board = await boardOf(session, look, knowledge);
  const counts = await countsOn(session, look);
  const own = new Set<string>(part.communes);
  const stand = standOf(part, counts.now, counts.yearBefore, knowledge);
  const movement = movementIn(counts.yearBefore, counts.now, part.communes);
  return {
    place: part.name,
    count: stand.count,
    target: stand.target,
    yearBefore: stand.yearBefore,
    forecast: stand.forecast && { low: stand.forecast.low, high: stand.forecast.high },
    joined: movement.joined,
    registeredAgain: movement.registeredAgain,
    stopped: movement.stopped,
    due: dueIn(counts, part.communes, 0),
    survival: survivalIn(knowledge, part.communes).filter(({ won }) => won > 0),
    units: board.units
      .filter(({ part: unit }) => unit.communes.some((commune) => own.has(commune)))
      .map(({ part: unit, stand: each }) => ({
        name: unit.name,
        target: each.target,
        count: each.count,
        low: each.forecast?.low ?? null,
        high: each.forecast?.high ?? null,
        leader: unit.leader?.name ?? null,
      })),
    hard: board.hard
      .filter(({ part: commune }) => own.has(commune.code))
      .map(({ part: commune, stand: each, approach }) => ({
        name: commune.name,
        missing: each.missing ?? 0,
        approach: approach?.act ?? null,
        owner: approach?.ownerName ?? null,
      })),
  };
}
