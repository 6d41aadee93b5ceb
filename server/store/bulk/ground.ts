import type { CollectorId, CommuneCode, DeviceId, ProvinceCode, UnitCode } from '@diemtua/domain/ids';
import type { Month } from '@diemtua/law/kernel/month';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type pg from 'pg';
import type { Sender } from '../commands/tell.ts';

/** What of a lease of numbers decides whether a receipt's number is right. */
interface Lease {
  readonly series: string;
  readonly from_number: number;
  readonly to_number: number;
  readonly returned_from: number | null;
  readonly collector: CollectorId;
  readonly device: DeviceId;
  readonly ends_on: PlainDate;
}

/** Numbers of a book in the hands of a collector's device, as a row of the books. */
export interface LeaseRow extends Lease {
  readonly id: string;
  readonly book: string;
  readonly leased_at: string;
  readonly returned_at: string | null;
}

interface Book {
  readonly series: string;
  readonly unit: UnitCode;
  readonly from_number: number;
  readonly to_number: number;
}

interface Link {
  readonly commune: CommuneCode;
  readonly unit: UnitCode;
  readonly from_day: PlainDate;
  readonly to_day: PlainDate | null;
}

/** What a province has before anything is told in bulk: which unit serves which commune, whose receipt numbers are whose, which months are closed. */
export class Ground {
  links: ReadonlyMap<CommuneCode, readonly Link[]> = new Map();
  closed: ReadonlyMap<UnitCode, Month> = new Map();
  private books: readonly Book[] = [];
  private readonly leases = new Map<string, Lease[]>();

  /** Reads it. */
  static async of(client: pg.PoolClient, province: ProvinceCode): Promise<Ground> {
    const ground = new Ground();
    const { rows: links } = await client.query<Link>(
      'select commune, unit, from_day, to_day from unit_commune where province = $1 order by from_day',
      [province],
    );
    ground.links = groups(links, ({ commune }) => commune);
    ground.books = (
      await client.query<Book>('select series, unit, from_number, to_number from receipt_book where province = $1', [
        province,
      ])
    ).rows;
    const { rows: closed } = await client.query<{ unit: UnitCode; month: Month }>(
      'select unit, max(month) as month from closed_period where province = $1 group by unit',
      [province],
    );
    ground.closed = new Map(closed.map(({ unit, month }) => [unit, month]));
    const { rows: leases } = await client.query<Lease>(
      'select series, from_number, to_number, returned_from, collector, device, ends_on from receipt_lease where province = $1',
      [province],
    );
    ground.lease(leases);
    return ground;
  }

  /** Hands out numbers. */
  lease(leases: readonly Lease[]): void {
    for (const [holder, own] of groups(leases, holderOf)) {
      const held = this.leases.get(holder);
      if (held) held.push(...own);
      else this.leases.set(holder, own);
    }
  }

  /** Whether a receipt's number was in the hands of who gave it, on that day: as `linesSql` of the store asks. */
  isLeased(sender: Sender, series: string, number: number, on: PlainDate): boolean {
    if (sender.collector === null)
      return this.books.some(
        (book) =>
          book.series === series && book.unit === sender.unit && book.from_number <= number && number <= book.to_number,
      );
    return (this.leases.get(holderOf({ series, collector: sender.collector })) ?? []).some(
      (lease) =>
        lease.device === sender.device &&
        lease.from_number <= number &&
        number <= (lease.returned_from === null ? lease.to_number : lease.returned_from - 1) &&
        on <= lease.ends_on,
    );
  }
}

const holderOf = ({ series, collector }: Pick<Lease, 'series' | 'collector'>): string => `${series} ${collector}`;

/** What is alike by its key, together. */
function groups<T, K>(all: readonly T[], keyOf: (each: T) => K): Map<K, T[]> {
  const found = new Map<K, T[]>();
  for (const each of all) {
    const group = found.get(keyOf(each));
    if (group) group.push(each);
    else found.set(keyOf(each), [each]);
  }
  return found;
}
