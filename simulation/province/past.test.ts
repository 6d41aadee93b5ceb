import { expect, test } from 'vitest';
import { deltasOf } from '@diemtua/domain/collection';
import { commandSchema } from '@diemtua/domain/commands';
import type { UserId } from '@diemtua/domain/ids';
import { formatMonth, type Month } from '@diemtua/law/kernel/month';
import { monthOfDate } from '@diemtua/law/kernel/plain-date';
import { Chance } from '../chance.ts';
import { historyOf } from './histories.ts';
import { idAt } from './ids.ts';
import { takesPart } from './lives.ts';
import { takingOf } from './messages.ts';
import { drawProvince } from './monthly.ts';
import { Families } from './people.ts';
import { readFacts } from './read.ts';
import { BOOKS_BEGIN, scaleOf, TODAY } from './scale.ts';

const facts = readFacts();
const scale = scaleOf(5, 0.02);
const { places, lives } = drawProvince(facts, scale);
const chance = new Chance('past');
const collector = {
  id: idAt<'collector'>(0, chance),
  device: idAt<'device'>(0, chance),
  code: 'NV0101',
  name: 'Lò Thị Mai',
  unit: 'SAPA' as never,
  communes: [],
  series: 'BL01',
};
const families = new Families(facts.names);
const histories = lives.map((life) => {
  const place = places[life.place];
  if (!place) throw new Error('a life has no place');
  const around = { place, collectors: [collector.id], isShown: place.unit === 'SAPA' };
  return { life, history: historyOf(life, around, families, scale.seed) };
});

test('as many take part in a family as its life says, and each period of it is paid', () => {
  for (const { life, history } of histories) {
    expect(history.participants).toHaveLength(life.members);
    expect(history.visits).toHaveLength(life.periods.length);
  }
});

test('a message carries its command as it would be read from its text', () => {
  for (const { history } of histories.slice(0, 200)) {
    for (const visit of history.visits) {
      const { text, command } = takingOf(visit, collector, idAt<'user'>(0, chance) as UserId, 1, chance);
      expect(commandSchema.parse(text)).toEqual(command);
    }
  }
});

test('a life takes part at the end of exactly those months in which the books count its covers', () => {
  const place = { commune: '02901', unit: 'SAPA', collector: null } as never;
  for (const { life, history } of histories) {
    for (const { covered } of history.participants) {
      const covers = covered.map((each, index) => {
        const takenOn = life.periods[index]?.on ?? TODAY;
        return { covered: each, takenOn, place, refundedFrom: null };
      });
      const deltas = deltasOf(covers);
      for (let month = monthOfDate(BOOKS_BEGIN); month <= monthOfDate(TODAY); month++) {
        const next = `${formatMonth(month + 1)}-01`;
        const counts = deltas.reduce((sum, { day, delta }) => sum + (day < next ? delta : 0), 0);
        expect([life.name, formatMonth(month), counts]).toEqual([
          life.name,
          formatMonth(month),
          takesPart(life, month as Month) ? 1 : 0,
        ]);
      }
    }
  }
});
