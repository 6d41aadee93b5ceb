/** Why the server itself refuses a request; what the law refuses comes in the law's own words. */
export type Refusal =
  | 'not-found'
  | 'method-not-allowed'
  | 'unknown-question'
  | 'not-json'
  | 'wrong-content-type'
  | 'too-large'
  | 'too-many-lines'
  | 'line-too-large'
  | 'broken';

/** The server's sentences in one language: what is wrong, and what to do. */
export type ServerWords = Readonly<Record<Refusal, string>>;
