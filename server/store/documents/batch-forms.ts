import { answer, figure } from '@diemtua/law';
import type { ClaimText, Covered } from '@diemtua/domain/collection';
import type { BatchId, PersonId, UnitCode } from '@diemtua/domain/ids';
import { PEOPLES, type Household, type Person } from '@diemtua/domain/registry';
import {
  type d03LineSchema,
  d03Schema,
  type d05LineSchema,
  d05Schema,
  d11Schema,
  fillD03,
  fillD05,
  fillD11,
  fillTk1,
  tk1Schema,
  type FilledForm,
} from '@diemtua/domain/reporting';
import { formatMonth, type Month } from '@diemtua/law/kernel/month';
import { monthOfDate, type PlainDate } from '@diemtua/law/kernel/plain-date';
import { z } from 'zod';
import { commissionLines } from '../collection/commission.ts';
import { logViewing } from '../registry/find.ts';
import type { Session } from '../session.ts';
import { numberText, reporterOf, type Reporter } from './issuer.ts';

interface Batch {
  readonly id: BatchId;
  readonly unit: UnitCode;
  readonly product: 'voluntary' | 'health';
  readonly number: number;
  /** The day that it bears: on which it went out, else on which it was made. */
  readonly day: PlainDate;
  readonly maker: string | null;
}

interface File {
  /** Whether the batch tells of it, or takes back what was told before. */
  readonly group: 'increase' | 'decrease';
  readonly payment: string;
  readonly person: Person;
  readonly communeName: string;
  readonly claim: ClaimText;
  readonly covered: Covered;
  readonly series: string;
  readonly number: number;
  readonly takenOn: PlainDate;
  readonly collectorCode: string | null;
  readonly household: Household | null;
}

async function batchOf({ client, scope }: Session, id: BatchId): Promise<Batch | null> {
  const found = await client.query<Batch>(
    `select b.id, b.unit, b.product, b.number, (coalesce(b.submitted_at, b.made_at) at time zone 'Asia/Ho_Chi_Minh')::date as day,
       (select u.full_name from user_account u where u.province = b.province and u.id = b.made_by) as maker
     from batch b where b.province = $1 and b.id = $2`,
    [scope.province, id],
  );
  return found.rows[0] ?? null;
}

/**
 * The files of a batch as it told of them, and those that it takes back as they were told before. What came back and covers months still is as it stands; what covers none any more, and
 * was not sent, is left out.
 */
async function filesOf({ client, scope }: Session, id: BatchId): Promise<readonly File[]> {
  const found = await client.query<File>(
    `select e."group", j.payment, p.content as person, c.kind || ' ' || c.name as "communeName", y.claim, t.covered, r.series, r.number, r.taken_on as "takenOn",
       k.code as "collectorCode", (select h.content from household_member m join household h on h.province = m.province and h.id = m.household
         where m.province = p.province and m.person = p.id and m.to_day is null limit 1) as household
     from batch b cross join lateral (
       select payment, 'increase' as "group" from jsonb_array_elements_text(b.content->'payments') as i (payment)
       union all select payment, 'decrease' from jsonb_array_elements_text(coalesce(b.content->'decreases', '[]')) as d (payment)
     ) as e
     join judgement j on j.province = b.province and j.payment = e.payment::uuid
     cross join lateral (select case when j.batch = b.id or e."group" = 'decrease' then coalesce(j.sent_content, j.content) else j.content end as covered) as t
     join payment y on y.province = j.province and y.id = j.payment
     join receipt r on r.province = y.province and r.id = y.receipt
     join person p on p.province = j.province and p.id = j.person
     left join commune c on c.province = p.province and c.code = p.commune
     left join collector k on k.province = r.province and k.id = r.collector
     where b.province = $1 and b.id = $2 and t.covered->>'outcome' = 'covers' order by p.sort_key, p.id, j.payment`,
    [scope.province, id],
  );
  return found.rows;
}

