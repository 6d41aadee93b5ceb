import { askPage, askSend } from './ask-page.ts';
import { withdrawPage, withdrawSend } from './ask-withdraw.ts';
import { figuresCsv } from './figures-csv.ts';
import { figuresJson } from './figures-json.ts';
import { figuresPage } from './figures-page.ts';
import { placesFind } from './places-find.ts';
import { placesPage } from './places-page.ts';
import { receiptAddress, receiptPage } from './receipt-page.ts';

/** What anybody may see: pages without a script, and the same for programs. */
export const publicRoutes = [
  placesPage,
  placesFind,
  askPage,
  askSend,
  withdrawPage,
  withdrawSend,
  receiptPage,
  receiptAddress,
  figuresPage,
  figuresJson,
  figuresCsv,
] as const;
