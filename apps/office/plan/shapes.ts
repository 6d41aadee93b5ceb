import type { AnswerOf } from '@diemtua/client';

/** What the screens of the plan are told. */
export type Board = AnswerOf<'GET /api/plan/board'>;
export type LookTold = Board['look'];
export type Stand = Board['stand'];
export type MonthPoint = Board['curve'][number];
export type Movement = Board['movement'];
export type SurvivalTold = Board['survival'][number];
export type Hard = Board['hard']['first'][number];
export type Reason = Hard['reasons'][number];
export type Approach = NonNullable<Hard['approach']>;
export type Act = Board['week'][number];
export type PlanPlace = Board['place'];
export type MapTold = AnswerOf<'GET /api/plan/map'>;
export type MapCommune = MapTold['communes'][number];
export type PlacePage = AnswerOf<'GET /api/plan/places/:level/:code'>;
export type FigureTold = AnswerOf<'GET /api/plan/figures/:figure'>;
export type FigureName = FigureTold['figure'];
export type Cascade = AnswerOf<'POST /api/plan/cascade'>;
export type Scenario = AnswerOf<'GET /api/plan/scenario'>;
export type Spread = AnswerOf<'POST /api/plan/spread'>;
export type Snapshot = AnswerOf<'GET /api/plan/snapshots'>['snapshots'][number];
export type Listed = AnswerOf<'GET /api/plan/due'>['people'][number];
export type Near15 = AnswerOf<'GET /api/plan/near-15'>['people'][number];
export type VersionTold = AnswerOf<'GET /api/plan/versions'>['versions'][number];
export type VersionAnswer = AnswerOf<'GET /api/plan/versions/:year'>;
export type TargetTold = VersionAnswer['targets'][number];
export type ReportName = Snapshot['report'];
