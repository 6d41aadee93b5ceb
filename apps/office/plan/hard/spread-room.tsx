import {
  CountExplanation,
  Empty,
  formatNumber,
  Loading,
  Notice,
  OpeningFigure,
  readNumber,
  TextField,
  Scrolling,
} from '@diemtua/ui';
import { useState } from 'preact/hooks';
import type { Refusal } from '../../asking/call.ts';
import { useOffice } from '../../asking/office.tsx';
import { Head } from '../../frame/head.tsx';
import { NotCome } from '../../frame/refusal.tsx';
import { useVoice } from '../../language/say.tsx';
import { DayField } from '../../receipts/day-field.tsx';
import { PartsList, useWhy, WorkingCard } from '../figure.tsx';
import { useLook } from '../look.tsx';
import { Assumed, Card, Reasons } from '../plan-card.tsx';
import { figuresText } from '../plan-words.ts';
import type { Spread } from '../shapes.ts';
import { within } from '../within.tsx';
import { HardTabs } from './hard-tabs.tsx';

type Came = { readonly spread: Spread } | { readonly why: Refusal } | 'asking' | null;

/** The remaining meetings and collector-days, spread over the communes for the most who stay, with the reason of each. */
export function SpreadRoom() {
  const { say, language } = useVoice();
  const { call, today } = useOffice();
  const { look } = useLook();
  const [meetings, setMeetings] = useState('240');
  const [days, setDays] = useState('1200');
  const [most, setMost] = useState('12');
  const [least, setLeast] = useState('1');
  const [until, setUntil] = useState(`${today.slice(0, 4)}-12-31`);
  const [came, setCame] = useState<Came>(null);
  const numbers = [meetings, days, most, least].map((text) => readNumber(text));
  const ready = until !== '' && numbers.every((value) => value !== null && Number.isInteger(value) && value >= 0);
  const ask = async (): Promise<void> => {
    const [meetingCount = 0, dayCount = 0, communeMost = 1, communeLeast = 0] = numbers.map((value) => value ?? 0);
    setCame('asking');
    const answer = await call('POST /api/plan/spread', {
      body: {
        product: look.product,
        ...(look.on === undefined ? {} : { on: look.on }),
        until,
        meetings: meetingCount,
        collectorDays: dayCount,
        perCommuneMax: communeMost,
        perCommuneMin: communeLeast,
      },
    });
    setCame(answer.kind === 'answered' ? { spread: answer.value } : { why: answer });
  };
  return (
    <>
      <Head />
      <div class="room-head plan-head">
        <h1>{say('plan.spread.title')}</h1>
      </div>
      <HardTabs at="spread" />
      <p class="lead">{say('plan.spread.lead')}</p>
      <Card title={say('plan.spread.means')}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (ready) void ask();
          }}
        >
          <div class="field-grid">
            <TextField
              id="spread-meetings"
              label={say('plan.spread.meetings')}
              inputMode="numeric"
              value={meetings}
              onChange={setMeetings}
            />
            <TextField
              id="spread-days"
              label={say('plan.spread.days')}
              inputMode="numeric"
              value={days}
              onChange={setDays}
            />
            <TextField
              id="spread-least"
              label={say('plan.spread.least')}
              inputMode="numeric"
              value={least}
              onChange={setLeast}
            />
            <TextField
              id="spread-most"
              label={say('plan.spread.most')}
              inputMode="numeric"
              value={most}
              onChange={setMost}
            />
            <DayField
              id="spread-until"
              label={say('plan.spread.until')}
              value={until}
              min={look.on ?? today}
              onChange={setUntil}
            />
          </div>
          <div class="actions">
            <button type="submit" class="button main" disabled={!ready || came === 'asking'}>
              {say('plan.spread.act')}
            </button>
          </div>
        </form>
      </Card>
      {came === null && (
        <Empty>
          <p>{say('plan.spread.empty')}</p>
        </Empty>
      )}
      {came === 'asking' && <Loading text={say('plan.spread.loading')} />}
      {came !== null && came !== 'asking' && 'why' in came && <NotCome why={came.why} again={() => void ask()} />}
      {came !== null && came !== 'asking' && 'spread' in came && <Outcome spread={came.spread} language={language} />}
    </>
  );
}

