import { QUESTIONS } from '@diemtua/law';
import type { Route } from './route.ts';

/** The list of what can be asked. */
export const lawQuestions: Route = {
  method: 'GET',
  path: '/api/law',
  may: 'anyone',
  body: null,
  handle: ({ context }) =>
    context.json({
      questions: QUESTIONS.map((name) => ({ name, one: `/api/law/${name}`, many: `/api/law/${name}/batch` })),
    }),
};
