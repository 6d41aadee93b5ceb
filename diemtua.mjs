#!/usr/bin/env node
// The command line, from a clone: installs and builds first what is missing or stale, then answers.
import module from 'node:module';
import { prepare } from './scripts/prepare.mjs';

// Node 22.8 and newer keep compiled code between two commands.
if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function') module.enableCompileCache();

if (prepare(['commands'])) {
  const words = process.argv.slice(2);
  // The demonstration stands above the server: the server does not know it.
  const demo = words[0] === 'demo' && !words.some((word) => word === '--help' || word === '-h');
  const program = demo ? 'simulation/dist/main.js' : 'server/dist/commands/main.js';
  const { main } = await import(new URL(program, import.meta.url).href);
  process.exitCode = await main(demo ? words.slice(1) : words);
} else {
  process.exitCode = 1;
}
