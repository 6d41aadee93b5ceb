import { yearOfMonth } from '@diemtua/law/kernel/month';
import { monthOfDate, type PlainDate } from '@diemtua/law/kernel/plain-date';
import type { AmendPlan, CascadePlan, DecidePlan, DraftPlan, PlanCommand } from './commands.ts';
import { VERSIONS_MAX } from './limits.ts';
import { placeKey } from './place.ts';
import { allowed, refusal, refused, type Decided } from './refusal.ts';
import { collectorRefusals, parentOf, targetKey, targetRefusals, type PlanGround, type Target } from './target.ts';
import { targetOf, type Plan, type PlanVersion } from './version.ts';

/** What a command about a plan is decided on. */
export interface PlanWorld extends PlanGround {
  readonly today: PlainDate;
  /** The instant at which the command is written. */
  readonly now: string;
  /** The plan that the year of the command has, whatever its id: there is one a year. */
  readonly planOfYear: Plan | null;
}

const yearOf = (day: PlainDate): number => yearOfMonth(monthOfDate(day));

/**
 * What a command makes of a plan, or everything that stands against it. The same command told again changes nothing.
 * @param plan the plan by its id; null: there is none
 */
export function decidePlanCommand(plan: Plan | null, command: PlanCommand, world: PlanWorld): Decided<Plan> {
  if (plan?.told.includes(command.id)) return allowed(plan);
  const decided = carryOut(plan, command, world);
  return decided.ok ? allowed({ ...decided.value, told: [...decided.value.told, command.id] }) : decided;
}

function carryOut(plan: Plan | null, command: PlanCommand, world: PlanWorld): Decided<Plan> {
  if (command.kind === 'draft-plan') return draft(plan, command, world);
  if (plan === null) return refused(refusal('no-such-plan', 'plan'));
  switch (command.kind) {
    case 'cascade-plan':
      return divide(plan, command, world);
    case 'decide-plan':
      return decide(plan, command, world);
    case 'amend-plan':
      return amend(plan, command, world);
  }
}

/** The day by which communes belong to units in a draft: today, or the first day of its year if that is later. */
const groundDay = (year: number, today: PlainDate): PlainDate => {
  const first = `${year}-01-01` as PlainDate;
  return first > today ? first : today;
};

function draft(plan: Plan | null, command: DraftPlan, world: PlanWorld): Decided<Plan> {
  const { planOfYear, today, now } = world;
  const { year, reason, targets } = command;
  if (planOfYear !== null && planOfYear.id !== command.plan) return refused(refusal('year-has-plan', 'year', { year }));
  if (plan !== null && plan.year !== year) return refused(refusal('id-taken', 'plan', { year: plan.year }));
  if (plan?.versions.some(({ state }) => state === 'decided')) {
    return refused(refusal('year-has-plan', 'year', { year }));
  }
  if (year < yearOf(today)) return refused(refusal('year-over', 'year', { year }));
  const on = groundDay(year, today);
  const wrong = [...targetRefusals(targets, world, on), ...collectorRefusals(targets, 'targets', world, on)];
  if (wrong.length > 0) return refused(...wrong);
  const from = `${year}-01-01` as PlainDate;
  const version: PlanVersion = { number: 1, state: 'draft', from, reason, decision: null, targets, knownAt: now };
  return allowed({ id: command.plan, year, versions: [version], told: plan?.told ?? [] });
}

/** The open draft, if it is the version that the sender looked at. */
function openDraft(plan: Plan, number: number): Decided<PlanVersion> {
  const last = plan.versions.at(-1);
  if (last === undefined) return refused(refusal('no-such-plan', 'plan'));
  if (last.number !== number)
    return refused(refusal('version-moved-on', 'version', { told: number, last: last.number }));
  return last.state === 'draft' ? allowed(last) : refused(refusal('not-a-draft', 'version', { version: number }));
}

const withLast = (plan: Plan, version: PlanVersion): Plan => ({
  ...plan,
  versions: [...plan.versions.slice(0, -1), version],
});

/** The keys of the places of which a target's is a part, and those of which they are. */
function keysAbove(target: Target, world: PlanWorld, on: PlainDate): readonly string[] {
  const keys: string[] = [];
  for (let up = parentOf(target.place, world, on); up !== null; up = parentOf(up, world, on)) keys.push(placeKey(up));
  return keys;
}

