import type { ClaimText } from '@diemtua/domain/collection';
import type { CommandText } from '@diemtua/domain/commands';
import { makeId, type CommuneCode, type Id, type PersonId } from '@diemtua/domain/ids';
import type { Person } from '@diemtua/domain/registry';
import { answer } from '@diemtua/law';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Chance } from '../chance.ts';
import { series } from './found.ts';

/** Money taken, as a phone tells it. */
export type Taking = Extract<CommandText, { kind: 'take-payment' }>;

const INCOME = 1_650_000;
const families = ['Giàng', 'Vàng', 'Lý', 'Trần', 'Nguyễn', 'Lò', 'Hoàng', 'Phạm', 'Sùng', 'Đặng'];
const middles = ['Thị', 'A', 'Văn', 'Seo', 'Minh', 'Thanh'];
const given = ['Mai', 'Páo', 'Mỷ', 'Sơn', 'Lan', 'Hoa', 'Dơ', 'Chứ', 'Bình', 'Hạnh', 'Tủa', 'Xuân'];

const monthOf = (ms: number, ahead: number): string => {
  const [year = 0, month = 1] = new Date(ms).toISOString().slice(0, 7).split('-').map(Number);
  const index = year * 12 + month - 1 + ahead;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
};

/** What one month on the income of the trials costs on a day, after the State's part: the law says it. */
export function monthlyDue(now: number): number {
  const told = answer('contribution', {
    payOn: new Date(now).toISOString().slice(0, 10),
    income: INCOME,
    method: 'monthly',
    group: 'other',
    supportedMonthsBefore: 0,
  }) as { readonly gross: number; readonly stateSupport: number };
  return told.gross - told.stateSupport;
}

/** Somebody who is enrolled in a visit. */
function someone(id: PersonId, commune: CommuneCode, chance: Chance): Person {
  return {
    id,
    insuranceNumber: null,
    personalNumber: chance.digits(12).replace(/^./, '0'),
    name: `${chance.pick(families)} ${chance.pick(middles)} ${chance.pick(given)}`,
    birth: {
      precision: 'day',
      date: `19${chance.whole(70, 99)}-0${chance.whole(1, 9)}-1${chance.whole(0, 9)}` as PlainDate,
    },
    sex: chance.pick(['female', 'male'] as const),
    ethnicity: '01',
    nationality: 'VN',
    phones: [],
    contact: null,
    commune,
    hamlet: null,
    address: null,
    consent: null,
    privateNote: null,
  };
}

/** Somebody who has paid: what goes on paying. */
interface Payer {
  readonly id: PersonId;
  paid: number;
}

/** Periods that one person pays ahead at most in a trial: the books ask from a year on. */
const monthsAheadMax = 10;

/** The receipts of one phone: enrolments, and the next months of those who are enrolled. Each has its own number, and all of them fit the law. */
export class ReceiptBook {
  readonly #payers: Payer[] = [];
  readonly #chance: Chance;
  readonly #commune: CommuneCode;
  readonly #due: number;
  #next: number;

  constructor(chance: Chance, commune: CommuneCode, firstNumber: number, due: number) {
    this.#chance = chance;
    this.#commune = commune;
    this.#next = firstNumber;
    this.#due = due;
  }

  /**
   * The next receipt.
   * @param now when the money is taken: milliseconds since 1970
   * @param enrolling of a hundred, how many enrol somebody
   */
  next(now: number, enrolling = 60): Taking {
    const chance = this.#chance;
    const id = <Name extends string>(): Id<Name> => makeId<Name>(now, chance.bytes(10));
    const known = this.#payers.filter(({ paid }) => paid < monthsAheadMax);
    const old = known.length > 0 && !chance.percent(enrolling) ? chance.pick(known) : null;
    const payer = old ?? { id: id<'person'>(), paid: 0 };
    const person = old ? null : someone(payer.id, this.#commune, chance);
    if (!old) this.#payers.push(payer);
    const claim = {
      product: 'voluntary',
      person: payer.id,
      method: 'monthly',
      income: INCOME,
      from: monthOf(now, payer.paid),
    } as unknown as ClaimText;
    payer.paid += 1;
    const at = new Date(now).toISOString();
    return {
      id: id<'command'>(),
      madeAt: at,
      kind: 'take-payment',
      receipt: { id: id<'receipt'>(), series, number: this.#next++, payer: person?.name ?? 'Người nhà', takenAt: at },
      lines: [{ id: id<'payment'>(), amount: this.#due, claim }],
      people: person ? [person] : [],
      households: [],
    } as unknown as Taking;
  }
}
