#!/usr/bin/env node
// The command line, from a clone: installs and builds first what is missing or stale, then answers.
import { prepare } from './scripts/prepare.mjs';

if (prepare(['commands'])) {
  const { main } = await import(new URL('server/dist/commands/main.js', import.meta.url).href);
  process.exitCode = await main(process.argv.slice(2));
} else {
  process.exitCode = 1;
}
