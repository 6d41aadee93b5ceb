import { Empty, formatNumber, Loading, Notice, readNumber, TextField, Scrolling } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import type { Refusal } from '../../asking/call.ts';
import { useOffice } from '../../asking/office.tsx';
import { Head } from '../../frame/head.tsx';
import { NotCome } from '../../frame/refusal.tsx';
import { useVoice, type MessageId } from '../../language/say.tsx';
import { DayField } from '../../receipts/day-field.tsx';
import { useLook } from '../look.tsx';
import { Assumed, Card, Reasons } from '../plan-card.tsx';
import type { Spread } from '../shapes.ts';
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
  const { hrefTo } = useLook();
  if (spread.kind === 'impossible')
    return (
      <Notice tone="trouble" live>
        {say(`plan.spread.problem.${spread.problem}` as MessageId)}
      </Notice>
    );
  const people = (value: number): string => formatNumber(Math.round(value), language);
  const rows = spread.communes.toSorted((one, other) => other.expected - one.expected);
  return (
    <Card
      title={say('plan.spread.result', { expected: people(spread.expected), evenly: people(spread.evenly) })}
      said={
        <>
          {say('plan.spread.resultSaid')} <Assumed of="forecast" />
        </>
      }
    >
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
                  <b>{formatNumber(expected, language, 1)}</b>
                </td>
                <td data-head={say('plan.spread.why')}>
                  <Reasons reasons={reasons} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </Card>
  );
}
