import { changesBetween, maskChange, type Person } from '@diemtua/domain/registry';
import { formatMonth, type Month } from '@diemtua/law/kernel/month';
import { monthOfDate } from '@diemtua/law/kernel/plain-date';
import type { PersonId } from '@diemtua/domain/ids';
import { SUPPORT_GROUPS } from '@diemtua/domain/registry';
import { z } from 'zod';
import { dayInVietnam } from '../store/commands/vietnam.ts';
import { cardOf, type Card } from '../store/registry/card.ts';
import { hitsOf, logViewing, type Hit } from '../store/registry/find.ts';
import { inSession, type Session } from '../store/session.ts';
import {
  changeShape,
  dayText,
  judged,
  judgedText,
  maskedPerson,
  maskPerson,
  monthText,
  personParams,
  standing,
  standingIn,
} from './people-shapes.ts';
import { Refused, route } from './route.ts';
import { instant, nothing } from './shapes.ts';

const member = z.strictObject({
  person: z.string(),
  name: z.string(),
  relation: z.string(),
  from: dayText,
  to: dayText.nullable(),
  birthYear: z.int().nullable(),
  /** Unknown where the person lives beyond the places of whoever asks. */
  standing: standing.nullable(),
});

const classPeriod = z.strictObject({
  class: z.string(),
  from: dayText,
  to: dayText.nullable(),
  decisionNumber: z.string().nullable(),
  decidedOn: dayText.nullable(),
});

/** All that a clerk sees of a person. */
export const cardShape = z.strictObject({
  person: maskedPerson,
  version: z.int(),
  mergedInto: z.string().nullable(),
  communeName: z.string(),
  unit: z.string().nullable(),
  standing,
  group: z.strictObject({ group: z.enum(SUPPORT_GROUPS), reason: z.string(), decision: z.string().nullable() }),
  households: z.array(
    z.strictObject({
      id: z.string(),
      version: z.int(),
      code: z.string().nullable(),
      head: z.string().nullable(),
      commune: z.string(),
      hamlet: z.string().nullable(),
      members: z.array(member),
      classes: z.array(classPeriod),
    }),
  ),
  statuses: z.array(z.strictObject({ from: dayText, to: dayText.nullable(), status: z.string() })),
  earlier: z.strictObject({ until: monthText, supported: z.int() }).nullable(),
  payments: z.array(
    z.strictObject({
      id: z.string(),
      receipt: z.string(),
      series: z.string(),
      number: z.int(),
      takenOn: dayText,
      amount: z.int(),
      product: z.enum(['voluntary', 'health']),
      collectorName: z.string().nullable(),
      filing: z.string(),
      judgement: judged,
      voided: z.boolean(),
      refund: z.strictObject({ on: dayText, from: monthText, amount: z.int() }).nullable(),
    }),
  ),
  changes: z.array(
    z.strictObject({
      version: z.int(),
      at: instant,
      by: z.string().nullable(),
      why: z.string(),
      changes: z.array(changeShape),
    }),
  ),
  merges: z.array(z.strictObject({ id: z.string(), gone: z.string(), goneName: z.string(), at: instant })),
  lookAlikes: z.int(),
});

async function namesOf({ client, scope }: Session, users: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await client.query<{ id: string; full_name: string }>(
    'select id, full_name from user_account where province = $1 and id = any ($2::uuid[])',
    [scope.province, [...new Set(users)]],
  );
  return new Map(found.rows.map((row) => [row.id, row.full_name]));
}

const birthYearOf = ({ birth }: Person): number =>
  birth.precision === 'year' ? birth.year : Number((birth.precision === 'day' ? birth.date : birth.month).slice(0, 4));

function householdsText(card: Card, members: ReadonlyMap<string, Hit>, month: Month) {
  return card.households.map(({ household, version, names }) => ({
    id: household.id,
    version,
    code: household.code,
    head: household.head,
    commune: household.commune,
    hamlet: household.hamlet,
    members: household.members.map(({ person, relation, from, to }) => {
      const hit = members.get(person);
      return {
        person,
        name: names[person] ?? '',
        relation,
        from,
        to,
        birthYear: hit ? birthYearOf(hit.person) : null,
        standing: hit ? standingIn(month, hit.coveredUntil, hit.dueMonth) : null,
      };
    }),
    classes: household.classes.map((each) => ({ ...each })),
  }));
}

function changesText({ changes }: Card, names: ReadonlyMap<string, string>) {
  return changes.map(({ version, at, by, why, content }) => {
    const before = changes.find((each) => each.version === version - 1);
    return {
      version,
      at,
      by: names.get(by) ?? null,
      why,
      changes: before ? changesBetween(before.content, content).map((change) => ({ ...maskChange(change) })) : [],
    };
  });
}

/** The last month covered, and the last in which the next period may be paid, as the list has them too. */
function untilOf(hit: Hit | undefined, month: Month) {
  return standingIn(month, hit?.coveredUntil ?? null, hit?.dueMonth ?? null);
}

/** A person's card. Opening it is written down. */
export const personCard = route({
  method: 'GET',
  path: '/api/people/:person',
  what: 'All of a person: cover, household, payments, changes; numbers masked. That it was looked at is written down',
  may: 'people.see',
  limit: 'work',
  params: personParams,
  query: nothing,
  body: null,
  answer: cardShape,
  handle: async ({ input: { params }, who, engine, now }) => {
    const today = dayInVietnam(now);
    const month = monthOfDate(today);
    return inSession(engine, who.scope, async (session) => {
      const card = await cardOf(session, params.person, today);
      if (card === null) throw new Refused(404, 'unknown-id', {}, 'person');
      await logViewing(session, params.person, 'card', now);
      const people = card.households.flatMap(({ household }) => household.members.map(({ person }) => person));
      const hits = await hitsOf(session, [...new Set<PersonId>([params.person, ...people])]);
      const byId = new Map<string, Hit>(hits.map((hit) => [hit.person.id, hit]));
      const names = await namesOf(
        session,
        card.changes.map(({ by }) => by),
      );
      const { group, reason } = card.group;
      return {
        person: maskPerson(card.person),
        version: card.version,
        mergedInto: card.mergedInto,
        communeName: card.communeName,
        unit: card.unit,
        standing: untilOf(byId.get(params.person), month),
        group: { group, reason: reason.code, decision: 'decisionNumber' in reason ? reason.decisionNumber : null },
        households: householdsText(card, byId, month),
        statuses: [...card.statuses],
        earlier: card.earlier && { until: formatMonth(card.earlier.until), supported: card.earlier.supported },
        payments: card.payments.map(({ judgement, refund, ...payment }) => ({
          ...payment,
          judgement: judgedText(judgement),
          refund: refund && { on: refund.on, from: formatMonth(refund.from), amount: refund.amount },
        })),
        changes: changesText(card, names),
        merges: card.merges.map((each) => ({ ...each })),
        lookAlikes: Number(card.lookAlikes),
      };
    });
  },
});
