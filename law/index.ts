export * from './answers/answer.ts';
