import type { Id, ProvinceCode } from '@diemtua/domain/ids';
import type { OpenSprint } from '@diemtua/domain/plan';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import {
  Chart,
  Choice,
  Empty,
  formatDay,
  formatNumber,
  Key,
  Loading,
  PlanLine,
  readNumber,
  TextField,
  Scrolling,
} from '@diemtua/ui';
import { useState } from 'preact/hooks';
import { useAsked } from '../../asking/use-asked.ts';
import { useOffice } from '../../asking/office.tsx';
import { useTelling } from '../../asking/use-telling.ts';
import { FormEnd } from '../../frame/form-end.tsx';
import { Head } from '../../frame/head.tsx';
import { NotCome } from '../../frame/refusal.tsx';
import { useVoice, type MessageId } from '../../language/say.tsx';
import { DayField } from '../../receipts/day-field.tsx';
import { shortName } from '../board/trouble.ts';
import { useWhy } from '../figure.tsx';
import { useLive } from '../live.ts';
import { useLook } from '../look.tsx';
import { Card } from '../plan-card.tsx';
import { shareText } from '../plan-words.ts';
import type { Sprint } from '../shapes.ts';
import { within } from '../within.tsx';
import { ScenarioTabs } from './scenario-tabs.tsx';

const rules = ['all-who-came', 'above-baseline', 'above-baseline-and-kept'] as const;

