import type { UserId } from '@diemtua/domain/ids';
import type { HardFlag } from '@diemtua/domain/plan';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import type { Message } from '@diemtua/server/store';
import { Chance } from '../chance.ts';
import { idAt, momentOf } from './ids.ts';
import type { Drawn } from './monthly.ts';
import type { Place } from './places.ts';
import { fromProvince } from './planning.ts';
import { IN_DEPTH, type Scale } from './scale.ts';
import type { Users } from './users.ts';

interface Way {
  readonly flag: HardFlag;
  readonly act: string;
  /** What was seen when one looked, and at its end where it helped. */
  readonly seen: string;
  readonly helped: string;
}

/** What is done otherwise in the demonstration's highlands. All of it is made up, and says so. */
const ways: readonly Way[] = [
  {
    flag: 'far-hamlets',
    act: 'Thu tại chợ phiên và nhà văn hóa thôn, có người nói tiếng địa phương (trình diễn)',
    seen: 'Đã qua hai phiên chợ; người ở thôn xa ghé hỏi nhiều hơn',
    helped: 'Người ở thôn xa đóng tiếp ngay tại chợ, không phải đi xa; giữ cách này',
  },
  {
    flag: 'income-season',
    act: 'Mời đóng 12 tháng ngay sau mùa gặt, gọi lại trước Tết (trình diễn)',
    seen: 'Gặt xong ở các thôn thấp; đã hẹn ngày đóng với từng nhà',
    helped: 'Nhiều nhà đóng một lần sau mùa gặt, ít phải nhắc trong năm',
  },
  {
    flag: 'low-renewal',
    act: 'Gọi trước hạn mười ngày, hẹn ngày đóng, nhắc lại một lần (trình diễn)',
    seen: 'Đã gọi hết người đến hạn trong tháng; một phần không nghe máy',
    helped: 'Người được gọi trước hạn đóng tiếp đều hơn; giữ cách này',
  },
  {
    flag: 'few-collectors',
    act: 'Mượn một nhân viên thu của xã bên, hai ngày mỗi tuần (trình diễn)',
    seen: 'Người mượn đã đi cùng hai tuần, quen đường và quen thôn',
    helped: 'Thêm hai ngày mỗi tuần là đủ để đi hết các thôn trong tháng',
  },
];

const day = (text: string): PlainDate => text as PlainDate;
/** What is over was tried in the summer; what runs began in November, and one looks again in December. */
const over = { from: day('2025-07-21'), seen: day('2025-08-18'), closed: day('2025-10-13'), until: day('2025-10-31') };
const running = { from: day('2025-11-03'), seen: day('2025-11-17'), next: day('2025-12-05'), until: day('2025-12-20') };
/** When one should have looked at the first of those that run, and nobody did. */
const missed = day('2025-11-24');
const nine = 9 * 60;
const minuteMs = 60_000;

/**
 * What was done otherwise in the highlands, told by the province and owned by the units' clerks: in each unit where people join most readily something that helped, so that others can see it; where they join least something that runs.
 * Sa Pa's hard communes have none: the director chooses.
 */
export function approachMessages(
  { places }: Drawn,
  { seed }: Scale,
  { ofUnit, ofProvince }: Users,
): readonly Message[] {
  const chance = Chance.of(seed, 'approaches');
  let told = 0;
  const tell = (on: PlainDate, content: object): Message => {
    const at = momentOf(on, nine) + told++ * minuteMs;
    return fromProvince(content, at, ofProvince, chance);
  };
  const open = (place: Place, way: Way, owner: UserId, from: PlainDate, until: PlainDate, followUpOn: PlainDate) => {
    const approach = idAt<'approach'>(momentOf(from, nine), chance);
    const message = tell(from, {
      kind: 'open-approach',
      approach,
      commune: place.code,
      flags: [way.flag],
      act: way.act,
      owner,
      from,
      until,
      followUpOn,
    });
    return { approach, message };
  };
  const highlands = new Set(places.filter(({ land }) => land === 'highland').map(({ unit }) => unit));
  return [...highlands].flatMap((unit, index): readonly Message[] => {
    const owner = ofUnit.get(unit);
    const own = places.filter((place) => place.unit === unit).toSorted((a, b) => b.draw - a.draw);
    const [best, worst] = [own[0], own.at(-1)];
    const [tried, tries] = [ways[index % ways.length], ways[(index + 1) % ways.length]];
    if (owner === undefined || !best || !worst || !tried || !tries) return [];
    const first = open(best, tried, owner, over.from, over.until, over.seen);
    const looked = tell(over.seen, {
      kind: 'follow-up-approach',
      approach: first.approach,
      on: over.seen,
      note: tried.seen,
      next: over.closed,
    });
    const closed = tell(over.closed, {
      kind: 'close-approach',
      approach: first.approach,
      on: over.closed,
      outcome: 'helped',
      note: tried.helped,
    });
    const ended = [first.message, looked, closed];
    if (unit === IN_DEPTH) return ended;
    const isMissed = index === 0;
    const second = open(worst, tries, owner, running.from, running.until, isMissed ? missed : running.seen);
    if (isMissed) return [...ended, second.message];
    const seen = tell(running.seen, {
      kind: 'follow-up-approach',
      approach: second.approach,
      on: running.seen,
      note: tries.seen,
      next: running.next,
    });
    return [...ended, second.message, seen];
  });
}
