import { mayDo, type Act } from '@diemtua/domain/access';
import { UPLOAD_COMMANDS_MAX } from '@diemtua/domain/collection';
import { commandSchema, type Command, type CommandKind, type CommandText } from '@diemtua/domain/commands';
import { idSchema, unitCodeSchema, type CollectorId, type DeviceId, type UnitCode } from '@diemtua/domain/ids';
import { streamOf } from '@diemtua/domain/ledger';
import type { Language } from '@diemtua/law/kernel/format';
import { z } from 'zod';
import { remember } from '../access/events.ts';
import { ACT_OF, refuseTrespass } from '../access/reach.ts';
import type { Who } from '../access/who.ts';
import { refusalOf } from '../gate/problem.ts';
import { hasNoRoom, lostDatabase } from '../store/commands/lost-database.ts';
import type { Ended, Message } from '../store/commands/tell-many.ts';
import type { Sender } from '../store/commands/tell.ts';
import { tellerOf } from '../store/commands/teller.ts';
import type { Engine } from '../store/engine.ts';
import { inSession } from '../store/session.ts';
import { tellRefused } from '../tell-refused.ts';
import { Refused, route } from './route.ts';
import { nothing } from './shapes.ts';

/** Two hundred receipts, each for a large household in one visit. */
export const UPLOAD_BYTES_MAX = 8 * 1024 * 1024;

const problem = z.strictObject({ code: z.string(), field: z.string().nullable(), message: z.string() });

const told = z.discriminatedUnion('status', [
  /** It stands in the books, now or since it came the first time. */
  z.strictObject({
    id: z.string().nullable(),
    status: z.literal('recorded'),
    repeated: z.boolean(),
    outcome: z.record(z.string(), z.unknown()),
  }),
  /** Another command had this id: the sender's program is wrong. */
  z.strictObject({ id: z.string().nullable(), status: z.literal('other-content') }),
  /** It is not in the books, and will not be as it is. */
  z.strictObject({ id: z.string().nullable(), status: z.literal('refused'), error: problem }),
  /** It is not known whether it is in the books: send it again. */
  z.strictObject({ id: z.string().nullable(), status: z.literal('failed'), error: problem }),
]);

type Told = z.output<typeof told>;

/** In whose name commands are told. */
export interface Voice {
  readonly sender: Sender;
  /** Where what they touch has to lie. */
  readonly of: Pick<Who, 'units' | 'communes' | 'collector'>;
}

/** Who tells: a collector writes to the own stream, an office to that of its unit. */
export function voiceOf(who: Who, asked: UnitCode | undefined): Voice {
  // What concerns the whole province is told in its own name: a plan has no unit.
  if (asked === undefined && who.units === 'all' && who.role === 'province') {
    const { province, user } = who;
    const unit = province as string as UnitCode;
    return {
      sender: { province, user, unit, collector: null, device: null, stream: streamOf('province', province) },
      of: who,
    };
  }
  // Whoever has several units says in whose books it belongs: a guess would be wrong in one of them.
  const unit = asked ?? (who.units !== 'all' && who.units.length === 1 ? who.units[0] : undefined);
  if (unit === undefined) throw new Refused(400, 'field-missing', { field: 'unit' }, 'unit');
  if (who.units !== 'all' && !who.units.includes(unit)) throw new Refused(403, 'not-yours', {}, 'unit');
  const { province, user, collector, device } = who;
  const stream = collector === null ? streamOf('unit', unit) : streamOf('collector', collector);
  return { sender: { province, user, unit, collector, device, stream }, of: who };
}

/** Refuses a unit that is not there: whoever acts for the whole province may name any, and its books would be nobody's. */
export async function refuseUnknownUnit(engine: Engine, who: Who, unit: UnitCode | undefined): Promise<void> {
  if (unit === undefined || who.units !== 'all') return;
  const there = await inSession(engine, who.scope, ({ client }) =>
    client.query('select from unit where province = $1 and code = $2', [who.province, unit]),
  );
  if (there.rowCount === 0) throw new Refused(404, 'unknown-id', {}, 'unit');
}

/**
 * The voice of a device that was handed in: what its collector took before it was revoked is told by the office, in the
 * collector's name and under the device's leases.
 */
async function voiceOfDevice(engine: Engine, who: Who, device: DeviceId, address: string, now: number): Promise<Voice> {
  return inSession(engine, who.scope, async (session) => {
    const { rows } = await session.client.query<{ collector: CollectorId; unit: UnitCode }>(
      `select c.id as collector, c.unit from device d join user_account u on u.province = d.province and u.id = d.user_id
       join collector c on c.province = u.province and c.id = u.collector where d.province = $1 and d.id = $2 and d.revoked_at is not null`,
      [who.province, device],
    );
    const of = rows[0];
    // Row-level security hides collectors of other units: to the sender theirs are not there.
    if (!of) throw new Refused(404, 'unknown-id', {}, 'handedInFrom');
    await remember(session, { kind: 'handed-in', user: null, actor: who.user, address, content: { device } }, now);
    const { province, user } = who;
    const { collector, unit } = of;
    const sender = { province, user, unit, collector, device, stream: streamOf('collector', collector) };
    return { sender, of: { units: [unit], communes: who.communes, collector } };
  });
}

