import {
  addSurvivals,
  coachingNote,
  movementOf,
  placeKey,
  type CoachingLine,
  type KindSums,
} from '@diemtua/domain/plan';
import type { CommuneCode } from '@diemtua/domain/ids';
import type { Session } from '../session.ts';
import { addSums, openings, peopleIn } from './counts.ts';
import type { Knowledge } from './knowledge.ts';
import { monthBegin, type Look } from './look.ts';
import { nextDay } from './places.ts';
import { DUE_DAYS, dueAhead, expectedOf } from './board.ts';
import { weeksLeft } from './scenario.ts';
import { survivalOf } from './survival.ts';
import { communePart, movementIn, seenUnits, sumOf, type Part } from './watching.ts';

/** Days in which those who are due are told. */
const dueDays = DUE_DAYS[0];

/** The six lines of the month for each unit that somebody sees. */
export async function unitNotes(
  session: Session,
  look: Look,
  knowledge: Knowledge,
): Promise<readonly { readonly part: Part; readonly lines: readonly CoachingLine[] }[]> {
  const { places, plan } = knowledge;
  const end = nextDay(look.on);
  const [
    now = new Map<CommuneCode, KindSums>(),
    before = new Map<CommuneCode, KindSums>(),
    earlier = new Map<CommuneCode, KindSums>(),
  ] = await openings(session, look, [end, monthBegin(look.on), monthBegin(look.on, -1)]);
  const ahead = await dueAhead(session, look, knowledge, nextDay(look.on, dueDays), { by: 'commune' });
  const all = addSurvivals([...knowledge.survival.values()]);
  const weeks = weeksLeft(look);
  return seenUnits(session.scope, places, plan).map((part) => {
    const own = places.communes.filter(({ code }) => part.communes.includes(code));
    const due = expectedOf(part.communes.flatMap((commune) => ahead.get(commune) ?? []));
    const movement = movementIn(before, now, part.communes);
    const missing = part.target === null ? null : Math.max(0, part.target - movement.end);
    return {
      part,
      lines: coachingNote({
        filters: {
          product: look.product,
          province: session.scope.province,
          unit: part.code as never,
          from: monthBegin(look.on),
          on: look.on,
        },
        plan: part.target,
        movement,
        monthBefore: movementIn(earlier, before, part.communes),
        survival: addSurvivals(part.communes.map((commune) => knowledge.survival.get(commune) ?? [])),
        provinceSurvival: all,
        dueNextMonth: due.people,
        likelyToStop: Math.round(due.stop),
        neededPerWeek: missing === null || weeks === 0 ? null : Math.ceil(missing / weeks),
        parts: own.map((commune) => {
          const each = communePart(commune, plan);
          const moved = movementIn(before, now, each.communes);
          return {
            key: placeKey({ level: 'commune', commune: commune.code }),
            headCount: peopleIn(sumOf(now, each.communes)),
            plan: each.target,
            joined: moved.joined + moved.registeredAgain,
            stopped: moved.stopped,
          };
        }),
      }),
    };
  });
}

interface CollectorRow extends KindSums {
  readonly id: string;
  readonly name: string;
  readonly commune: CommuneCode;
  readonly span: 'now' | 'before' | 'earlier';
}

const collectorSql = `
select c.id, c.name, d.commune, case when d.day < $4::date then 'earlier' when d.day < $5::date then 'before' else 'now' end as span,
  coalesce(sum(d.delta) filter (where d.kind = 'first'), 0)::integer as first, coalesce(sum(d.delta) filter (where d.kind = 'continuing'), 0)::integer as continuing,
  coalesce(sum(d.delta) filter (where d.kind = 're-registered'), 0)::integer as "re-registered", coalesce(sum(d.delta) filter (where d.kind = 'renewed'), 0)::integer as renewed,
  coalesce(sum(d.delta) filter (where d.kind = 'stopped'), 0)::integer as stopped
from collector c join participation_delta d on d.province = c.province and d.collector = c.id and d.product = $2 and d.day <= $3::date
where c.province = $1 and (c.left_on is null or c.left_on > $3::date) and ($6::text[] is null or d.commune = any ($6::text[])) and ($7::timestamptz is null or d.known_at < $7::timestamptz)
group by 1, 2, 3, 4`;

/** The six lines of the month for each collector of the units of whoever asks. */
export async function collectorNotes(
  session: Session,
  look: Look,
  knowledge: Knowledge,
): Promise<readonly { readonly part: Part; readonly lines: readonly CoachingLine[] }[]> {
  const { client, scope } = session;
  const { plan } = knowledge;
  const { rows } = await client.query<CollectorRow>(collectorSql, [
    scope.province,
    look.product,
    look.on,
    monthBegin(look.on, -1),
    monthBegin(look.on),
    scope.communes === 'all' ? null : scope.communes,
    look.before === null ? null : new Date(look.before).toISOString(),
  ]);
  const survival = await survivalOf(session, look, 'collector');
  const all = addSurvivals([...knowledge.survival.values()]);
  const ahead = await dueAhead(session, look, knowledge, nextDay(look.on, dueDays), { by: 'collector' });
  const weeks = weeksLeft(look);
  const ids = [...new Map(rows.map(({ id, name }) => [id, name]))].toSorted((a, b) => a[1].localeCompare(b[1], 'vi'));
  return ids.map(([id, name]) => {
    const own = rows.filter((row) => row.id === id);
    const communes = [...new Set(own.map(({ commune }) => commune))].toSorted();
    const sums = (span: CollectorRow['span'], of: readonly CommuneCode[]): KindSums =>
      addSums(own.filter((row) => row.span === span && of.includes(row.commune)));
    const targetOf = (commune: CommuneCode): number | null =>
      plan?.targets.get(placeKey({ level: 'collector', commune, collector: id as never }))?.total ?? null;
    const targets = communes.map(targetOf).filter((target) => target !== null);
    const target = targets.length === 0 ? null : targets.reduce((sum, people) => sum + people, 0);
    const earlier = peopleIn(sums('earlier', communes));
    const monthBefore = movementOf(earlier, sums('before', communes));
    const movement = movementOf(monthBefore.end, sums('now', communes));
    const due = expectedOf(ahead.get(id) ?? []);
    const part: Part = { level: 'unit', code: id, name, communes, target, leader: null };
    return {
      part,
      lines: coachingNote({
        filters: {
          product: look.product,
          province: scope.province,
          collector: id as never,
          from: monthBegin(look.on),
          on: look.on,
        },
        plan: target,
        movement,
        monthBefore,
        survival: survival.get(id) ?? [],
        provinceSurvival: all,
        dueNextMonth: due.people,
        likelyToStop: Math.round(due.stop),
        neededPerWeek: target === null || weeks === 0 ? null : Math.ceil(Math.max(0, target - movement.end) / weeks),
        parts: communes.map((commune) => {
          const start = peopleIn(sums('earlier', [commune])) + peopleIn(sums('before', [commune]));
          const moved = movementOf(start, sums('now', [commune]));
          return {
            key: placeKey({ level: 'commune', commune }),
            headCount: moved.end,
            plan: targetOf(commune),
            joined: moved.joined + moved.registeredAgain,
            stopped: moved.stopped,
          };
        }),
      }),
    };
  });
}
