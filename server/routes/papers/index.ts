import { importBegin } from '../imports/import-begin.ts';
import { importDecide, importList, importRowsShow, importShow } from '../imports/import-look.ts';
import type { AnyRoute } from '../route.ts';
import { batchPaper, commissionPaper, declarationPaper } from './batch-papers.ts';
import { handOverPaper, reconciliationPaper, refundsPaper } from './cash-papers.ts';
import { dueCode } from './due-code.ts';
import { ownData, peopleList } from './people-papers.ts';
import { receiptPaper } from './receipt-paper.ts';

/** What goes in and out as files: lists, papers, exports. */
export const paperRoutes = [
  importList,
  importBegin,
  importShow,
  importRowsShow,
  importDecide,
  receiptPaper,
  dueCode,
  batchPaper,
  commissionPaper,
  declarationPaper,
  reconciliationPaper,
  handOverPaper,
  refundsPaper,
  ownData,
  peopleList,
] as const satisfies readonly AnyRoute[];