const idOf = (command: unknown): string | null =>
  typeof command === 'object' && command !== null && 'id' in command && typeof command.id === 'string'
    ? command.id.slice(0, 36)
    : null;

/** What is wrong with a command, or the command. */
export function readCommand(text: unknown): Command {
  const read = commandSchema.safeParse(text, { reportInput: true });
  if (!read.success) throw refusalOf(read.error, 'body');
  return read.data;
}

/** Refuses a kind that a role may not tell, before anything else of it is looked at. What is handed in is what its collector may tell. */
export function refuseAct(who: Who, text: unknown, handedIn: boolean): void {
  const act = actOf(text);
  if (act !== null && !mayDo(handedIn ? 'collector' : who.role, act)) throw new Refused(403, 'not-allowed', {}, 'kind');
}

/** Everything that is told to the books: by a phone that was without a network for days, by an office's screen. */
export const tellCommands = route({
  method: 'POST',
  path: '/api/commands',
  what: 'Tells the books up to 200 commands; each has its own answer, and may be sent any number of times',
  may: 'signed-in',
  limit: 'upload',
  params: nothing,
  query: nothing,
  body: {
    schema: z.strictObject({
      commands: z.array(z.unknown()).min(1).max(UPLOAD_COMMANDS_MAX),
      /** For an office that serves more than one unit. */
      unit: unitCodeSchema.optional(),
      /** A device that was revoked, whose money the office takes in. */
      handedInFrom: idSchema<'device'>().optional(),
    }),
    shown: z.strictObject({
      commands: z.array(commandSchema).min(1).max(UPLOAD_COMMANDS_MAX),
      unit: unitCodeSchema.optional(),
      handedInFrom: idSchema<'device'>().optional(),
    }),
    bytesMax: UPLOAD_BYTES_MAX,
  },
  answer: z.strictObject({ told: z.array(told) }),
  handle: async ({ input: { body }, who, engine, language, call: { address }, house: { log }, now }) => {
    if (who.wants !== null) {
      throw new Refused(403, who.wants === 'new-password' ? 'new-password-needed' : 'second-factor-needed');
    }
    const { handedInFrom, unit, commands } = body;
    if (handedInFrom !== undefined && !mayDo(who.role, 'money.settle'))
      throw new Refused(403, 'not-allowed', {}, 'handedInFrom');
    await refuseUnknownUnit(engine, who, unit);
    const voice =
      handedInFrom === undefined ? voiceOf(who, unit) : await voiceOfDevice(engine, who, handedInFrom, address, now);
    const refusals: { readonly kind: string | null; readonly code: string }[] = [];
    const readings = [];
    for (const text of commands) readings.push(await read(text));
    const ended = await tellerOf(engine).tell(
      readings.flatMap((reading) => ('message' in reading ? [reading.message] : [])),
    );
    let next = 0;
    const answers = readings.map((reading): Told =>
      'message' in reading ? answerOf(reading.message, ended[next++]) : reading,
    );
    if (refusals.length > 0) {
      await inSession(engine, who.scope, (session) =>
        remember(
          session,
          {
            kind: 'refused',
            user: who.user,
            actor: who.user,
            address,
            content: { route: 'POST /api/commands', refusals },
          },
          now,
        ),
      );
    }
    return { told: answers };

    /** A command that may be told, or why it may not. */
    async function read(text: unknown): Promise<Told | { readonly message: Message & { readonly command: Command } }> {
      try {
        refuseAct(who, text, handedInFrom !== undefined);
        const command = readCommand(text);
        await refuseTrespass(engine, who, command, voice.of);
        return { message: { sender: voice.sender, text: text as CommandText, command, now } };
      } catch (cause) {
        if (!(cause instanceof Refused)) return failed(text, cause);
        if (cause.status === 403) refusals.push({ kind: kindOf(text), code: cause.code });
        return { id: idOf(text), status: 'refused', error: errorOf(cause, language) };
      }
    }

    function answerOf(
      { text, command: { id } }: Message & { readonly command: Command },
      told: Ended | undefined,
    ): Told {
      if (told?.status !== 'fulfilled') return failed(text, told?.reason);
      const { value } = told;
      if (value.status === 'other-content') return { id, status: 'other-content' };
      return { id, status: 'recorded', repeated: value.repeated, outcome: { ...value.outcome } };
    }

    function failed(text: unknown, cause: unknown): Told {
      log.error(
        { route: '/api/commands', error: cause instanceof Error ? cause.name : 'unknown', code: codeOf(cause) },
        'command failed',
      );
      const why = hasNoRoom(cause) ? 'no-room' : lostDatabase(cause) ? 'not-ready' : 'broken';
      return { id: idOf(text), status: 'failed', error: errorOf(new Refused(503, why), language) };
    }
  },
});

const errorOf = (refused: Refused, language: Language) => ({ ...tellRefused(refused, language).error });

/** The kind of a command, if it is one of ours. */
const kindOf = (text: unknown): CommandKind | null =>
  typeof text === 'object' &&
  text !== null &&
  'kind' in text &&
  typeof text.kind === 'string' &&
  Object.hasOwn(ACT_OF, text.kind)
    ? (text.kind as CommandKind)
    : null;

function actOf(text: unknown): Act | null {
  const kind = kindOf(text);
  return kind === null ? null : ACT_OF[kind];
}

const codeOf = (cause: unknown): string | null =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : null;
