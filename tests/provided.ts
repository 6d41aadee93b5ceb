import { inject } from 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The PostgreSQL in which each test file makes its own database: see tests/books-setup.ts. */
    databaseUrl: string;
    /** A backup of an embedded database that has its schema and nothing else. */
    embeddedBackup: string;
  }
}

/** What was made once for all tests of the books. */
export const provided = inject;