function Outcome({
  spread,
  language,
}: {
  readonly spread: Spread;
  readonly language: Parameters<typeof formatNumber>[1];
}) {
  const { say } = useVoice();
  if (spread.kind === 'impossible')
    return (
      <Notice tone="trouble" live>
        {say(`plan.refusal.${spread.problem}`, figuresText(spread.figures, language))}
      </Notice>
    );
  return <Shares spread={spread} />;
}

/** Which of the two wholes is open: what the spread brings, or what turns would. */
type Whole = 'expected' | 'evenly';

function Shares({ spread }: { readonly spread: Spread & { readonly kind: 'spread' } }) {
  const { say, language } = useVoice();
  const { hrefTo } = useLook();
  const why = useWhy('yield-why');
  const [open, setOpen] = useState<Whole | null>(null);
  const people = (value: number): string => formatNumber(Math.round(value), language);
  const rows = spread.communes.toSorted((one, other) => other.expected - one.expected);
  const whole = (of: Whole) => (
    <OpeningFigure
      open={open === of}
      controls="spread-why"
      about={say(`plan.spread.${of}`)}
      onToggle={() => setOpen(open === of ? null : of)}
    >
      {people(spread[of])}
    </OpeningFigure>
  );
  return (
    <Card
      title={within((marks) => say('plan.spread.result', marks), {
        expected: whole('expected'),
        evenly: whole('evenly'),
      })}
      said={
        <>
          {say('plan.spread.resultSaid')} <Assumed of="forecast" />
        </>
      }
    >
      {open && (
        <CountExplanation
          id="spread-why"
          amount={people(spread[open])}
          steps={[
            { name: say('plan.figure.question'), text: '', said: say(`plan.spread.${open}Said`) },
            ...spread.limits
              .filter(({ unit }) => unit === null)
              .map(({ limit, used, most }) => ({
                name: say(`plan.spread.limit.${limit}`),
                text: `${formatNumber(used, language)} / ${formatNumber(most, language)}`,
              })),
          ]}
          result={{ name: say('plan.figure.result'), text: formatNumber(spread[open], language, 1) }}
          records={
            <PartsList parts={rows.map((row) => ({ key: row.place.code, name: row.place.name, value: row[open] }))} />
          }
          foot={say('plan.nature.estimate')}
          onClose={() => setOpen(null)}
        />
      )}
      {why.card}
      <Scrolling label={say('plan.spread.title')}>
        <table class="table stacks">
          <caption class="spoken">{say('plan.spread.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('plan.place.commune')}</th>
              <th scope="col" class="so">
                {say('plan.spread.meetings')}
              </th>
              <th scope="col" class="so">
                {say('plan.spread.days')}
              </th>
              <th scope="col" class="so">
                {say('plan.spread.expected')}
              </th>
              <th scope="col">{say('plan.spread.why')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ place, meetings, collectorDays, expected, reasons }) => (
              <tr key={place.code}>
                <td>
                  <a href={hrefTo({ room: 'place', level: 'commune', code: place.code })}>{place.name}</a>
                </td>
                <td class="so" data-head={say('plan.spread.meetings')}>
                  {formatNumber(meetings, language)}
                </td>
                <td class="so" data-head={say('plan.spread.days')}>
                  {formatNumber(collectorDays, language)}
                </td>
                <td class="so" data-head={say('plan.spread.expected')}>
                  <b>
                    {why.figure(
                      'yield',
                      formatNumber(expected, language, 1),
                      `${say('plan.spread.expected')}, ${place.name}`,
                      place,
                      { meetings, collectorDays },
                    )}
                  </b>
                </td>
                <td data-head={say('plan.spread.why')}>
                  <Reasons reasons={reasons} about={place.name} why={why} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      <Limits spread={spread} />
    </Card>
  );
}

type Limit = (Spread & { readonly kind: 'spread' })['limits'][number];

/** What there was to spread, what of it is used and by whom, and what one more would bring: where it holds the spread first. */
function Limits({ spread: { limits } }: { readonly spread: Spread & { readonly kind: 'spread' } }) {
  const { say, language } = useVoice();
  const [open, setOpen] = useState<{ readonly of: Limit; readonly what: 'used' | 'there' | 'oneMore' } | null>(null);
  const rows = limits.toSorted((one, other) => Number(other.binds) - Number(one.binds) || other.oneMore - one.oneMore);
  const nameOf = ({ limit, unitName }: Limit): string => unitName ?? say(`plan.spread.limit.${limit}`);
  const opening = (row: Limit, what: 'used' | 'there' | 'oneMore', text: string) => {
    const isOpen = open?.of === row && open.what === what;
    return (
      <OpeningFigure
        open={isOpen}
        controls="limit-why"
        about={`${say(`plan.spread.${what}`)}, ${nameOf(row)}`}
        onToggle={() => setOpen(isOpen ? null : { of: row, what })}
      >
        {text}
      </OpeningFigure>
    );
  };
  return (
    <details class="inside">
      <summary>{say('plan.spread.limits')}</summary>
      {open?.what === 'used' && (
        <CountExplanation
          id="limit-why"
          amount={formatNumber(open.of.used, language)}
          steps={[
            { name: say('plan.figure.question'), text: '', said: say(`plan.spread.usedSaid.${open.of.limit}`) },
            { name: say('plan.spread.limit'), text: nameOf(open.of) },
            { name: say('plan.spread.there'), text: formatNumber(open.of.most, language) },
            { name: say('plan.spread.left'), text: formatNumber(open.of.most - open.of.used, language) },
          ]}
          result={{ name: say('plan.spread.used'), text: formatNumber(open.of.used, language) }}
          records={<PartsList parts={open.of.uses.map(({ code, name, used }) => ({ key: code, name, value: used }))} />}
          foot={say('plan.nature.estimate')}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.what === 'there' && open.of.there && (
        <WorkingCard
          id="limit-why"
          amount={formatNumber(open.of.most, language)}
          question={`${say('plan.spread.thereSaid')} ${nameOf(open.of)}`}
          working={open.of.there}
          foot={say('plan.nature.counted')}
          onClose={() => setOpen(null)}
        />
      )}
      {open?.what === 'oneMore' && (
        <CountExplanation
          id="limit-why"
          amount={formatNumber(open.of.oneMore, language, 1)}
          steps={[
            { name: say('plan.figure.question'), text: '', said: say('plan.spread.oneMoreSaid') },
            { name: say('plan.spread.limit'), text: nameOf(open.of) },
            ...open.of.gains.map(({ name, gain }) => ({
              name,
              text: formatNumber(gain, language, 2),
              said: say('plan.nature.estimate'),
            })),
          ]}
          result={{ name: say('plan.spread.oneMore'), text: formatNumber(open.of.oneMore, language, 2) }}
          foot={say('plan.nature.estimate')}
          onClose={() => setOpen(null)}
        />
      )}
      <Scrolling label={say('plan.spread.limits')}>
        <table class="table tight">
          <caption class="spoken">{say('plan.spread.limits')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('plan.spread.limit')}</th>
              <th scope="col" class="so">
                {say('plan.spread.used')}
              </th>
              <th scope="col" class="so">
                {say('plan.spread.there')}
              </th>
              <th scope="col" class="so">
                {say('plan.spread.oneMore')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.limit} ${row.unit ?? ''}`}>
                <th scope="row">{nameOf(row)}</th>
                <td class="so">{opening(row, 'used', formatNumber(row.used, language))}</td>
                <td class="so">
                  {row.there === null
                    ? formatNumber(row.most, language)
                    : opening(row, 'there', formatNumber(row.most, language))}
                </td>
                <td class="so">
                  {!row.binds
                    ? say('plan.spread.left')
                    : row.gains.length === 0
                      ? formatNumber(0, language)
                      : opening(row, 'oneMore', formatNumber(row.oneMore, language, 1))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </details>
  );
}
