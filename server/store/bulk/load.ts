import type pg from 'pg';
import type { ProvinceCode } from '@diemtua/domain/ids';
import type { Engine } from '../engine.ts';
import { withBareTables } from './bare-tables.ts';
import { BULK_TABLES, BulkBooks } from './bulk-books.ts';

/**
 * Fills a province's books in bulk, in one transaction: afterwards all is there, or nothing. Nobody else can use the tables meanwhile; it is for a database that is being set up.
 * @param work tells the books, unit by unit, and settles each
 * @param onRestore is told what of the tables' keys and indexes is built again, and how much of it is done
 */
export async function loadInBulk<T>(
  { pool }: Engine,
  province: ProvinceCode,
  work: (books: BulkBooks, client: pg.PoolClient) => Promise<T>,
  onRestore: (part: number, name: string) => Promise<void> = async () => {},
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const books = await BulkBooks.open(client, province);
    const done = await withBareTables(client, BULK_TABLES, () => work(books, client), onRestore);
    await client.query('commit');
    return done;
  } catch (cause) {
    await client.query('rollback');
    throw cause;
  } finally {
    client.release();
  }
}
