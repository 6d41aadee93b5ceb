import type { Act } from '@diemtua/domain/access';
import type { Command, CommandKind } from '@diemtua/domain/commands';
import type { PlanPlace } from '@diemtua/domain/plan';
import { Refused } from '../routes/route.ts';
import { inSession, provinceScope } from '../store/session.ts';
import type { Engine } from '../store/engine.ts';
import type { Who } from './who.ts';

/** What somebody has to be allowed to tell a command of a kind. */
export const ACT_OF: Readonly<Record<CommandKind, Act>> = {
  'take-payment': 'money.take',
  'void-receipt': 'money.void',
  settle: 'money.settle',
  'hand-over': 'money.hand-over',
  'receive-cash': 'money.receive',
  'open-due': 'dues.make',
  'cancel-due': 'dues.make',
  refund: 'money.refund',
  'make-batch': 'batch.make',
  'submit-batch': 'batch.submit',
  'answer-batch': 'batch.answer',
  'lease-numbers': 'books.lease',
  'return-numbers': 'books.lease',
  'close-period': 'period.close',
  'match-line': 'bank.match',
  'unmatch-line': 'bank.match',
  'change-person': 'people.change',
  'change-household': 'people.change',
  'merge-people': 'people.merge',
  'split-people': 'people.merge',
  'keep-apart': 'people.merge',
  'confirm-import': 'people.import',
  'undo-import': 'people.import',
  'draft-plan': 'plan.decide',
  'cascade-plan': 'plan.divide',
  'decide-plan': 'plan.decide',
  'amend-plan': 'plan.decide',
  'move-commune': 'places.manage',
  'open-sprint': 'plan.decide',
  'keep-scenario': 'plan.divide',
  'open-approach': 'plan.divide',
  'follow-up-approach': 'plan.divide',
  'close-approach': 'plan.divide',
  'tell-areas': 'plan.divide',
};

/** Things that lie in a unit, a commune, or a collector's hands, and the question where. */
const whereSql = {
  receipt: 'select unit, collector from receipt where province = $1 and id = any ($2::uuid[])',
  payment: `select r.unit, r.collector from payment p join receipt r on r.province = p.province and r.id = p.receipt
    where p.province = $1 and p.id = any ($2::uuid[])`,
  due: 'select unit, collector from due where province = $1 and id = any ($2::uuid[])',
  batch: 'select unit from batch where province = $1 and id = any ($2::uuid[])',
  book: 'select unit from receipt_book where province = $1 and id = any ($2::uuid[])',
  lease: `select b.unit from receipt_lease l join receipt_book b on b.province = l.province and b.id = l.book
    where l.province = $1 and l.id = any ($2::uuid[])`,
  collector: 'select unit from collector where province = $1 and id = any ($2::uuid[])',
  'bank-line': `select a.unit from bank_line l join bank_account a on a.province = l.province and a.id = l.account
    where l.province = $1 and l.id = any ($2::uuid[])`,
  'hand-over': 'select unit, collector from hand_over where province = $1 and id = any ($2::uuid[])',
  person: 'select commune from person where province = $1 and id = any ($2::uuid[])',
  household: 'select commune from household where province = $1 and id = any ($2::uuid[])',
  import: 'select unit from import_run where province = $1 and id = any ($2::uuid[])',
  approach: 'select commune from approach where province = $1 and id = any ($2::uuid[])',
  // Places that are named by their codes; what is of the whole province is in nobody's unit.
  commune: 'select code as commune from commune where province = $1 and code = any ($2::text[])',
  unit: 'select code as unit from unit where province = $1 and code = any ($2::text[])',
  province: `select '' as unit from province where code = $1 and code = any ($2::text[])`,
  merge: `select p.commune from person_merge m join person p on p.province = m.province and p.id = any (array[m.kept, m.gone])
    where m.province = $1 and m.id = any ($2::uuid[])`,
} as const;

type Thing = keyof typeof whereSql;
type Touched = readonly (readonly [Thing, readonly string[]])[];

