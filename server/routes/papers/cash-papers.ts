import { daySchema } from '@diemtua/domain/collection';
import { idSchema, unitCodeSchema } from '@diemtua/domain/ids';
import { z } from 'zod';
import { handOverForm, reconciliationForm, refundsForm } from '../../store/documents/cash-forms.ts';
import { inSession } from '../../store/session.ts';
import { unitOf } from '../cash/unit-query.ts';
import { Refused, route } from '../route.ts';
import { as, formPaper, paperTypes } from './paper.ts';

const collector = z.strictObject({ collector: idSchema<'collector'>() });
const days = z.strictObject({ from: daySchema, to: daySchema, as });

/** What a collector took, beside what was handed over. */
export const reconciliationPaper = route({
  method: 'GET',
  path: '/api/collectors/:collector/reconciliation',
  what: 'The receipts of a collector between two days, beside what was handed over of them (C17-TS)',
  may: 'money.receive',
  limit: 'heavy',
  params: collector,
  query: days,
  body: null,
  answer: paperTypes,
  handle: async ({ input: { params, query }, who, engine }) => {
    const form = await inSession(engine, who.scope, (session) => reconciliationForm(session, params.collector, query));
    if (form === null) throw new Refused(404, 'unknown-id', {}, 'collector');
    return formPaper(form, query.as, 'C17-TS');
  },
});

/** The receipts whose money was handed over on a day. */
export const handOverPaper = route({
  method: 'GET',
  path: '/api/collectors/:collector/hand-overs/:day',
  what: 'The receipts whose money a collector handed over on a day (C66a)',
  may: 'money.receive',
  limit: 'heavy',
  params: collector.extend({ day: daySchema }),
  query: z.strictObject({ as }),
  body: null,
  answer: paperTypes,
  handle: async ({ input: { params, query }, who, engine }) => {
    const form = await inSession(engine, who.scope, (session) => handOverForm(session, params.collector, params.day));
    if (form === null) throw new Refused(404, 'unknown-id', {}, 'day');
    return formPaper(form, query.as, 'C66a');
  },
});

/** What a unit gave back. */
export const refundsPaper = route({
  method: 'GET',
  path: '/api/refunds/list',
  what: 'What a unit gave back between two days (C16-TS)',
  may: 'money.refund',
  limit: 'heavy',
  params: z.strictObject({}),
  query: days.extend({ unit: unitCodeSchema.optional() }),
  body: null,
  answer: paperTypes,
  handle: async ({ input: { query }, who, engine }) => {
    const unit = unitOf(who, query.unit);
    const form = await inSession(engine, who.scope, (session) => refundsForm(session, unit, query));
    if (form === null) throw new Refused(404, 'unknown-id', {}, 'unit');
    return formPaper(form, query.as, 'C16-TS');
  },
});
