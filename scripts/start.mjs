// `npm start`: from a fresh clone to a running server.
import { createServer } from 'node:net';
import { prepare, say } from './prepare.mjs';

const port = Number(process.env.PORT ?? 3000);

/**
 * Why nobody can listen on the port, or null when it is free.
 * @returns {Promise<string | null>}
 */
const whyNot = () =>
  new Promise((answer) => {
    const probe = createServer();
    probe.once('error', (error) => answer('code' in error ? String(error.code) : error.message));
    probe.listen(port, () => probe.close(() => answer(null)));
  });

/** @returns {Promise<boolean>} */
async function portIsFree() {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    say(`PORT is ${process.env.PORT}: a port is a whole number up to 65535.`);
    return false;
  }
  const reason = await whyNot();
  if (reason === 'EADDRINUSE') say(`Port ${port} is taken. Choose another one: PORT=${port + 1} npm start`);
  else if (reason) say(`Port ${port} cannot be used (${reason}). Choose another one: PORT=8080 npm start`);
  return reason === null;
}

/**
 * On the first run the embedded database is filled with the demonstration, unless DIEMTUA_DEMO says no. Its sign-ins are told at every start.
 * @returns {Promise<boolean>} false when it could not be made
 */
async function demonstrate() {
  const { demoSignIns, isFirstRun, main } = await import(new URL('../simulation/dist/main.js', import.meta.url).href);
  if (process.env.DIEMTUA_DEMO !== 'no' && isFirstRun(process.env)) {
    say('First run: the demonstration province is made …');
    return (await main(['load'])) === 0;
  }
  const signIns = demoSignIns(process.env);
  if (signIns !== null) process.stdout.write(`The demonstration, as of 30 November 2025:\n${signIns}\n`);
  return true;
}

if (prepare(['commands', 'public', 'office']) && (await portIsFree())) {
  process.env.PORT = String(port);
  if (!(await demonstrate())) process.exit(1);
  await import(new URL('../server/dist/main.js', import.meta.url).href);
} else {
  process.exitCode = 1;
}
