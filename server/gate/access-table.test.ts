import { expect, test } from 'vitest';
import { routes } from '../routes/index.ts';
import { accessTable } from './access-table.ts';

test('docs/access.md says who may what: after a change of the table, run npm run contract and read the difference', async () => {
  await expect(accessTable(routes)).toMatchFileSnapshot('../../docs/access.md');
});
