// `npm run schema`: the types of the database's tables, read off a database with all migrations, for kysely.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root, say } from './prepare.mjs';

const output = process.argv[2] ?? join(root, 'server/store/generated/schema.ts');
const url = process.env.DATABASE_URL;
if (url === undefined) {
  say('Set DATABASE_URL to a database with all migrations: node diemtua.mjs db migrate');
  process.exitCode = 1;
} else {
  const tool = join(root, 'node_modules/kysely-codegen/dist/cli/bin.js');
  const args = [
    '--dialect',
    'postgres',
    '--url',
    url,
    '--out-file',
    output,
    '--exclude-pattern',
    'migration',
    '--date-parser',
    'string',
    '--type-mapping',
    '{"int8":"number"}',
  ];
  process.exitCode = spawnSync(process.execPath, [tool, ...args], { stdio: 'inherit' }).status ?? 1;
}
