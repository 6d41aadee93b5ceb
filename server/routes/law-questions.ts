import { questionShapes } from '@diemtua/law';
import type { Route } from './route.ts';

/** The list of what can be asked: where, what must be told, what comes back. */
export const lawQuestions: Route = {
  method: 'GET',
  path: '/api/law',
  may: 'anyone',
  body: null,
  handle: ({ context }) =>
    context.json({
      questions: questionShapes().map((shape) => ({
        one: `/api/law/${shape.name}`,
        many: `/api/law/${shape.name}/batch`,
        ...shape,
      })),
    }),
};
