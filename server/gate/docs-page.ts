import type { AnyRoute } from '../routes/route.ts';
import { openApi } from './open-api.ts';

interface Operation {
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly required: boolean;
    readonly schema: unknown;
  }[];
  readonly requestBody?: {
    readonly description: string;
    readonly content: Readonly<Record<string, { readonly schema: unknown }>>;
  };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: unknown }>> }>
  >;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const json = (value: unknown): string => `<pre>${escaped(JSON.stringify(value, null, 1))}</pre>`;

const contents = (content: Readonly<Record<string, { readonly schema: unknown }>>): string =>
  Object.entries(content)
    .map(([type, { schema }]) => `<details><summary><code>${escaped(type)}</code></summary>${json(schema)}</details>`)
    .join('');

function section(method: string, path: string, operation: Operation): string {
  const anchor = `${method}${path}`.replaceAll(/[^\w]+/g, '-');
  const parameters = operation.parameters.map(
    ({ name, in: within, required, schema }) =>
      `<li><code>${escaped(name)}</code> (${within}${required ? ', required' : ''}) <code>${escaped(JSON.stringify(schema))}</code></li>`,
  );
  const answer = operation.responses['200']?.content ?? {};
  return [
    `<section id="${anchor}"><h2><code>${method.toUpperCase()} ${escaped(path)}</code></h2>`,
    `<p>${escaped(operation.summary)}. ${escaped(operation.description)}</p>`,
    parameters.length > 0 ? `<ul>${parameters.join('')}</ul>` : '',
    operation.requestBody
      ? `<h3>Body</h3><p>${escaped(operation.requestBody.description)}</p>${contents(operation.requestBody.content)}`
      : '',
    `<h3>Answer</h3>${contents(answer)}</section>`,
  ].join('\n');
}

/** The table of routes as a page to read: no script and no style, so that nothing has to be allowed for it. */
export function docsPage(routes: readonly AnyRoute[]): string {
  const { paths } = openApi(routes) as unknown as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  };
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => section(method, path, operation)),
  );
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    '<title>Điểm Tựa: HTTP API</title></head><body><main><h1>Điểm Tựa: HTTP API</h1>',
    '<p>The same for programs: <a href="/api/openapi.json">OpenAPI 3.1</a>.</p>',
    ...operations,
    '</main></body></html>',
  ].join('\n');
}
