import { fewOf } from '@diemtua/domain/plan';
import { Bridge, Chart, formatDay, formatNumber, Key, Survival } from '@diemtua/ui';
import type { ComponentChildren } from 'preact';
import { useVoice } from '../../language/say.tsx';
import { dayBefore } from '../day-before.ts';
import { useWhy, type WherePlace } from '../figure.tsx';
import { changeText, shareText } from '../plan-words.ts';
import type { FigureName, Movement, SurvivalTold } from '../shapes.ts';
import { within } from '../within.tsx';

interface MovementProps {
  readonly id: string;
  readonly movement: Movement;
  readonly survival: readonly SurvivalTold[];
  readonly place?: WherePlace;
  readonly stale?: boolean;
  readonly marks?: ComponentChildren;
}

const wholeShare = 10_000;
const keptFigures: Readonly<Record<number, FigureName>> = { 3: 'kept-3', 6: 'kept-6', 12: 'kept-12' };

/** Who came and who went in twelve months, and who still pays: never one without the other. */
export function MovementChart({ id, movement, survival, place, stale = false, marks }: MovementProps) {
  const { say, language } = useVoice();
  const why = useWhy(`${id}-why`);
  const { from, to, start, joined, registeredAgain, moved, stopped, end } = movement;
  const people = (value: number): string => formatNumber(value, language);
  const came = joined + registeredAgain;
  const few = fewOf(came, stopped);
  const message = few
    ? ('plan.movement.ratio' as const)
    : stopped === 0
      ? ('plan.movement.noneStopped' as const)
      : ('plan.movement.title' as const);
  const title = say(message, { ...few, joined: people(came), ...(few ? {} : { stopped: people(stopped) }) });
  const days = { from, to };
  const fewer = (of: number): ComponentChildren =>
    why.figure('stopped-of-came', `${few?.went} / ${few?.came}`, say('plan.movement.part'), place, {
      ...days,
      shown: people(of),
    });
  const opened = within(
    (marks) => say(message, marks),
    few
      ? { came: fewer(few.came), went: fewer(few.went) }
      : {
          joined: why.figure('came', people(came), say('plan.part.won'), place, days),
          stopped: why.figure('stopped', people(stopped), say('plan.stopped'), place, days),
        },
  );
  const rows = [
    {
      key: 'start',
      figure: 'taking-part' as const,
      name: formatDay(dayBefore(from), language),
      kind: 'count' as const,
      value: start,
      written: people(start),
    },
    {
      key: 'joined',
      figure: 'joined' as const,
      name: say('plan.joined'),
      kind: 'joined' as const,
      value: joined,
      written: changeText(joined, language),
    },
    {
      key: 'registeredAgain',
      figure: 're-registered' as const,
      name: say('plan.reRegistered'),
      kind: 'joined' as const,
      value: registeredAgain,
      written: changeText(registeredAgain, language),
    },
    ...(moved === 0
      ? []
      : [
          {
            key: 'moved',
            figure: 'moved' as const,
            name: say('plan.moved'),
            kind: moved > 0 ? ('joined' as const) : ('stopped' as const),
            value: Math.abs(moved),
            written: changeText(moved, language),
          },
        ]),
    {
      key: 'stopped',
      figure: 'stopped' as const,
      name: say('plan.stopped'),
      kind: 'stopped' as const,
      value: stopped,
      written: changeText(-stopped, language),
    },
    {
      key: 'end',
      figure: 'taking-part' as const,
      name: formatDay(to, language),
      kind: 'count' as const,
      value: end,
      written: people(end),
    },
  ];
  return (
    <Chart
      id={id}
      title={opened}
      name={title}
      stale={stale}
      said={
        <>
          {say('plan.movement.below', { from: formatDay(from, language), to: formatDay(to, language) })} {marks}
        </>
      }
      legend={
        <>
          <Key fill="joined">{say('plan.legend.joined')}</Key>
          <Key fill="stopped">{say('plan.legend.stopped')}</Key>
        </>
      }
      twin={{
        heads: [say('plan.movement.row'), say('plan.people')],
        rows: rows.map(({ key, name, written, figure }) => ({
          key,
          cells: [name, why.figure(figure, written, name, place, key === 'start' ? { to: dayBefore(from) } : days)],
        })),
      }}
      more={
        <>
          <p class="figures-line">
            {why.figure('joined', people(joined), say('plan.joined'), place, {
              from,
              shown: say('plan.movement.whyJoined', { count: people(joined) }),
            })}
            {why.figure('stopped', people(stopped), say('plan.stopped'), place, {
              from,
              shown: say('plan.movement.whyStopped', { count: people(stopped) }),
            })}
            {why.figure('re-registered', people(registeredAgain), say('plan.reRegistered'), place, {
              from,
              shown: say('plan.movement.whyReRegistered', { count: people(registeredAgain) }),
            })}
          </p>
          <Survival
            steps={survival.map(({ months, won: of, share }) => {
              const figure = keptFigures[months];
              const name = say('plan.kept', { months });
              const text = shareText(share, say, language);
              return {
                key: String(months),
                name,
                share: share === null ? null : share / wholeShare,
                written: figure && share !== null ? why.figure(figure, text, name, place) : text,
                of: within((marks) => say('plan.keptOf', marks), {
                  count: why.figure('won', people(of), `${say('plan.part.won')}, ${name}`, place, { months }),
                }),
              };
            })}
          />
          {why.card}
        </>
      }
    >
      {(room) => (
        <Bridge
          id={`${id}-drawing`}
          room={room}
          title={title}
          described={rows.map(({ name, written }) => `${name}: ${written}`).join('; ')}
          rows={rows}
        />
      )}
    </Chart>
  );
}
