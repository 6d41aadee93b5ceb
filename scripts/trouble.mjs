// `npm run trouble`: the trials of trouble in their whole form: the server and its database are killed fifty times each. Takes a quarter of an hour.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { install, nodeIsNewEnough, root } from './prepare.mjs';

if (!nodeIsNewEnough() || !install()) process.exit(1);
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--project', 'books', 'simulation/trouble'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, DIEMTUA_TROUBLE: 'whole' } },
);
process.exitCode = status ?? 1;
