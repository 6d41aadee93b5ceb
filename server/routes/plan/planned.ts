import { placeKey, type PlanPlace, type PlanVersion } from '@diemtua/domain/plan';
import type { CollectorId, CommuneCode, UnitCode } from '@diemtua/domain/ids';
import { dividedTarget } from '../../store/plan/divided.ts';
import { collectorNames, keptPlan } from '../../store/plan/plans.ts';
import { Refused } from '../route.ts';
import type { Looking } from './ask.ts';
import { seesTarget, seesVersion } from './plans.ts';
import type { AskedWorking, Worked } from './maker.ts';

/** The one place whose target is asked about; null: it is a sum of several. */
function placeOf(
  { session, knowledge: { plan } }: Looking,
  { part, query, collector }: AskedWorking,
): PlanPlace | null {
  const commune = part.code as CommuneCode;
  if (collector !== null) {
    const [own, more] = part.communes.flatMap((each): readonly PlanPlace[] => {
      const place = { level: 'collector', commune: each, collector } as const;
      return plan?.targets.has(placeKey(place)) ? [place] : [];
    });
    return own && !more ? own : null;
  }
  switch (part.level) {
    case 'province':
      return session.scope.communes === 'all' ? { level: 'province', province: session.scope.province } : null;
    case 'unit':
      return { level: 'unit', unit: part.code as UnitCode };
    case 'commune':
      return query.hamlet === undefined
        ? { level: 'commune', commune }
        : { level: 'hamlet', commune, hamlet: query.hamlet };
  }
}

/** What is told of a version: its number, and who decided it. */
const decidedText = ({ number, decision }: PlanVersion): NonNullable<Worked['filters']> => [
  { field: 'version', value: String(number) },
  ...(decision === null
    ? []
    : [
        { field: 'decidedBy', value: decision.by },
        { field: 'document', value: decision.documentNumber },
        { field: 'decidedOn', value: decision.on },
      ]),
];

/** A target as it was decided, how it was divided off its whole, and into what it was divided itself. */
export async function plannedTarget(told: Looking, asked: AskedWorking): Promise<Worked> {
  const { session, role, look, knowledge } = told;
  const { query } = asked;
  const number = query.version ?? knowledge.plan?.version;
  const place = placeOf(told, asked);
  const kept = number === undefined ? null : await keptPlan(session, { year: look.year });
  const who = { communes: session.scope.communes, role };
  const version = kept?.plan.versions.find((each) => each.number === number && seesVersion(who, each));
  if (query.version !== undefined && !version) throw new Refused(404, 'unknown-id', {}, 'version');
  if (!kept || !version || place === null) return { working: null };
  const sees = (other: PlanPlace): boolean => seesTarget(session.scope, other);
  const found = await dividedTarget(
    session,
    kept,
    version,
    { place, product: look.product, of: query.of, sees },
    knowledge.places,
  );
  if (found === null) return { working: null, ...(query.version === undefined ? {} : { value: null }) };
  const collectors = found.parts.flatMap(({ place: of }): readonly CollectorId[] =>
    of.level === 'collector' ? [of.collector] : [],
  );
  const names = await collectorNames(session, collectors);
  return {
    working: found.working,
    value: found.target[query.of],
    table: found.table,
    filters: [...decidedText(version), ...(found.method === null ? [] : [{ field: 'method', value: found.method }])],
    parts: found.parts.map(({ place: of, people }) => {
      switch (of.level) {
        case 'unit':
          return { code: of.unit, value: people };
        case 'commune':
          return { code: of.commune, value: people };
        case 'hamlet':
          return { label: of.hamlet, code: null, value: people };
        case 'collector':
          return { label: names.get(of.collector) ?? of.collector, code: null, value: people };
        case 'province':
          return { code: of.province, value: people };
      }
    }),
  };
}
