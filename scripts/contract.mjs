// `npm run contract`: who may what, as docs/access.md, from the table of routes. A test compares.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepare, root } from './prepare.mjs';

if (prepare(['commands'])) {
  const { accessTable } = await import('../server/dist/gate/access-table.js');
  const { routes } = await import('../server/dist/routes/index.js');
  writeFileSync(join(root, 'docs/access.md'), accessTable(routes));
} else process.exitCode = 1;