const bornText = ({ birth }: Person): string =>
  birth.precision === 'day' ? birth.date : birth.precision === 'month' ? birth.month.slice(0, 4) : String(birth.year);

const peopleName = ({ ethnicity }: Person): string | null =>
  PEOPLES.find(({ code }) => code === ethnicity)?.name ?? null;

const communeText = (name: string | null): string =>
  (name ?? '')
    .replace(/^phuong /, 'phường ')
    .replace(/^xa /, 'xã ')
    .replace(/^dac-khu /, 'đặc khu ') || '…';

const kinds = { first: 'first', continuing: 'continuing', 're-registered': 'registeredAgain' } as const;
const groups = { poor: 'poor', 'near-poor': 'nearPoor', minority: 'minority' } as const;
const groupOnForm = (group: Covered['group']) =>
  group === 'poor' || group === 'near-poor' || group === 'minority' ? groups[group] : ('other' as const);

const numberOf = (name: string, month: Month, key?: string): number => Number(figure(name, month, key)?.value ?? 0);

const PERCENT = 100;
const HUNDREDTHS = 100;

/** How much an amount is of the base of support for some months, in percent with two decimals; the amount beside it is exact. */
function percentOfBase(amount: number, months: number, month: Month): number {
  const base = (months * numberOf('povertyLine', month) * numberOf('contributionRate', month)) / PERCENT;
  return amount === 0 || base === 0
    ? 0
    : Math.min(PERCENT, Math.round((amount / base) * PERCENT * HUNDREDTHS) / HUNDREDTHS);
}

const addressOf = ({ person, communeName }: File, province: string): string =>
  [person.hamlet ?? person.address, communeText(communeName), province].filter((part) => part !== null).join(', ');

const receiptOf = ({ series, number, takenOn }: File) => ({ number: `${series} ${numberText(number)}`, day: takenOn });

/** Why a line is taken back: nothing that was sent is, but what is void. */
const takenBack = 'Biên lai đã hủy';

/** A file as a line of D05-TS; one that is taken back says why. */
function d05LineOf(file: File, province: string): z.input<typeof d05LineSchema> {
  const { person, covered, claim } = file;
  const month = monthOfDate(file.takenOn);
  const { supportedMonths } = covered;
  return {
    name: person.name,
    socialNumber: person.insuranceNumber,
    identity: person.personalNumber,
    born: bornText(person),
    sex: person.sex,
    ethnicity: peopleName(person),
    address: addressOf(file, province),
    phone: person.phones[0] ?? null,
    email: null,
    receipt: receiptOf(file),
    collectorCode: file.collectorCode,
    kind: kinds[covered.kind],
    group: groupOnForm(covered.group),
    from: formatMonth(covered.from),
    months: covered.months,
    income: covered.income ?? 0,
    due: covered.gross,
    state: {
      percent: covered.state === 0 || covered.group === null ? 0 : numberOf('supportPercent', month, covered.group),
      amount: covered.state,
    },
    local: {
      percent: claim.product === 'voluntary' && covered.local > 0 ? (claim.local?.percent ?? 0) : 0,
      amount: covered.local,
    },
    other: {
      percent: percentOfBase(covered.other, supportedMonths || covered.months, month),
      amount: covered.other,
    },
    pays: covered.payable,
    book: 'electronic',
    note: file.group === 'decrease' ? takenBack : null,
  };
}

const peopleIn = (files: readonly File[], group: File['group']): number =>
  new Set(files.flatMap((file) => (file.group === group ? [file.person.id] : []))).size;

function d05Of(batch: Batch, files: readonly File[], { issuer, signing, province }: Reporter): FilledForm {
  return fillD05(
    d05Schema.parse({
      issuer,
      batch: String(batch.number),
      period: batch.day.slice(0, 7),
      increase: files.filter(({ group }) => group === 'increase').map((file) => d05LineOf(file, province)),
      decrease: files.filter(({ group }) => group === 'decrease').map((file) => d05LineOf(file, province)),
      people: { increase: peopleIn(files, 'increase'), decrease: peopleIn(files, 'decrease') },
      booksAskedFor: 0,
      maker: batch.maker,
      collector: null,
      head: null,
      signing,
    }),
  );
}

