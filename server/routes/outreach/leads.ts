import { idSchema } from '@diemtua/domain/ids';
import { ABOUTS, BEST_TIMES, LEAD_NOTE_MAX, LEAD_STATES, statesAfter } from '@diemtua/domain/outreach';
import { maskNumber } from '@diemtua/domain/registry';
import { z } from 'zod';
import {
  eventsOfLead,
  leadOf,
  listLeads,
  logLeadViewing,
  stepLead,
  type LeadRow,
  type StepTold,
} from '../../store/outreach/leads.ts';
import { inSession } from '../../store/session.ts';
import { Refused, route } from '../route.ts';
import { done, instant, nothing } from '../shapes.ts';

const BODY_BYTES_MAX = 8 * 1024;

const leadParams = z.strictObject({ lead: idSchema<'lead'>() });
const states = z.enum(LEAD_STATES);

const leadShape = z.strictObject({
  id: z.string(),
  commune: z.string(),
  communeName: z.string(),
  /** Null, as the phone: the consent was taken back. */
  name: z.string().nullable(),
  phone: z.string().nullable(),
  best: z.enum(BEST_TIMES),
  about: z.enum(ABOUTS),
  state: states,
  /** In which language it was asked, and so the consent read. */
  language: z.enum(['vi', 'en', 'nb']),
  consentVersion: z.string(),
  askedAt: instant,
  changedAt: instant,
  /** What an office may write down next. */
  next: z.array(states),
});

const shown = (row: LeadRow) => ({
  ...row,
  best: row.best as (typeof BEST_TIMES)[number],
  about: row.about as (typeof ABOUTS)[number],
  next: [...statesAfter(row.state)],
});

/** Who asked to be called, in one's communes. */
export const leadsList = route({
  method: 'GET',
  path: '/api/leads',
  what: 'Who asked to be called in one’s communes, the longest waiting first; phones by their last digits',
  may: 'leads.handle',
  limit: 'work',
  params: nothing,
  query: z.strictObject({ which: z.enum(['open', 'ended']).optional() }),
  body: null,
  answer: z.strictObject({ leads: z.array(leadShape) }),
  handle: async ({ input: { query }, who, engine }) =>
    inSession(engine, who.scope, async (session) => ({
      leads: (await listLeads(session, query.which ?? 'open')).map((row) => ({
        ...shown(row),
        phone: row.phone === null ? null : maskNumber(row.phone),
      })),
    })),
});

/** The phone in full. Asking for it is written down: so it is no mere look. */
export const leadOpen = route({
  method: 'POST',
  path: '/api/leads/:lead/open',
  what: 'Somebody who asked to be called, with the phone in full and what was done. That it was shown is written down',
  may: 'leads.handle',
  limit: 'work',
  params: leadParams,
  query: nothing,
  body: null,
  answer: z.strictObject({
    lead: leadShape,
    events: z.array(
      z.strictObject({
        at: instant,
        by: z.string().nullable(),
        /** Null: the phone was opened. */
        state: states.nullable(),
        note: z.string().nullable(),
      }),
    ),
  }),
  handle: async ({ input: { params }, who, engine, now }) =>
    inSession(engine, who.scope, async (session) => {
      const row = await leadOf(session, params.lead);
      if (row === null) throw new Refused(404, 'unknown-id', {}, 'lead');
      if (row.phone !== null) await logLeadViewing(session, params.lead, who.user, now);
      return { lead: shown(row), events: (await eventsOfLead(session, params.lead)).map((each) => ({ ...each })) };
    }),
});

const against: Readonly<Record<Exclude<StepTold, 'done'>, () => Refused>> = {
  unknown: () => new Refused(404, 'unknown-id', {}, 'lead'),
  'already-there': () => new Refused(409, 'already-there', {}, 'id'),
  'not-after': () => new Refused(409, 'changed-meanwhile', {}, 'state'),
};

/** What was done about somebody who asked to be called. */
export const leadStep = route({
  method: 'POST',
  path: '/api/leads/:lead/steps',
  what: 'Writes down what was done about somebody who asked to be called: called, met, enrolled, not wanted; under an id of the sender',
  may: 'leads.handle',
  limit: 'work',
  params: leadParams,
  query: nothing,
  body: {
    schema: z.strictObject({
      id: idSchema<'lead-step'>(),
      state: states,
      note: z
        .string()
        .trim()
        .min(1)
        .max(LEAD_NOTE_MAX)
        .regex(/^[^\p{C}]*$/u)
        .nullable(),
    }),
    bytesMax: BODY_BYTES_MAX,
  },
  answer: done,
  handle: async ({ input: { params, body }, who, engine, now }) => {
    const told = await inSession(engine, who.scope, (session) => stepLead(session, params.lead, body, now));
    if (told !== 'done') throw against[told]();
    return { done: true as const };
  },
});