/** Sprints: from a day to a day, with a curve and a rule of credit of their own. */
export function SprintRoom({ id }: { readonly id: string | null }) {
  const { say, language } = useVoice();
  const { may } = useOffice();
  const { look, hrefTo } = useLook();
  const { asked, again } = useAsked('GET /api/plan/sprints', { query: look });
  const [opening, setOpening] = useState(false);
  const sprints = asked.state === 'ready' ? asked.value.sprints : [];
  const chosen = id ?? sprints[0]?.id ?? null;
  return (
    <>
      <Head />
      <div class="room-head plan-head">
        <h1>{say('plan.sprint.title')}</h1>
        {may('plan.divide') && !opening && (
          <button type="button" class="button second" onClick={() => setOpening(true)}>
            {say('plan.sprint.open')}
          </button>
        )}
      </div>
      <ScenarioTabs at="sprint" />
      {opening && (
        <Open
          onClose={() => setOpening(false)}
          onDone={() => {
            setOpening(false);
            again();
          }}
        />
      )}
      {asked.state === 'loading' && <Loading text={say('plan.sprint.loading')} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {asked.state === 'ready' && sprints.length === 0 && !opening && (
        <Empty>
          <p>{say('plan.sprint.empty')}</p>
        </Empty>
      )}
      {sprints.length > 1 && (
        <p class="tags sprints">
          {sprints.map((sprint) => (
            <a
              key={sprint.id}
              href={hrefTo({ room: 'sprint', id: sprint.id })}
              aria-current={sprint.id === chosen ? 'page' : undefined}
            >
              {`${sprint.name}, ${formatDay(sprint.from, language)} – ${formatDay(sprint.to, language)}`}
            </a>
          ))}
        </p>
      )}
      {chosen !== null && asked.state === 'ready' && <Shown key={chosen} id={chosen} />}
    </>
  );
}

function Shown({ id }: { readonly id: string }) {
  const { say } = useVoice();
  const { look } = useLook();
  const { asked, again } = useAsked('GET /api/plan/sprints/:sprint', {
    params: { sprint: id as Id<'sprint'> },
    query: look,
  });
  useLive(again);
  if (asked.state === 'loading') return <Loading text={say('plan.sprint.loading')} />;
  if (asked.state === 'failed') return <NotCome why={asked.why} again={again} />;
  return <Filled told={asked.value} stale={asked.stale} />;
}

function Filled({ told, stale }: { readonly told: Sprint; readonly stale: boolean }) {
  const { say, language } = useVoice();
  const { hrefTo } = useLook();
  const ofDays = useWhy('sprint-why');
  const ofUnits = useWhy('sprint-units-why');
  const { sprint, credited, days, units } = told;
  const people = (value: number): string => formatNumber(value, language);
  const { from, id } = sprint;
  const last = sprint.to < told.look.on ? sprint.to : told.look.on;
  const dayOf = (head: MessageId, day: string): string => `${say(head)}, ${formatDay(day, language)}`;
  const unitOf = (head: MessageId, { name }: { readonly name: string }): string => `${say(head)}, ${name}`;
  const message = credited >= sprint.people ? 'plan.sprint.reached' : 'plan.sprint.short';
  const title = say(message, { name: sprint.name, credited: people(credited), goal: people(sprint.people) });
  // Of days that are still to come there is nothing to open.
  const credit =
    from > told.look.on
      ? people(credited)
      : ofDays.figure('sprint-credit', people(credited), say('plan.sprint.credited'), sprint.places[0], {
          sprint: id,
          from,
          to: last,
        });
  const opened = within((marks) => say(message, { name: sprint.name, ...marks }), {
    credited: credit,
    goal: ofDays.figure('sprint-people', people(sprint.people), say('plan.sprint.goal'), undefined, { sprint: id }),
  });
  return (
    <div class="board-columns">
      <Chart
        id="sprint"
        title={opened}
        name={title}
        stale={stale}
        said={`${say('plan.sprint.below', { from: formatDay(sprint.from, language), to: formatDay(sprint.to, language) })} ${say(`plan.rule.${sprint.rule}`)}`}
        legend={
          <>
            <Key fill="plan">{say('plan.sprint.curve')}</Key>
            <Key fill="reached">{say('plan.sprint.came')}</Key>
          </>
        }
        twin={{
          heads: [say('plan.record.day'), say('plan.sprint.perDay'), say('plan.sprint.came'), say('plan.sprint.curve')],
          rows: days.map(({ day, credited: own, cumulative, planned }) => ({
            key: day,
            cells: [
              formatDay(day, language),
              cumulative === null
                ? '–'
                : ofDays.figure('came', people(own), dayOf('plan.sprint.perDay', day), sprint.places[0], {
                    from: day,
                    to: day,
                  }),
              cumulative === null
                ? '–'
                : ofDays.figure('came', people(cumulative), dayOf('plan.sprint.came', day), sprint.places[0], {
                    from,
                    to: day,
                  }),
              ofDays.figure('sprint-curve', people(planned), dayOf('plan.sprint.curve', day), undefined, {
                sprint: id,
                at: day,
              }),
            ],
          })),
        }}
        more={
          <>
            <dl class="facts wide">
              <div>
                <dt>{say('plan.sprint.credited')}</dt>
                <dd>{credit}</dd>
              </div>
              <div>
                <dt>{say('plan.sprint.came')}</dt>
                <dd>
                  {from > told.look.on
                    ? people(0)
                    : ofDays.figure('came', people(told.credit.came), say('plan.sprint.came'), sprint.places[0], {
                        from,
                        to: last,
                      })}
                </dd>
              </div>
            </dl>
            {ofDays.card}
          </>
        }
      >
        {(room) => (
          <PlanLine
            id="sprint-drawing"
            room={room}
            title={title}
            described={title}
            months={days.map(({ day }) => `${Number(day.slice(8))}/${Number(day.slice(5, 7))}`)}
            plan={days.map(({ planned }, at) => ({ at, value: planned }))}
            reached={days.flatMap(({ cumulative }, at) => (cumulative === null ? [] : [{ at, value: cumulative }]))}
            forecast={[]}
            names={{
              plan: say('plan.sprint.curve'),
              reached: say('plan.sprint.came'),
              forecast: say('plan.legend.forecast'),
            }}
            written={people}
          />
        )}
      </Chart>
      <Card title={say('plan.sprint.units')}>
        {ofUnits.card}
        <Scrolling label={say('plan.sprint.units')}>
          <table class="table tight">
            <caption class="spoken">{say('plan.sprint.units')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('plan.place.unit')}</th>
                <th scope="col" class="so">
                  {say('plan.sprint.goal')}
                </th>
                <th scope="col" class="so">
                  {say('plan.sprint.came')}
                </th>
                <th scope="col" class="so">
                  {say('plan.reached')}
                </th>
              </tr>
            </thead>
            <tbody>
              {units.map(({ place, goal, credited: own, reached }) => (
                <tr key={place.code}>
                  <th scope="row">
                    {place.level === 'unit' ? (
                      <a href={hrefTo({ room: 'place', level: 'unit', code: place.code })}>{shortName(place.name)}</a>
                    ) : (
                      place.name
                    )}
                  </th>
                  <td class="so">
                    {ofUnits.figure('sprint-goal', people(goal), unitOf('plan.sprint.goal', place), place, {
                      sprint: id,
                    })}
                  </td>
                  <td class="so">
                    <b>
                      {from > told.look.on
                        ? people(own)
                        : ofUnits.figure('came', people(own), unitOf('plan.sprint.came', place), place, {
                            from,
                            to: last,
                          })}
                    </b>
                  </td>
                  <td class="so">
                    {reached === null
                      ? say('plan.noTarget')
                      : ofUnits.figure(
                          'sprint-reached',
                          shareText(reached, say, language),
                          unitOf('plan.reached', place),
                          place,
                          { sprint: id, from, to: last },
                        )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      </Card>
    </div>
  );
}

function Open({ onClose, onDone }: { readonly onClose: () => void; readonly onDone: () => void }) {
  const { say } = useVoice();
  const { me, today, newId, done } = useOffice();
  const { busy, wrong, send } = useTelling();
  const [name, setName] = useState('');
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState('');
  const [goal, setGoal] = useState('');
  const [rule, setRule] = useState<OpenSprint['rule']>('above-baseline');
  const people = readNumber(goal);
  const ready =
    name.trim() !== '' && from !== '' && to >= from && people !== null && Number.isInteger(people) && people >= 0;
  const save = async (): Promise<void> => {
    if (people === null) return;
    const ok = await send({
      kind: 'open-sprint',
      sprint: newId<'sprint'>(),
      name: name.trim(),
      from: from as PlainDate,
      to: to as PlainDate,
      places: [{ level: 'province', province: me.province as ProvinceCode }],
      people,
      rule,
    });
    if (!ok) return;
    done({ text: say('plan.sprint.opened', { name: name.trim() }) });
    onDone();
  };
  return (
    <Card title={say('plan.sprint.open')} said={say('plan.sprint.openSaid')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void save();
        }}
      >
        <div class="field-grid">
          <TextField id="sprint-name" label={say('plan.scenario.name')} value={name} onChange={setName} />
          <DayField id="sprint-from" label={say('plan.sprint.from')} value={from} onChange={setFrom} />
          <DayField id="sprint-to" label={say('plan.sprint.to')} value={to} min={from} onChange={setTo} />
          <TextField
            id="sprint-goal"
            label={say('plan.sprint.goal')}
            inputMode="numeric"
            value={goal}
            onChange={setGoal}
          />
        </div>
        <Choice
          id="sprint-rule"
          label={say('plan.sprint.rule')}
          options={rules.map((value) => ({ value, label: say(`plan.rule.${value}`) }))}
          value={rule}
          onChange={(value) => setRule(value as OpenSprint['rule'])}
        />
        <FormEnd wrong={wrong} act={say('plan.sprint.open')} disabled={busy || !ready} onLeave={onClose} />
      </form>
    </Card>
  );
}