const ladder = z.object({ perMember: z.array(z.number()) });

/** A file as a line of D03-TS; one that is taken back says why. */
function d03LinesOf(file: File): readonly z.input<typeof d03LineSchema>[] {
  const { person, covered, claim } = file;
  if (claim.product !== 'health') return [];
  const told = answer('household-health', { payOn: file.takenOn, members: claim.place, months: claim.months });
  const rungs = ladder.safeParse(told).data?.perMember ?? [];
  const [first = 0, own = 0] = [rungs[0], rungs[claim.place - 1]];
  return [
    {
      name: person.name,
      socialNumber: person.insuranceNumber,
      identity: person.personalNumber,
      born: bornText(person),
      sex: person.sex,
      householdCode: file.household?.code ?? null,
      hospital: null,
      receipt: receiptOf(file),
      from: formatMonth(covered.from),
      months: covered.months,
      place: claim.place,
      percent: first === 0 ? 0 : Math.round((own / first) * PERCENT),
      due: covered.gross,
      state: { percent: 0, amount: covered.state },
      other: {
        percent:
          covered.gross === 0 ? 0 : Math.round((covered.other / covered.gross) * PERCENT * HUNDREDTHS) / HUNDREDTHS,
        amount: covered.other,
      },
      pays: covered.payable,
      collectorCode: file.collectorCode,
      note: file.group === 'decrease' ? takenBack : null,
    },
  ];
}

function d03Of(batch: Batch, files: readonly File[], { issuer, signing }: Reporter): FilledForm {
  return fillD03(
    d03Schema.parse({
      issuer,
      batch: String(batch.number),
      period: batch.day.slice(0, 7),
      lines: files.filter(({ group }) => group === 'increase').flatMap(d03LinesOf),
      decrease: files.filter(({ group }) => group === 'decrease').flatMap(d03LinesOf),
      maker: batch.maker,
      head: null,
      signing,
    }),
  );
}

async function d11Of(session: Session, batch: Batch, { issuer, signing }: Reporter): Promise<FilledForm> {
  const lines = await commissionLines(session, { batch: batch.id });
  return fillD11(
    d11Schema.parse({
      issuer,
      batch: String(batch.number),
      period: batch.day.slice(0, 7),
      lines: lines.map((line) => ({
        name: line.personName ?? '…',
        socialNumber: line.insuranceNumber,
        collectorCode: line.collectorCode,
        receipt: { number: line.receiptNumber, day: line.takenOn },
        // The form has two columns: who registered again stands with those who continue, and the note says so (assumed).
        kind: line.kind === 'first' ? 'first' : 'continuing',
        paid: line.own,
        percent: line.rate / 1000,
        commission: line.amount,
        note:
          [
            line.kind === 're-registered' ? 'Đăng ký lại' : null,
            line.what === 'returned' ? 'Thu hồi do hoàn trả' : null,
            line.assumed ? 'Tỷ lệ tạm tính' : null,
          ]
            .filter((part) => part !== null)
            .join('; ') || null,
      })),
      maker: batch.maker,
      head: null,
      signing,
    }),
  );
}

const methods = {
  monthly: 'monthly',
  quarterly: 'quarterly',
  'half-yearly': 'halfYearly',
  yearly: 'yearly',
  'future-years': 'yearsAhead',
  'missing-months': 'missingMonths',
} as const;

const relations: Readonly<Record<Household['members'][number]['relation'], string>> = {
  head: 'Chủ hộ',
  spouse: 'Vợ/Chồng',
  child: 'Con',
  parent: 'Cha/Mẹ',
  grandparent: 'Ông/Bà',
  grandchild: 'Cháu',
  sibling: 'Anh/Chị/Em',
  'child-in-law': 'Con dâu/Con rể',
  'parent-in-law': 'Cha/Mẹ vợ/chồng',
  other: 'Khác',
};

