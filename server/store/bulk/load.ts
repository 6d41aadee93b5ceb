import type { ProvinceCode } from '@diemtua/domain/ids';
import type { Engine } from '../engine.ts';
import { withBareTables } from './bare-tables.ts';
import { SUM_TABLES } from '../plan/roll.ts';
import { BulkBooks } from './bulk-books.ts';
import { BULK_TABLES } from './bulk-tables.ts';

/**
 * Fills a province's books in bulk, in one transaction: afterwards all is there, or nothing. Nobody else can use the tables meanwhile; it is for a database that is being set up.
 * @param work tells the books, unit by unit, and settles each
 * @param onRestore is told what of the tables' keys and indexes is built again, and how much of it is done
 */
export async function loadInBulk<T>(
  { pool }: Engine,
  province: ProvinceCode,
  work: (books: BulkBooks) => Promise<T>,
  onRestore: (part: number, name: string) => Promise<void> = async () => {},
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const fill = async (areFresh: boolean): Promise<T> => {
      const books = await BulkBooks.open(client, province, areFresh);
      try {
        const done = await work(books);
        await books.finish();
        return done;
      } finally {
        // Whatever became of it, nothing may be on its way when the transaction ends.
        await books.arrived();
      }
    };
    // Nobody waits for it: however long an index takes.
    await client.query('set local statement_timeout = 0');
    const done = await withBareTables(client, [...BULK_TABLES, ...SUM_TABLES], fill, onRestore);
    await client.query('commit');
    return done;
  } catch (cause) {
    await client.query('rollback');
    throw cause;
  } finally {
    client.release();
  }
}
