import { formatDay, formatMonthFor, formatNumber, Loading, Scrolling, Segments } from '@diemtua/ui';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useAsked } from '../../asking/use-asked.ts';
import { Head } from '../../frame/head.tsx';
import { NotCome } from '../../frame/refusal.tsx';
import { useVoice, type MessageId } from '../../language/say.tsx';
import { DayField } from '../../receipts/day-field.tsx';
import { useWhy, type WherePlace } from '../figure.tsx';
import { useLive } from '../live.ts';
import { LookSwitches, useLook } from '../look.tsx';
import { Card } from '../plan-card.tsx';
import { changeText, shareText } from '../plan-words.ts';
import type { FigureName, Movement, SurvivalTold } from '../shapes.ts';
import { dayBefore } from '../day-before.ts';
import { within } from '../within.tsx';
import { PlacesTabs } from './places-tabs.tsx';

/** Who came, who went and who stayed, of any days: by place, month, collector and way of paying. */
export function WatchRoom() {
  const { say } = useVoice();
  return (
    <>
      <Head />
      <div class="room-head plan-head">
        <h1>{say('plan.watch.title')}</h1>
      </div>
      <PlacesTabs at="watch" />
      <Moved />
      <Stayed />
    </>
  );
}

const movedBy = ['unit', 'commune', 'month'] as const;

/** The place of a row, where rows are places. */
const placeOf = (by: string, code: string): WherePlace | undefined =>
  by === 'unit' || by === 'commune' ? { level: by, code } : undefined;

