export { answering, type Answer, type Answering, type NoAnswer } from './answers.ts';
export { ask, connect, type Client, type ConnectOptions, type Told, type ToldTo } from './ask.ts';
export { NotReached, RefusedByServer, type Refusal } from './failures.ts';
export type { AnswerOf, BodyOf, ParamsOf, QueryOf, RouteName } from './shapes.ts';
