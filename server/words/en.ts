import type { ServerWords } from './type.ts';

export const words: ServerWords = {
  'not-found': 'There is no such page. The list of questions is at GET /api/law.',
  'method-not-allowed': 'This address takes another method: {allowed}.',
  'unknown-question': 'There is no such question. The list of questions is at GET /api/law.',
  'not-json': 'What was sent is not JSON. Check its brackets and commas.',
  'wrong-content-type': 'The content has to be of type {expected}.',
  'too-large': 'The content is too large. The most is {limit} bytes.',
  'too-many-lines': 'Too many lines. Send at most {limit} at a time.',
  'line-too-large': 'This line is too long. The most is {limit} bytes.',
  broken: 'The server has a fault. Try again in a few minutes.',
};
