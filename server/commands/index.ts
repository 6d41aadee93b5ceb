/** What other programs of the command line take: options, streams, progress, and the database that the environment names. */
export { inOneLine, withDatabase } from './database.ts';
export { dataFolder, hasDatabase, openPlace, placeOf, placeText, type Place } from '../place.ts';
export { readOptions, readWhole, UsageError } from './options.ts';
export { plain, ProgressLine } from './progress.ts';
export { EXIT, Outlet, type Streams } from './streams.ts';
export { inColumns } from './table.ts';
