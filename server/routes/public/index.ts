import { figuresCsv } from './figures-csv.ts';
import { figuresJson } from './figures-json.ts';
import { figuresPage } from './figures-page.ts';
import { placesFind } from './places-find.ts';
import { placesPage } from './places-page.ts';

/** What anybody may see: pages without a script, and the same for programs. */
export const publicRoutes = [placesPage, placesFind, figuresPage, figuresJson, figuresCsv] as const;
