import { z } from 'zod';
import { docsPage } from '../gate/docs-page.ts';
import { openApi } from '../gate/open-api.ts';
import { route } from './route.ts';
import { nothing } from './shapes.ts';

export const openApiDocument = route({
  method: 'GET',
  path: '/api/openapi.json',
  what: 'All of this, as OpenAPI 3.1',
  may: 'anyone',
  limit: 'open',
  params: nothing,
  query: nothing,
  body: null,
  answer: z.looseObject({ openapi: z.string() }),
  handle: ({ house: { routes } }) => openApi(routes),
});

export const openApiPage = route({
  method: 'GET',
  path: '/api/docs',
  what: 'All of this, to read',
  may: 'anyone',
  limit: 'open',
  params: nothing,
  query: nothing,
  body: null,
  answer: { types: ['text/html'] },
  handle: ({ house: { routes } }) =>
    new Response(docsPage(routes), {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
      },
    }),
});
