import type { AnyRoute } from '../route.ts';
import { planBackTest, planForecast, planScenario } from './ahead.ts';
import { planArea, planAreas, planAreasRead, planAreasTemplate } from './areas.ts';
import { planBoard, planMap, planPlace } from './board.ts';
import { planBoundaries, planBoundariesPut, planBoundariesRemove } from './boundaries.ts';
import { planFigure } from './figure.ts';
import { planApproaches, planHard, planOwners, planSpread } from './hard.ts';
import { planDue, planLapse, planNear15 } from './lists.ts';
import { planLive } from './live.ts';
import { planNotes } from './notes.ts';
import { planFileGet, planFilePut } from './files.ts';
import { planFreeze, planReport, planSnapshot, planSnapshotFile, planSnapshots } from './reports.ts';
import { planCascade, planVersion, planVersions } from './plans.ts';
import { planSprint, planSprints } from './sprints.ts';
import { planCount, planSurvival } from './watch.ts';

/** The plan: where we are, where we will end, who needs help, what to do. */
export const planRoutes = [
  planBoard,
  planMap,
  planBoundaries,
  planBoundariesPut,
  planBoundariesRemove,
  planPlace,
  planCount,
  planSurvival,
  planDue,
  planLapse,
  planNear15,
  planFigure,
  planVersions,
  planVersion,
  planCascade,
  planScenario,
  planSprints,
  planSprint,
  planForecast,
  planBackTest,
  planHard,
  planAreas,
  planArea,
  planAreasTemplate,
  planAreasRead,
  planApproaches,
  planOwners,
  planSpread,
  planNotes,
  planReport,
  planFreeze,
  planSnapshots,
  planSnapshot,
  planSnapshotFile,
  planFilePut,
  planFileGet,
  planLive,
] as const satisfies readonly AnyRoute[];
