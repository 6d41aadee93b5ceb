import type { UserId } from '@diemtua/domain/ids';
import {
  cascadePlanSchema,
  closeApproachSchema,
  decideApproach,
  decideAreas,
  followUpApproachSchema,
  isOverdue,
  openApproachSchema,
  tellAreasSchema,
  type Approach,
} from '@diemtua/domain/plan';
import { z } from 'zod';
import { approachMessages } from './approaches.ts';
import { expect, test } from 'vitest';
import { landOf } from './lands.ts';
import { drawProvince } from './monthly.ts';
import { areaMessages, planMessages } from './planning.ts';
import { readFacts } from './read.ts';
import { scaleOf, TODAY } from './scale.ts';

const facts = readFacts();
const scale = scaleOf(1, 0.01);
const drawn = drawProvince(facts, scale);
const approachSchema = z.union([openApproachSchema, followUpApproachSchema, closeApproachSchema]);
const told = () => areaMessages(drawn, scale, '0190b6f4-2c11-7c3a-8f00-000000000001' as UserId);

test('facts of all 99 communes are told once, may be told, and say that they are made up; the same seed tells the same', () => {
  const [message, ...more] = told();
  expect(more).toEqual([]);
  const command = tellAreasSchema.parse(message?.text);
  expect(command.areas).toHaveLength(99);
  const communes = new Set(facts.communes.map(({ code }) => code));
  expect(decideAreas(command, { today: TODAY, communes, own: 'all' }).ok).toBe(true);
  expect(command.source).toMatch(/không có thật/);
  expect(told()).toEqual([message]);
});

test('hamlets are far where the land is steep and wide', () => {
  const { areas } = tellAreasSchema.parse(told()[0]?.text);
  const farOf = (those: (area: { readonly land: string; readonly areaKm2: number }) => boolean): number => {
    const own = facts.communes.filter((commune) => those({ land: landOf(commune), areaKm2: commune.areaKm2 }));
    const counted = areas.filter(({ commune }) => own.some(({ code }) => code === commune));
    const sum = (of: (area: (typeof areas)[number]) => number): number =>
      counted.reduce((all, each) => all + of(each), 0);
    return sum(({ far }) => far?.hamlets ?? 0) / sum(({ hamlets }) => hamlets ?? 0);
  };
  const steepAndWide = farOf(({ land, areaKm2 }) => land === 'highland' && areaKm2 > 100);
  expect(steepAndWide).toBeGreaterThan(2 * farOf(({ land }) => land === 'valley'));
  expect(farOf(({ land }) => land === 'valley')).toBeGreaterThan(farOf(({ land }) => land === 'town'));
  expect(steepAndWide).toBeGreaterThan(farOf(({ land, areaKm2 }) => land === 'highland' && areaKm2 <= 100));
});

test('somebody answers for the target of every unit and commune: heads of offices that sign in by their names, all others by names that are made up', () => {
  const user = '0190b6f4-2c11-7c3a-8f00-000000000001' as UserId;
  const messages = planMessages(facts, drawn, scale, user);
  expect(planMessages(facts, drawn, scale, user)).toEqual(messages);
  const targets = messages.flatMap(({ text }) => cascadePlanSchema.safeParse(text).data?.parts ?? []);
  const units = targets.filter(({ place }) => place.level === 'unit');
  expect([units.length, targets.length - units.length]).toEqual([18, 99]);
  for (const { leader } of targets) expect(leader?.office).toMatch(/trình diễn/);
  const sapa = units.find(({ place }) => place.level === 'unit' && place.unit === 'SAPA');
  expect(sapa?.leader).toMatchObject({ name: 'Lê Quang Thành', office: 'Giám đốc BHXH cơ sở Sa Pa (trình diễn)' });
});

test('what is done otherwise in the highlands may be told, is owned by the units’ clerks and says that it is made up; Sa Pa’s hard communes wait for the director', () => {
  const clerk = (code: string) =>
    `0190b6f4-2c11-7c3a-8f00-0000000000${code.length.toString().padStart(2, '0')}` as UserId;
  const users = {
    ofCollector: new Map(),
    ofUnit: new Map(facts.units.map(({ code }) => [code, clerk(code)])),
    ofProvince: '0190b6f4-2c11-7c3a-8f00-000000000001' as UserId,
    signIns: [],
  };
  const messages = approachMessages(drawn, scale, users);
  expect(approachMessages(drawn, scale, users)).toEqual(messages);
  const opened = messages.flatMap(({ text }) => openApproachSchema.safeParse(text).data ?? []);
  const unitOf = new Map(drawn.places.map(({ code, unit }) => [code, unit]));
  expect(opened.map(({ owner, commune }) => owner === clerk(unitOf.get(commune) ?? ''))).not.toContain(false);
  expect(opened.every(({ act }) => act.includes('trình diễn'))).toBe(true);
  expect(opened.filter(({ commune }) => unitOf.get(commune) === 'SAPA')).toHaveLength(1);
  // One after the other, each is what its approach allows.
  const kept = new Map<string, Approach>();
  for (const { text } of messages) {
    const command = approachSchema.parse(text);
    const decided = decideApproach(kept.get(command.approach) ?? null, command);
    if (!decided.ok) throw new Error(JSON.stringify(decided.refusals));
    kept.set(command.approach, decided.value);
  }
  const all = [...kept.values()];
  expect(all.filter(({ closed }) => closed?.outcome === 'helped')).toHaveLength(7);
  expect(all.filter(({ closed }) => closed === null)).toHaveLength(6);
  expect(all.filter((each) => isOverdue(each, TODAY))).toHaveLength(1);
});
