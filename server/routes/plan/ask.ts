import type { Product } from '@diemtua/domain/collection';
import type { CommuneCode, UnitCode } from '@diemtua/domain/ids';
import type { Who } from '../../access/who.ts';
import type { Engine } from '../../store/engine.ts';
import { knowledgeOf, type Knowledge } from '../../store/plan/knowledge.ts';
import { groundsMark, lookAt, type Look } from '../../store/plan/look.ts';
import { entriesOf, keepRolled } from '../../store/plan/roll.ts';
import { shelfOf } from '../../store/plan/shelf.ts';
import { communePart, isSeen, ownPart, unitPart, type Part } from '../../store/plan/watching.ts';
import { inSession, type Session } from '../../store/session.ts';
import { Refused, type House } from '../route.ts';

/** What a question about the plan is answered from. */
export interface Looking {
  readonly session: Session;
  readonly role: Who['role'];
  readonly look: Look;
  readonly knowledge: Knowledge;
  /** The look as JSON. */
  readonly lookText: {
    readonly product: Product;
    readonly on: string;
    readonly known: 'then' | 'now';
    readonly year: number;
    readonly newestAt: string | null;
    readonly demonstration: boolean;
  };
}

interface AskedOfPlan {
  readonly who: Who;
  readonly engine: Engine;
  readonly now: number;
  readonly house: Pick<House, 'log'>;
}

interface LookQuery {
  readonly product: Product;
  readonly on?: string | undefined;
  readonly known: 'then' | 'now';
  readonly year?: number | undefined;
}

/** Looks at the plan within the places of whoever asks. */
export async function looking<T>(
  { who, engine, now, house }: AskedOfPlan,
  query: LookQuery,
  work: (looking: Looking) => Promise<T>,
  withBreak = true,
): Promise<T> {
  const begun = await inSession(engine, who.scope, async (session) => ({
    look: await lookAt(session, query, now),
    mark: await groundsMark(session),
    entries: await entriesOf(session),
  }));
  keepRolled(engine, who.province, begun.entries.unrolled, (cause) =>
    house.log.error({ error: cause instanceof Error ? cause.name : 'unknown' }, 'sums'),
  );
  const { mark, entries } = begun;
  const { product, on, known, year, before, newestAt } = begun.look;
  const shelf = shelfOf(engine, [who.province, who.scope.communes, product, on, year, before], entries.all);
  const look = { ...begun.look, shelf };
  const knowledge = await knowledgeOf(engine, who.province, look, mark, now, withBreak);
  const { demonstration } = knowledge;
  const lookText = { product, on, known, year, newestAt, demonstration };
  return inSession(engine, who.scope, (session) => work({ session, role: who.role, look, knowledge, lookText }));
}

/** The part that is asked about: a unit, a commune, or all that one may see. What lies elsewhere is not there. */
export function partOf(
  { session: { scope }, knowledge: { places, plan } }: Pick<Looking, 'session' | 'knowledge'>,
  { unit, commune }: { readonly unit?: UnitCode | undefined; readonly commune?: CommuneCode | undefined },
): Part {
  if (commune !== undefined) {
    const found = places.communes.find(({ code }) => code === commune);
    if (!found) throw new Refused(404, 'unknown-id', {}, 'commune');
    const part = communePart(found, plan);
    if (!isSeen(scope, part)) throw new Refused(403, 'not-yours', {}, 'commune');
    return part;
  }
  if (unit === undefined) return ownPart(scope, places, plan);
  if (!places.units.has(unit)) throw new Refused(404, 'unknown-id', {}, 'unit');
  const part = unitPart(unit, places, plan);
  if (!isSeen(scope, part) || (part.communes.length === 0 && scope.units !== 'all' && !scope.units.includes(unit)))
    throw new Refused(403, 'not-yours', {}, 'unit');
  return part;
}
