import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CommuneCode, UnitCode } from '@diemtua/domain/ids';
import { moveCommune as moved, linkFaults, unitOn, type MoveCommune, type UnitLink } from '@diemtua/domain/plan';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { inSession, provinceScope } from '../session.ts';
import { onBothEngines } from '../testing.ts';
import { foundWorld } from '../world-testing.ts';
import { groundOf } from './places.ts';
import { moveCommune } from './plans.ts';

const commune = '02901' as CommuneCode;
const units = ['SAPA', 'U1', 'U2'] as UnitCode[];
const monthOf = (n: number): string => `2025-${String(n).padStart(2, '0')}`;

/** A stretch of months of 2025 with its unit, and the months without one after it. */
interface Stretch {
  readonly months: number;
  readonly gap: number;
  readonly unit: number;
}

const stretch: fc.Arbitrary<Stretch> = fc.record({
  months: fc.integer({ min: 1, max: 3 }),
  gap: fc.integer({ min: 0, max: 1 }),
  unit: fc.nat(units.length - 1),
});
const move = fc.record({ month: fc.integer({ min: 1, max: 12 }), unit: fc.nat(units.length - 1) });

/** Stretches one after the other from January on, with gaps between; the last may go on for ever. */
function linksOf(stretches: readonly Stretch[], isOpen: boolean): readonly UnitLink[] {
  const links: UnitLink[] = [];
  let from = 1;
  for (const [index, { months, gap, unit }] of stretches.entries()) {
    const end = from + months;
    const isLast = index === stretches.length - 1;
    links.push({
      commune,
      unit: units[unit] as UnitCode,
      from: `${monthOf(from)}-01` as PlainDate,
      to: isLast && isOpen ? null : (`${monthOf(end - 1)}-28` as PlainDate),
    });
    if (isLast) break;
    from = end + gap;
  }
  return links;
}

onBothEngines('communes that are moved between units', (engine) => {
  test('after any moves of any history the books and the domain name the same unit on every day', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(stretch, { minLength: 1, maxLength: 3 }),
        fc.boolean(),
        fc.array(move, { minLength: 1, maxLength: 3 }),
        async (stretches, isOpen, moves) => {
          const { province } = await foundWorld(engine());
          const { pool } = engine();
          // Each serves another commune for ever: a unit that serves none any more is dissolved, and nothing can be moved to it.
          for (const [index, unit] of units.entries()) {
            if (index === 0) continue;
            const other = `0291${index}`;
            await pool.query('insert into unit values ($1, $2, $2)', [province, unit]);
            await pool.query(`insert into commune values ($1, $2, $2, 'xa', $2, '', 22, 103, 10, 1000)`, [
              province,
              other,
            ]);
            await pool.query(`insert into unit_commune values ($1, $2, '2020-01-01', null, $3)`, [
              province,
              other,
              unit,
            ]);
          }
          await pool.query('delete from unit_commune where province = $1 and commune = $2', [province, commune]);
          let links = linksOf(stretches, isOpen);
          for (const { from, to, unit } of links) {
            await pool.query('insert into unit_commune values ($1, $2, $3, $4, $5)', [
              province,
              commune,
              from,
              to,
              unit,
            ]);
          }
          for (const { month, unit } of moves) {
            const on = `${monthOf(month)}-15` as PlainDate;
            const to = units[unit] as UnitCode;
            links = moved(links, commune, to, on);
            const command = { kind: 'move-commune', commune, unit: to, on, reason: 'Sắp xếp lại' } as MoveCommune;
            const effect = await inSession(engine(), provinceScope(province), (session) =>
              moveCommune(session, command),
            );
            expect(effect).toMatchObject({ noted: null });
          }
          const kept = (await inSession(engine(), provinceScope(province), groundOf)).links;
          expect(linkFaults(kept.filter((link) => link.commune === commune))).toEqual([]);
          const days = Array.from({ length: 14 }, (_, n) => `${n < 12 ? monthOf(n + 1) : `2026-0${n - 11}`}`);
          for (const day of days.flatMap((month) => [`${month}-01`, `${month}-14`, `${month}-15`, `${month}-28`])) {
            const at = day as PlainDate;
            expect([day, unitOn(kept, commune, at)]).toEqual([day, unitOn(links, commune, at)]);
          }
        },
      ),
      { numRuns: 30, endOnFailure: true },
    );
  });
});