function divide(plan: Plan, command: CascadePlan, world: PlanWorld): Decided<Plan> {
  const draftOf = openDraft(plan, command.version);
  if (!draftOf.ok) return draftOf;
  const { value: version } = draftOf;
  const { of, product, parts } = command;
  const on = groundDay(plan.year, world.today);
  const key = placeKey(of);
  if (targetOf(version, product, of) === null) {
    return refused(refusal('parent-without-target', 'of', { parent: key }));
  }
  for (const [index, part] of parts.entries()) {
    const parent = parentOf(part.place, world, on);
    if (parent === null || placeKey(parent) !== key || part.product !== product) {
      return refused(refusal('parent-without-target', `parts.${index}.place`, { parent: key }));
    }
  }
  // What stands deeper stays where its whole stays as it was; where the whole is another, it has to be divided anew.
  const standing = new Map(version.targets.map((target) => [targetKey(target), target]));
  const same = new Set(
    parts.flatMap((part) => {
      const was = standing.get(targetKey(part));
      return was?.new === part.new && was.continuing === part.continuing ? [placeKey(part.place)] : [];
    }),
  );
  const kept = version.targets.filter((target) => {
    if (target.product !== product) return true;
    const above = keysAbove(target, world, on);
    return !above.includes(key) || above.some((each) => same.has(each));
  });
  const targets = [...kept, ...parts];
  const wrong = targetRefusals(targets, world, on);
  const left = collectorRefusals(parts, 'parts', world, on);
  if (wrong.length + left.length > 0) return refused(...inParts(wrong, kept.length), ...left);
  return allowed(withLast(plan, { ...version, targets, knownAt: world.now }));
}

/** The fields of refusals by their place in what was told. */
const inParts = (wrong: ReturnType<typeof targetRefusals>, before: number) =>
  wrong.map((each) => {
    const [, index, rest] = /^targets\.(\d+)(.*)$/.exec(each.field) ?? [];
    if (index === undefined) return each;
    const field = Number(index) >= before ? `parts.${Number(index) - before}${rest}` : `of${rest}`;
    return { ...each, field };
  });

function decide(plan: Plan, command: DecidePlan, world: PlanWorld): Decided<Plan> {
  const draftOf = openDraft(plan, command.version);
  if (!draftOf.ok) return draftOf;
  const { value: version } = draftOf;
  const { decision, from } = command;
  if (decision.on > world.today) return refused(refusal('decision-in-future', 'decision.on', { today: world.today }));
  if (yearOf(from) !== plan.year) return refused(refusal('holds-from-other-year', 'from', { year: plan.year }));
  const before = plan.versions.at(-2)?.decision?.on;
  if (before !== undefined && decision.on < before) {
    return refused(refusal('decision-before-draft', 'decision.on', { before }));
  }
  const wrong = targetRefusals(version.targets, world, from > world.today ? from : groundDay(plan.year, world.today));
  if (wrong.length > 0) return refused(...wrong);
  return allowed(withLast(plan, { ...version, state: 'decided', from, decision, knownAt: world.now }));
}

function amend(plan: Plan, command: AmendPlan, world: PlanWorld): Decided<Plan> {
  const last = plan.versions.at(-1);
  if (last === undefined) return refused(refusal('no-such-plan', 'plan'));
  if (last.state === 'draft') {
    return refused(
      refusal(plan.versions.length > 1 ? 'draft-open' : 'nothing-decided-yet', 'version', { version: last.number }),
    );
  }
  if (last.number !== command.version) {
    return refused(refusal('version-moved-on', 'version', { told: command.version, last: last.number }));
  }
  if (plan.versions.length >= VERSIONS_MAX) return refused(refusal('too-many', 'version', { most: VERSIONS_MAX }));
  const { reason } = command;
  const told = new Map(command.targets.map((target) => [targetKey(target), target]));
  const old = last.targets.map((target) => told.get(targetKey(target)) ?? target);
  const known = new Set(last.targets.map(targetKey));
  const targets = [...old, ...command.targets.filter((target) => !known.has(targetKey(target)))];
  const from = groundDay(plan.year, world.today);
  const wrong = [
    ...targetRefusals(targets, world, from),
    ...collectorRefusals(command.targets, 'targets', world, from),
  ];
  if (wrong.length > 0) return refused(...wrong);
  const version: PlanVersion = {
    number: last.number + 1,
    state: 'draft',
    from,
    reason,
    decision: null,
    targets,
    knownAt: world.now,
  };
  return allowed({ ...plan, versions: [...plan.versions, version] });
}
