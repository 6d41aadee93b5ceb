import { idSchema } from '@diemtua/domain/ids';
import { z } from 'zod';
import { batchForm, declarationForm, type BatchForm } from '../../store/documents/batch-forms.ts';
import { inSession } from '../../store/session.ts';
import { Refused, route } from '../route.ts';
import { as, formPaper, paperTypes } from './paper.ts';

const params = z.strictObject({ batch: idSchema<'batch'>() });
const query = z.strictObject({ as });

function formOf(made: BatchForm) {
  if ('form' in made) return made.form;
  throw new Refused(404, 'unknown-id', {}, made.none === 'unknown-batch' ? 'batch' : 'payment');
}

/** The list of a batch for the insurance office. */
export const batchPaper = route({
  method: 'GET',
  path: '/api/batches/:batch/list',
  what: 'The list of a batch, D05-TS or D03-TS by its product, in the layout of its day, as .pdf or .xlsx',
  may: 'batch.make',
  limit: 'heavy',
  params,
  query,
  body: null,
  answer: paperTypes,
  handle: async ({ input, who, engine, now }) => {
    const made = await inSession(engine, who.scope, (session) => batchForm(session, input.params.batch, 'list', now));
    const form = formOf(made);
    return formPaper(form, input.query.as, form.code);
  },
});

/** The commission that a batch brought. */
export const commissionPaper = route({
  method: 'GET',
  path: '/api/batches/:batch/commission',
  what: 'The commission on a batch, with what went back of it (D11-TS); assumed rates are marked so',
  may: 'commission.see',
  limit: 'heavy',
  params,
  query,
  body: null,
  answer: paperTypes,
  handle: async ({ input, who, engine, now }) => {
    // It names everybody's pay: a collector has the own account instead.
    if (who.collector !== null) throw new Refused(403, 'not-yours', {}, 'batch');
    const made = await inSession(engine, who.scope, (session) =>
      batchForm(session, input.params.batch, 'commission', now),
    );
    return formPaper(formOf(made), input.query.as, 'D11-TS');
  },
});

/** The declaration of somebody who registers for the first time. */
export const declarationPaper = route({
  method: 'GET',
  path: '/api/batches/:batch/declarations/:payment',
  what: 'The declaration TK1-TS of one first registration of a batch, with the annex of the household',
  may: 'batch.make',
  limit: 'work',
  params: params.extend({ payment: idSchema<'payment'>() }),
  query,
  body: null,
  answer: paperTypes,
  handle: async ({ input, who, engine, now }) => {
    const made = await inSession(engine, who.scope, (session) =>
      declarationForm(session, input.params.batch, input.params.payment, now),
    );
    return formPaper(formOf(made), input.query.as, 'TK1-TS');
  },
});
