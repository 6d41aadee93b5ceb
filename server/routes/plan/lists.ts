import { dueList, logList, nearPeople, pageOf, risksOf, type Listed } from '../../store/plan/people.ts';
import { rankedByRisk } from '../../store/plan/people.ts';
import { route } from '../route.ts';
import { nothing } from '../shapes.ts';
import { looking, partOf, type Looking } from './ask.ts';
import { listAnswer, near15Answer, near15Query, peopleQuery } from './plan-shapes.ts';

type Query = ReturnType<typeof peopleQuery.parse>;

async function listed(
  told: Looking,
  query: Query,
  collector: Listed['collector'],
  now: number,
  order: 'soonest' | 'likeliest',
) {
  const { session, look, knowledge, lookText } = told;
  const part = partOf(told, query);
  const own = collector ?? query.collector ?? null;
  const people = await dueList(session, look, part.communes, query.within, own);
  const risks = risksOf(knowledge, people);
  const { page, next } = pageOf(order === 'soonest' ? people : rankedByRisk(people, risks), query.after);
  await logList(
    session,
    page.map(({ person }) => person),
    now,
  );
  return {
    look: lookText,
    total: people.length,
    people: page.map(({ term, ...person }) => {
      const risk = risks.get(person.person);
      return {
        ...person,
        method: term,
        risk: risk && risk.records > 0 ? Math.round(risk.risk * 10_000) : null,
        reasons: person.first ? [{ reason: 'first-period', figures: { months: person.months }, assumed: false }] : [],
      };
    }),
    next,
  };
}

/** Who is due. */
export const planDue = route({
  method: 'GET',
  path: '/api/plan/due',
  what: 'Who stops counting within 30, 60 or 90 days unless the next period is paid, the soonest first; that they were looked at is written down',
  may: 'people.see',
  limit: 'work',
  params: nothing,
  query: peopleQuery,
  body: null,
  answer: listAnswer,
  handle: async (asked) =>
    looking(asked, asked.input.query, (told) =>
      listed(told, asked.input.query, asked.who.collector, asked.now, 'soonest'),
    ),
});

/** Who may stop. */
export const planLapse = route({
  method: 'GET',
  path: '/api/plan/lapse',
  what: 'The same people by how likely they stop, as those of their term and commune did: an estimate; that they were looked at is written down',
  may: 'people.see',
  limit: 'work',
  params: nothing,
  query: peopleQuery,
  body: null,
  answer: listAnswer,
  handle: async (asked) =>
    looking(asked, asked.input.query, (told) =>
      listed(told, asked.input.query, asked.who.collector, asked.now, 'likeliest'),
    ),
});

/** Who is near the months of a pension. */
export const planNear15 = route({
  method: 'GET',
  path: '/api/plan/near-15',
  what: 'Who lacks at most a year of the months that a pension asks for, by these books and the earlier record, the nearest first; that they were looked at is written down',
  may: 'people.see',
  limit: 'work',
  params: nothing,
  query: near15Query,
  body: null,
  answer: near15Answer,
  handle: async (asked) =>
    looking(asked, asked.input.query, async (told) => {
      const { session, look, lookText } = told;
      const people = await nearPeople(session, look, partOf(told, asked.input.query).communes);
      const { page, next } = pageOf(people, asked.input.query.after);
      await logList(
        session,
        page.map(({ person }) => person),
        asked.now,
      );
      return { look: lookText, total: people.length, people: page.map((each) => ({ ...each })), next };
    }),
});
