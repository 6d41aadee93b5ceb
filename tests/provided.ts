import { inject } from 'vitest';
import type { ProvidedToBooks } from '../server/store/testing.ts';

/** What was made once for all tests of the books, for rooms that do not know the server's tests: see books-setup.ts. */
export const provided = <Name extends keyof ProvidedToBooks>(name: Name): ProvidedToBooks[Name] => inject(name);