/** What a command touches that is already there: it must lie where its sender's work lies. */
function touchedBy(command: Command): Touched {
  switch (command.kind) {
    case 'take-payment':
      return command.receipt.replaces === undefined ? [] : [['receipt', [command.receipt.replaces]]];
    case 'void-receipt':
      return [['receipt', [command.receipt]]];
    case 'settle':
    case 'refund':
      return [['payment', [command.payment]]];
    case 'open-due':
    case 'cancel-due':
      return [['due', [command.due]]];
    case 'make-batch':
      return [
        ['batch', [command.batch]],
        ['payment', [...command.payments, ...command.decreases]],
      ];
    case 'submit-batch':
      return [['batch', [command.batch]]];
    case 'answer-batch':
      return [
        ['batch', [command.batch]],
        ['payment', command.answers.map(({ payment }) => payment)],
      ];
    case 'lease-numbers':
      return [
        ['book', [command.book]],
        ['collector', [command.collector]],
      ];
    case 'return-numbers':
      return [['lease', [command.lease]]];
    case 'match-line':
      return [
        ['bank-line', [command.line]],
        ...(command.to.what === 'dues' ? [['due', command.to.dues] as const] : []),
        ...(command.to.what === 'hand-over' ? [['hand-over', [command.to.handOver]] as const] : []),
        ...(command.to.what === 'counted' ? [['hand-over', command.to.handOvers] as const] : []),
      ];
    case 'unmatch-line':
      return [['bank-line', [command.line]]];
    case 'change-person':
      return [['person', [command.person.id]]];
    case 'change-household':
      return [['household', [command.household.id]]];
    case 'merge-people':
      return [['person', [command.kept, command.gone]]];
    case 'split-people':
      return [['merge', [command.merge]]];
    case 'keep-apart':
      return [['person', [command.one, command.other]]];
    case 'confirm-import':
    case 'undo-import':
      return [['import', [command.import]]];
    case 'hand-over':
      return [['hand-over', [command.handOver]]];
    case 'receive-cash':
      return [
        ['hand-over', [command.handOver]],
        ['collector', [command.collector]],
      ];
    case 'open-approach':
      return [['commune', [command.commune]]];
    case 'tell-areas':
      return [['commune', command.areas.map(({ commune }) => commune)]];
    case 'follow-up-approach':
    case 'close-approach':
      return [['approach', [command.approach]]];
    case 'cascade-plan':
      return [ofPlace(command.of)];
    case 'draft-plan':
    case 'decide-plan':
    case 'amend-plan':
    case 'move-commune':
    case 'open-sprint':
    case 'keep-scenario':
    case 'close-period':
      return [];
  }
}

/** A place of a plan as something that lies in a unit or a commune. */
function ofPlace(place: PlanPlace): Touched[number] {
  if (place.level === 'province') return ['province', [place.province]];
  return place.level === 'unit' ? ['unit', [place.unit]] : ['commune', [place.commune]];
}

/** Where something is. */
interface Where {
  readonly unit?: string;
  readonly commune?: string;
  readonly collector?: string | null;
}

/** Whether something is where somebody's work is; a collector's own are the collector's own only. */
function isIn({ units, communes, collector }: Pick<Who, 'units' | 'communes' | 'collector'>, where: Where): boolean {
  if (where.unit !== undefined && units !== 'all' && !units.some((own) => own === where.unit)) return false;
  if (where.commune !== undefined && communes !== 'all' && !communes.some((own) => own === where.commune)) return false;
  return collector === null || where.collector === undefined || where.collector === collector;
}

/**
 * Refuses a command that touches what lies elsewhere. What is not there yet is no trespass: a void may arrive before its receipt.
 * @param of whose work it is: the sender's own, or that of the collector whose device is handed in
 */
export async function refuseTrespass(
  engine: Engine,
  who: Who,
  command: Command,
  of: Pick<Who, 'units' | 'communes' | 'collector'> = who,
): Promise<void> {
  const touched = touchedBy(command);
  if (touched.length === 0) return;
  // Asked over the whole province: within the sender's own places all that lies elsewhere would look as if it were not there.
  await inSession(engine, provinceScope(who.province, who.user), async ({ client }) => {
    for (const [thing, ids] of touched) {
      const { rows } = await client.query<Where>({
        name: `where-${thing}`,
        text: whereSql[thing],
        values: [who.province, ids],
      });
      if (!rows.every((where) => isIn(of, where))) throw new Refused(403, 'not-yours', {}, thing);
    }
  });
}
