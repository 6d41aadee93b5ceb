import { healthz } from './healthz.ts';
import { lawAnswer } from './law-answer.ts';
import { lawBatch } from './law-batch.ts';
import { lawQuestions } from './law-questions.ts';
import type { Route } from './route.ts';

/** Every operation of the server. */
export const routes: readonly Route[] = [healthz, lawQuestions, lawAnswer, lawBatch];
