import { z } from 'zod';
import type { AnyRoute } from '../routes/route.ts';
import { LIMITS } from './limits.ts';

type Json = Readonly<Record<string, unknown>>;

const version = '0.1.0';

/** A shape as JSON Schema. What comes in is shown as it is sent, what goes out as it arrives. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' });
  return rest;
}

/** The fields of parameters or a query, one by one. */
function parametersOf(schema: z.ZodType, within: 'path' | 'query'): readonly Json[] {
  const { properties, required } = schemaOf(schema, 'input') as {
    readonly properties?: Readonly<Record<string, Json>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties ?? {}).map(([name, each]) => ({
    name,
    in: within,
    required: within === 'path' || (required?.includes(name) ?? false),
    schema: each,
  }));
}

const error = { $ref: '#/components/responses/Refused' };

function bodyOf({ body }: AnyRoute): Json {
  if (body === null) return {};
  const content =
    'schema' in body
      ? { 'application/json': { schema: schemaOf(body.shown ?? body.schema, 'input') } }
      : Object.fromEntries(body.types.map((type) => [type, { schema: { type: 'string' } }]));
  return { requestBody: { required: true, description: `At most ${body.bytesMax} bytes.`, content } };
}

function answerOf({ answer }: AnyRoute): Json {
  const content =
    'types' in answer
      ? Object.fromEntries(answer.types.map((type) => [type, { schema: { type: 'string' } }]))
      : { 'application/json': { schema: schemaOf(answer, 'output') } };
  return { description: 'Done', content };
}

function operationOf(route: AnyRoute): Json {
  const { burst, perSecond, by } = LIMITS[route.limit];
  const who =
    route.may === 'anyone'
      ? 'Anyone.'
      : route.may === 'signed-in'
        ? 'Whoever is signed in.'
        : `Whose role may ${route.may}.`;
  return {
    summary: route.what,
    description: `${who} Limit "${route.limit}": ${burst} at once, then ${perSecond} a second, by ${by}.`,
    'x-may': route.may,
    'x-limit': route.limit,
    ...(route.may === 'anyone' ? { security: [] } : {}),
    parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')],
    ...bodyOf(route),
    responses: { '200': answerOf(route), '4XX': error, '5XX': error },
  };
}

/** The table of routes as OpenAPI 3.1. */
export function openApi(routes: readonly AnyRoute[]): { readonly openapi: string } & Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Điểm Tựa',
      version,
      description:
        'Every refusal has a code for programs, the field that is wrong, and a sentence with the way out in the language of the request (language=vi, en or nb).',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    security: [{ cookie: [] }, { bearer: [] }],
    paths,
    components: {
      securitySchemes: {
        cookie: { type: 'apiKey', in: 'cookie', name: '__Host-diemtua' },
        bearer: { type: 'http', scheme: 'bearer' },
      },
      responses: {
        Refused: {
          description: 'Refused: why, where, and what to do',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['error'],
                properties: {
                  error: {
                    type: 'object',
                    required: ['code', 'field', 'message'],
                    properties: {
                      code: { type: 'string' },
                      field: { type: ['string', 'null'] },
                      message: { type: 'string' },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  };
}
