import type { Routes } from '@diemtua/server/routes';
import type { z } from 'zod';

type Declared = Routes[number];
type NameOf<Route extends Declared> = Route extends Declared ? `${Route['method']} ${Route['path']}` : never;

/** A route as it is called: "POST /api/sign-in". */
export type RouteName = NameOf<Declared>;

type Named<Name extends RouteName> = Declared extends infer Each
  ? Each extends { readonly method: infer Method extends string; readonly path: infer Path extends string }
    ? `${Method} ${Path}` extends Name
      ? Each
      : never
    : never
  : never;

type Sent<Shape> = Shape extends z.ZodType ? z.input<Shape> : never;

/** What stands in the address in place of `:names`. */
export type ParamsOf<Name extends RouteName> =
  Named<Name> extends { readonly params: infer Shape } ? Sent<Shape> : never;

/** What stands behind the question mark. */
export type QueryOf<Name extends RouteName> = Named<Name> extends { readonly query: infer Shape } ? Sent<Shape> : never;

/** What is sent: JSON of the declared shape, or the content itself. */
export type BodyOf<Name extends RouteName> =
  Named<Name> extends { readonly body: infer Body }
    ? Body extends { readonly shown: infer Shown }
      ? Sent<Shown>
      : Body extends { readonly schema: infer Shape }
        ? Sent<Shape>
        : Body extends { readonly as: 'bytes' }
          ? Blob | Uint8Array<ArrayBuffer>
          : Body extends { readonly as: 'text' }
            ? string
            : undefined
    : never;

/** What comes back: JSON of the declared shape, or the response itself. */
export type AnswerOf<Name extends RouteName> =
  Named<Name> extends { readonly answer: infer Answer }
    ? Answer extends z.ZodType
      ? z.output<Answer>
      : Response
    : never;
