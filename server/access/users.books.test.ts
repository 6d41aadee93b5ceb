import { expect, test } from 'vitest';
import { inSession, provinceScope } from '../store/session.ts';
import { onBothEngines } from '../store/testing.ts';
import { foundWorld, newId } from '../store/world-testing.ts';
import { addUser } from './users.ts';

onBothEngines('users', (engine) => {
  test('a user is added with role and places, and of the password the hash only', async () => {
    const world = await foundWorld(engine());
    const clerk = {
      province: world.province,
      name: 'Lan.SaPa',
      fullName: 'Nguyễn Thị Lan',
      role: 'unit-clerk',
      units: [world.unit],
      communes: 'of-units',
      collector: null,
      password: 'mười hai con trâu',
    } as const;
    const id = await addUser(engine(), clerk, Date.now());
    const rows = await inSession(engine(), provinceScope(world.province), async ({ client }) => {
      const found = await client.query(
        'select name, role, units, communes, hash from user_account u join user_password p on p.province = u.province and p.user_id = u.id where u.id = $1',
        [id],
      );
      return found.rows as readonly { hash: string }[];
    });
    expect(rows).toEqual([
      {
        name: 'lan.sapa',
        role: 'unit-clerk',
        units: [world.unit],
        communes: ['@'],
        hash: expect.stringMatching(/^scrypt\$15\$8\$1\$[\w-]{22}\$[\w-]{43}$/),
      },
    ]);
    await expect(addUser(engine(), clerk, Date.now())).rejects.toMatchObject({ code: '23505' });
    await expect(addUser(engine(), { ...clerk, name: 'other', password: 'short' }, Date.now())).rejects.toThrow(
      'too_small',
    );
    await expect(
      addUser(engine(), { ...clerk, name: 'another', collector: newId<'collector'>() }, Date.now()),
    ).rejects.toThrow('collector-for-collectors-only');
  });

  test('a collector’s user belongs to a collector of the province', async () => {
    const world = await foundWorld(engine());
    const other = await foundWorld(engine());
    const told = {
      province: world.province,
      name: 'my',
      fullName: 'Vàng Thị Mỷ',
      role: 'collector',
      units: [world.unit],
      communes: [world.commune],
      password: null,
    } as const;
    await expect(
      addUser(engine(), { ...told, collector: other.collectors[0].collector }, Date.now()),
    ).rejects.toMatchObject({ code: '23503' });
    expect(await addUser(engine(), { ...told, collector: world.collectors[0].collector }, Date.now())).toMatch(
      /^\w{8}-/,
    );
  });
});
