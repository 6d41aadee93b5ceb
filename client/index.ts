export { ask, connect, type Client, type ConnectOptions } from './ask.ts';
export { NotReached, RefusedByServer, type Refusal } from './failures.ts';
export type { AnswerOf, BodyOf, ParamsOf, QueryOf, RouteName } from './shapes.ts';
