import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '@diemtua/server/store';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startPostgres } from '../../tests/postgres.ts';
import { provided } from '../../tests/provided.ts';
import { crash, type Trial } from './crash.ts';
import { makeProgram, type Program } from './program.ts';
import { lives, seedOf, wholeMs } from './extent.ts';

let program: Program;
beforeAll(async () => {
  program = await makeProgram();
});
afterAll(() => program.clear());

/** What every trial must come to. */
function expectWhole({ looks, end, taken, money, refused }: Trial): void {
  for (const { lost, doubled, faults } of [...looks, end])
    expect({ lost, doubled, faults }).toEqual({ lost: [], doubled: [], faults: [] });
  // In between, a second month may be there before the visit in which its person was enrolled.
  expect(end.inSuspense).toBe(0);
  expect(refused).toEqual([]);
  expect(end.receipts).toBe(taken);
  expect(end.floats).toBe(money);
}

test(
  'the server over the embedded database is killed again and again: nothing acknowledged is lost, nothing is doubled',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'diemtua-trouble-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    // Making the database is no part of the trial.
    await (await openEmbedded({ folder, restore: provided('embeddedBackup') }, Date.now)).close();
    const seed = seedOf('embedded');
    const trial = await crash({ kind: 'embedded', folder }, program, lives(6), seed);
    expect(trial.kills).toEqual({ server: lives(6), database: 0 });
    expectWhole(trial);
  },
  wholeMs,
);

test(
  'the server over PostgreSQL, and PostgreSQL itself, are killed again and again: the same',
  async () => {
    const postgres = await startPostgres();
    onTestFinished(() => postgres.stop());
    const restartDatabase = async (): Promise<void> => {
      // What the killed one left behind may hold its memory for a moment.
      for (let tries = 1; ; tries++) {
        try {
          return await postgres.restart();
        } catch (cause) {
          if (tries >= 50) throw cause;
        }
      }
    };
    const ground = { kind: 'server', url: postgres.url, killDatabase: postgres.kill, restartDatabase } as const;
    const trial = await crash(ground, program, lives(8), seedOf('server'));
    expect(trial.kills.server + trial.kills.database).toBe(lives(8));
    expectWhole(trial);
  },
  wholeMs,
);