const nationalityText = ({ nationality }: Person): string => (nationality === 'VN' ? 'Việt Nam' : nationality);

async function tk1Of(session: Session, file: File, { signing, province }: Reporter): Promise<FilledForm> {
  const { person, covered, household } = file;
  const members =
    household === null
      ? []
      : (
          await session.client.query<{ content: Person }>(
            'select content from person where province = $1 and id = any ($2::uuid[])',
            [session.scope.province, household.members.filter(({ to }) => to === null).map((stay) => stay.person)],
          )
        ).rows.map(({ content }) => content);
  const place = { province, commune: communeText(file.communeName), detail: person.hamlet ?? person.address };
  const head = members.find(({ id }) => id === household?.head) ?? null;
  return fillTk1(
    tk1Schema.parse({
      person: {
        name: person.name,
        sex: person.sex,
        born: bornText(person),
        nationality: nationalityText(person),
        ethnicity: peopleName(person),
        identity: person.personalNumber,
        phone: person.phones[0] ?? null,
        email: null,
        birthPlace: null,
        guardian: null,
        residence: place,
        socialNumber: person.insuranceNumber,
        householdCode: household?.code ?? null,
      },
      income: covered.income,
      method: covered.method === null ? null : methods[covered.method],
      hospital: null,
      change: 'Đăng ký tham gia lần đầu',
      papers: null,
      household:
        household === null || members.length === 0
          ? null
          : {
              head: head?.name ?? person.name,
              code: household.code,
              headIdentity: head?.personalNumber ?? null,
              phone: head?.phones[0] ?? null,
              place,
              members: members.map((member) => ({
                name: member.name,
                socialNumber: member.insuranceNumber,
                born: bornText(member),
                sex: member.sex,
                birthPlace: null,
                relation: relations[household.members.find((stay) => stay.person === member.id)?.relation ?? 'other'],
                identity: member.personalNumber,
                ethnicity: peopleName(member),
                nationality: nationalityText(member),
                note: null,
              })),
            },
      signing,
    }),
  );
}

/** A form of a batch, or that there is none; who is on it was seen, and that is written down. */
export type BatchForm =
  | { readonly form: FilledForm }
  | { readonly none: 'unknown-batch' | 'not-of-this-product' | 'unknown-file' };

/** The list of a batch, D05-TS or D03-TS by its product, in the layout of its day; or the commission that it brought, D11-TS. */
export async function batchForm(
  session: Session,
  id: BatchId,
  which: 'list' | 'commission',
  now: number,
): Promise<BatchForm> {
  const batch = await batchOf(session, id);
  const reporter = batch && (await reporterOf(session, batch.unit, batch.day));
  if (!batch || !reporter) return { none: 'unknown-batch' };
  const files = await filesOf(session, id);
  await logSeen(session, files, now);
  if (which === 'commission') return { form: await d11Of(session, batch, reporter) };
  return { form: batch.product === 'voluntary' ? d05Of(batch, files, reporter) : d03Of(batch, files, reporter) };
}

/** The declaration TK1-TS of one first registration of a batch. */
export async function declarationForm(session: Session, id: BatchId, payment: string, now: number): Promise<BatchForm> {
  const batch = await batchOf(session, id);
  const reporter = batch && (await reporterOf(session, batch.unit, batch.day));
  if (!batch || !reporter) return { none: 'unknown-batch' };
  if (batch.product !== 'voluntary') return { none: 'not-of-this-product' };
  const file = (await filesOf(session, id)).find(
    (each) => each.payment === payment && each.group === 'increase' && each.covered.kind === 'first',
  );
  if (!file) return { none: 'unknown-file' };
  await logSeen(session, [file], now);
  return { form: await tk1Of(session, file, reporter) };
}

async function logSeen(session: Session, files: readonly File[], now: number): Promise<void> {
  for (const person of new Set<PersonId>(files.map((file) => file.person.id)))
    await logViewing(session, person, 'document', now);
}
