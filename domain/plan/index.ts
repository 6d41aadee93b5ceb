/**
 * The plan, as arithmetic and decision; no clock, no chance, no store.
 *
 * | file        | asks                                                              | main functions                                                    |
 * | ----------- | ----------------------------------------------------------------- | ----------------------------------------------------------------- |
 * | commands    | what can be told about plans (zod)                                | planCommandSchemas                                                |
 * | deciding    | what a command makes of a year's plan, or what stands against it  | decidePlanCommand(plan, command, world)                           |
 * | version     | which version held on a day, as known then or now; what changed   | versionOn, targetOf, changesBetween                               |
 * | target      | do targets add up; of what is a place a part                      | targetRefusals, parentOf                                          |
 * | links       | which unit served a commune on a day                              | unitOn, communesByUnit, moveCommune                               |
 * | cascade     | how a whole is divided, by which method; methods side by side     | cascade, cascadeTarget, compareMethods, cascadeTree               |
 * | season      | how months share who joins (Tết, harvest, school fees, year's end) | sharesOf, weightOfMonth                                             |
 * | curve       | the way to the target, scenarios, what each unit must do per week | curveTo, pathOf, weeklyNeeds                                      |
 * | sprint      | a sprint's own curve and what it is credited with                 | openSprint, sprintCurve, baselineOf, creditOf                     |
 * | watch       | head-counts and movements from deltas                             | headCount, movement, movementsBy, movementOf (from a store's sums) |
 * | stay        | who is due, paid up or within the deadline, came back             | staysOf, dueWithin, standingOn, returnedIn                        |
 * | survival    | who still takes part after 3, 6, 12 months                        | survivalBy, addSurvivals                                          |
 * | stops       | who is likely to stop, of those who are due                       | riskOf of `Stops`                                                 |
 * | pension     | who is near a pension                                             | nearPension                                                       |
 * | forecast    | year-end of every commune and unit with a band and reasons        | forecast                                                          |
 * | records     | the rows from which it is forecast (sums of deltas)               | types only: HeadRow, JoinRow, StopRow                             |
 * | back-test   | how such forecasts did in past years; how wide bands must be      | backTest                                                          |
 * | hard        | which communes are hard and why; who is like them and does better | hardAreas, peersOf                                                |
 * | area        | what is told of communes as areas, and which of it holds on a day | decideAreas, knownOfArea                                          |
 * | approach    | what is done about it: owner, dates, follow-up                    | decideApproach, isOverdue                                         |
 * | spread      | where meetings and collector-days bring most (model for HiGHS)    | spreadModel, lpText, readSpread                                   |
 * | coaching    | six lines a month for a unit or a collector                       | coachingNote                                                      |
 * | figure      | a number with how it was counted                                  | counted, estimated                                                |
 * | few         | a part in small whole numbers: two of three                       | fewOf                                                             |
 * | boundaries  | official boundaries of communes, read from GeoJSON                | readBoundaries                                                    |
 * | working     | how a figure that no record holds was made, step by step          | scenarioWorking, toWinWorking, creditWorking                      |
 * | spread-working | how yields and collector-days were found                       | yieldWorking, oneMoreWorking, unitDaysWorking                      |
 * | reason-working | how the figures in reasons of hard places and forecasts were made | measuredWorking, middleWorking, joinsWorking, renewalWorking       |
 * | refusal     | why something is not done, with field, figures and way out        | refusal, REFUSAL_CODES                                            |
 */