function Moved() {
  const { say, language } = useVoice();
  const { look } = useLook();
  const [wanted, setWanted] = useState<(typeof movedBy)[number]>('unit');
  const [since, setSince] = useState('');
  const { asked, again } = useAsked('GET /api/plan/count', {
    query: { ...look, by: wanted, ...(since === '' ? {} : { from: since }) },
  });
  useLive(again);
  const why = useWhy('moved-why');
  if (asked.state === 'loading') return <Loading text={say('plan.watch.loading')} />;
  if (asked.state === 'failed') return <NotCome why={asked.why} again={again} />;
  const { movement, parts, returned, look: told } = asked.value;
  // Until others are here, the rows are those of the answer before.
  const by = movedBy.find((each) => each === asked.value.by) ?? wanted;
  const cells = (each: Movement, name: string, place: WherePlace | undefined): ComponentChildren => {
    const { from, to } = each;
    const cell = (figure: FigureName, text: string, what: string) => (
      <td class="so" data-head={what}>
        {why.figure(figure, text, `${what}, ${name}`, place, { from, to })}
      </td>
    );
    return (
      <>
        <td class="so" data-head={say('plan.watch.start')}>
          {why.figure('taking-part', formatNumber(each.start, language), `${say('plan.watch.start')}, ${name}`, place, {
            to: dayBefore(from),
          })}
        </td>
        {cell('joined', changeText(each.joined, language), say('plan.joined'))}
        {cell('re-registered', changeText(each.registeredAgain, language), say('plan.reRegistered'))}
        {cell('moved', changeText(each.moved, language), say('plan.moved'))}
        {cell('stopped', changeText(-each.stopped, language), say('plan.stopped'))}
        {cell('taking-part', formatNumber(each.end, language), say('plan.legend.reached'))}
      </>
    );
  };
  return (
    <Card
      title={say('plan.watch.moved', {
        from: formatDay(movement.from, language),
        to: formatDay(movement.to, language),
      })}
      said={
        <>
          {say('plan.watch.movedSaid')} {say('plan.watch.returned')}{' '}
          {why.figure('returned', formatNumber(returned, language), say('plan.watch.returned'), undefined, {
            from: movement.from,
          })}
        </>
      }
    >
      <div class="room-acts plan-acts">
        <LookSwitches on={told.on} />
        <DayField
          id="watch-from"
          label={say('plan.field.from')}
          value={movement.from}
          max={told.on}
          onChange={setSince}
        />
        <Segments
          label={say('plan.watch.by')}
          segments={movedBy.map((each) => ({ value: each, label: say(`plan.watch.by.${each}`) }))}
          value={wanted}
          onChange={setWanted}
        />
      </div>
      {why.card}
      <Scrolling label={say('plan.watch.movedSaid')} stale={asked.stale}>
        <table class="table stacks">
          <caption class="spoken">{say('plan.watch.movedSaid')}</caption>
          <thead>
            <tr>
              <th scope="col">{say(`plan.watch.by.${by}`)}</th>
              {(
                [
                  'plan.watch.start',
                  'plan.joined',
                  'plan.reRegistered',
                  'plan.moved',
                  'plan.stopped',
                  'plan.legend.reached',
                ] as const
              ).map((head) => (
                <th key={head} scope="col" class="so">
                  {say(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {parts.map(({ code, name, movement: each }) => {
              const shown = by === 'month' ? formatMonthFor(code, language) : name || say('plan.unknown');
              return (
                <tr key={code}>
                  <td>{shown}</td>
                  {cells(each, shown, placeOf(by, code))}
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr>
              <td>{say('plan.divide.sum')}</td>
              {cells(movement, say('plan.divide.sum'), undefined)}
            </tr>
          </tfoot>
        </table>
      </Scrolling>
    </Card>
  );
}

const stayedBy = ['unit', 'commune', 'collector', 'term', 'month'] as const;
type StayedBy = (typeof stayedBy)[number];

/** What narrows a figure to a row. */
const narrowed = (by: StayedBy, key: string): { collector?: string; term?: string; month?: string } =>
  by === 'collector' || by === 'term' || by === 'month' ? { [by]: key } : {};

function Stayed() {
  const { say, language } = useVoice();
  const { look } = useLook();
  const [wanted, setWanted] = useState<StayedBy>('term');
  const { asked, again } = useAsked('GET /api/plan/survival', { query: { ...look, by: wanted } });
  const why = useWhy('stayed-why');
  if (asked.state === 'loading') return <Loading text={say('plan.watch.loading')} />;
  if (asked.state === 'failed') return <NotCome why={asked.why} again={again} />;
  const { all, parts } = asked.value;
  const by = stayedBy.find((each) => each === asked.value.by) ?? wanted;
  const nameOf = (code: string, name: string): string => {
    if (code === '') return say('plan.unknown');
    if (by === 'month') return formatMonthFor(code, language);
    return by === 'term' ? say(`plan.term.${code}` as MessageId) : name;
  };
  const cells = (code: string | null, name: string, survival: readonly SurvivalTold[]): ComponentChildren =>
    ([3, 6, 12] as const).map((months) => {
      const told = survival.find((each) => each.months === months);
      const head = say('plan.kept', { months });
      const text = told ? shareText(told.share, say, language) : '–';
      return (
        <td key={months} class="so" data-head={head}>
          <span>
            {told && told.share !== null && code !== ''
              ? why.figure(
                  `kept-${months}`,
                  text,
                  `${head}, ${name}`,
                  code === null ? undefined : placeOf(by, code),
                  code === null ? {} : narrowed(by, code),
                )
              : text}
            {told && (
              <span class="aside block">
                {within((marks) => say('plan.keptOf', marks), {
                  count:
                    code === ''
                      ? formatNumber(told.won, language)
                      : why.figure(
                          'won',
                          formatNumber(told.won, language),
                          `${say('plan.part.won')}, ${name}`,
                          code === null ? undefined : placeOf(by, code),
                          { months, ...(code === null ? {} : narrowed(by, code)) },
                        ),
                })}
              </span>
            )}
          </span>
        </td>
      );
    });
  return (
    <Card title={say('plan.watch.stayed')} said={say('plan.watch.stayedSaid')}>
      <div class="room-acts plan-acts">
        <Segments
          label={say('plan.watch.by')}
          segments={stayedBy.map((each) => ({ value: each, label: say(`plan.watch.stayedBy.${each}`) }))}
          value={wanted}
          onChange={setWanted}
        />
      </div>
      {why.card}
      <Scrolling label={say('plan.watch.stayed')} stale={asked.stale}>
        <table class="table stacks">
          <caption class="spoken">{say('plan.watch.stayed')}</caption>
          <thead>
            <tr>
              <th scope="col">{say(`plan.watch.stayedBy.${by}`)}</th>
              {([3, 6, 12] as const).map((months) => (
                <th key={months} scope="col" class="so">
                  {say('plan.kept', { months })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {parts.map(({ code, name, survival }) => {
              const shown = nameOf(code, name);
              return (
                <tr key={code}>
                  <td>{shown}</td>
                  {cells(code, shown, survival)}
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr>
              <td>{say('plan.watch.all')}</td>
              {cells(null, say('plan.watch.all'), all)}
            </tr>
          </tfoot>
        </table>
      </Scrolling>
    </Card>
  );
}
