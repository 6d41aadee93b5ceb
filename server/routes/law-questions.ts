import { questionShapes } from '@diemtua/law';
import { z } from 'zod';
import { Reply, route } from './route.ts';

const anything = z.object({});

/** The list of what can be asked: where, what must be told, what comes back. */
export const lawQuestions = route({
  method: 'GET',
  path: '/api/law',
  what: 'What the law can be asked',
  may: 'anyone',
  limit: 'open',
  params: anything,
  query: anything,
  body: null,
  answer: z.strictObject({
    questions: z.array(z.looseObject({ name: z.string(), one: z.string(), many: z.string() })),
  }),
  handle: () =>
    new Reply(
      {
        questions: questionShapes().map((shape) => ({
          one: `/api/law/${shape.name}`,
          many: `/api/law/${shape.name}/batch`,
          ...shape,
        })),
      },
      200,
      // The same for everyone, and the same until the server is another one.
      { 'cache-control': 'no-cache' },
    ),
});