export { apportion, remaindersOf, type Apportioned, type Claimant, type Remainder } from './apportion.ts';
export { decideApproach, isOverdue, type Approach } from './approach.ts';
export { decideAreas, knownOfArea, type AreaCount, type AreaGround, type AreaKnown, type AreaTelling } from './area.ts';
export { BOUNDARIES_BYTES_MAX, readBoundaries, type Boundaries, type Boundary } from './boundaries.ts';
export { backTest, type BackTest, type PastYear, type TestedCommune, type YearTested } from './back-test.ts';
export {
  cascade,
  cascadeTarget,
  cascadeTree,
  cascadeWorkings,
  compareMethods,
  continuingClaimants,
  weightOf,
  type Cascade,
  type CascadePart,
  type CascadeShare,
  type CascadeTree,
  type CascadeTriple,
  type ComparedPart,
  type Comparison,
} from './cascade.ts';
export { COACHING_CODES, coachingNote, type CoachingCode, type CoachingFacts, type CoachingLine } from './coaching.ts';
export * from './commands.ts';
export {
  curveTo,
  pathOf,
  weeklyNeeds,
  type Curve,
  type CurveBasis,
  type CurveMonth,
  type CurveQuarter,
  type Expected,
  type Scenario,
  type ScenarioPath,
  type WeeklyNeed,
  type WeeklyNeedOf,
  type WeekNeed,
} from './curve.ts';
export { decidePlanCommand, type PlanWorld } from './deciding.ts';
export {
  counted,
  estimated,
  QUERIES,
  type Counted,
  type Figure,
  type Filters,
  type Nature,
  type QueryCode,
} from './figure.ts';
export { expectationsOf, type Learned } from './expectation.ts';
export { forecast, type Forecast, type Outlook, type OutlookMonth, type Range } from './forecast.ts';
export { type Calibration } from './band.ts';
export { REASON_CODES, RECENT_MONTHS, type Reason } from './reason.ts';
export {
  type Area,
  type ForecastBasis,
  type HeadRow,
  type JoinRow,
  type PolicyBreak,
  type Records,
  type StopRow,
  type Term,
} from './records.ts';
export {
  besideOthers,
  HARD_FLAGS,
  HARD_MEASURES,
  hardAreas,
  measured,
  measureOfFlag,
  peersOf,
  thresholdOf,
  UNCOUNTED,
  uncountedIn,
  type AreaFacts,
  type Beside,
  type Better,
  type Flagged,
  type HardArea,
  type HardFlag,
  type HardMeasure,
  type HardUnit,
  type Peer,
} from './hard.ts';
export * from './limits.ts';
export { communesByUnit, linkFaults, moveCommune, unitOn, type LinkFault, type UnitLink } from './links.ts';
export { placeKey, planPlaceSchema, type PlanLevel, type PlanPlace } from './place.ts';
export {
  allowed,
  refusal,
  REFUSAL_CODES,
  refused,
  type Decided,
  type Refusal,
  type RefusalCode,
  type RefusalWayOut,
} from './refusal.ts';
export {
  EVEN_SEASON,
  marksIn,
  sharesOf,
  weightOfDay,
  weightOfMonth,
  type Season,
  type SeasonMark,
  type SeasonMonth,
} from './season.ts';
export {
  fallingSum,
  keepsLimits,
  lpText,
  readSpread,
  spreadModel,
  type Spread,
  type HeldBy,
  type SpreadArea,
  type SpreadLimit,
  type SpreadLimits,
  type SpreadModel,
  type SpreadShare,
  type SpreadSolution,
} from './spread.ts';
export {
  baselineOf,
  creditOf,
  openSprint,
  sprintCurve,
  type Baseline,
  type Sprint,
  type SprintCredit,
  type SprintDay,
  type SprintJoin,
} from './sprint.ts';
export {
  dueWithin,
  firstTerm,
  isIn,
  lastTerm,
  returnedIn,
  standingOn,
  staysOf,
  type Stay,
  type StayCover,
} from './stay.ts';
export { nearPension, pensionMonths, type NearPension } from './pension.ts';
export { type Pace } from './pace.ts';
export { type Stops } from './stops.ts';
export { addSurvivals, monthsLater, SURVIVAL_MONTHS, survivalBy, type Survival } from './survival.ts';
export {
  parentOf,
  targetKey,
  targetRefusals,
  type Leader,
  type PlanCollector,
  type PlanGround,
  type PlanUnit,
  type Target,
} from './target.ts';
export {
  changesBetween,
  targetOf,
  versionOn,
  wasKnown,
  type FileId,
  type FileReference,
  type Plan,
  type PlanDecision,
  type PlanId,
  type PlanVersion,
  type TargetChange,
} from './version.ts';
export {
  addMovements,
  asKnown,
  DELTA_KINDS,
  headCount,
  meeting,
  movement,
  movementOf,
  movementsBy,
  type DeltaKind,
  type KindSums,
  type Movement,
  type PlanDelta,
} from './watch.ts';
export { fewOf } from './few.ts';
export {
  breakWorking,
  dueWorking,
  endsWorking,
  joinsWorking,
  measureCell,
  measuredWorking,
  measureHeads,
  middleWorking,
  monthlyWorking,
  renewalWorking,
  riskWorking,
  togetherWorking,
} from './reason-working.ts';
export { oneMoreWorking, unitDaysWorking, yieldWorking } from './spread-working.ts';
export {
  aheadWorking,
  creditWorking,
  curveDayWorking,
  decidedWorking,
  dividedWorking,
  exactly,
  forecastShareWorking,
  goalWorking,
  newWorking,
  outlookWorking,
  overWorking,
  perWeekWorking,
  placesWorking,
  plannedWorking,
  scenarioWorking,
  seasonWorking,
  shareWorking,
  shortWorking,
  soFarWorking,
  sprintWorking,
  STEP_NAMES,
  stoppedOfCameWorking,
  stopsWorking,
  TABLE_HEADS,
  TESTED,
  testedWorking,
  toWinWorking,
  weeksWorking,
  workStep,
  yearWorking,
  type FigureTable,
  type Working,
  type WorkStep,
} from './working.ts';
