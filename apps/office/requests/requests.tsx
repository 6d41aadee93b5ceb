import type { AnswerOf } from '@diemtua/client';
import { DataTable, Empty, formatDay, goTo, Loading, Tag, type Column, type Tone } from '@diemtua/ui';
import { useCallback, useEffect, useMemo } from 'preact/hooks';
import { useOffice } from '../asking/office.tsx';
import { useAsked } from '../asking/use-asked.ts';
import { Head } from '../frame/head.tsx';
import { NotCome } from '../frame/refusal.tsx';
import { hrefOf } from '../frame/route.ts';
import { useVoice } from '../language/say.tsx';
import { nameOrder } from '../people/person-words.ts';
import { AnswerCard } from './answer-card.tsx';

export type Request = AnswerOf<'GET /api/requests'>['requests'][number];

const tones: Readonly<Record<Request['state'], Tone>> = {
  received: 'waiting',
  'looked-at': 'neutral',
  answered: 'safe',
};

/** What participants ask about their records: those that wait on top, each with its answer beside it. */
export function Requests({ request }: { readonly request: string | null }) {
  const { say } = useVoice();
  const { done } = useOffice();
  const { asked, again } = useAsked('GET /api/requests');
  const requests = asked.state === 'ready' ? asked.value.requests : [];
  const open = requests.filter(({ state }) => state !== 'answered').length;
  const chosen = requests.find(({ id }) => id === request) ?? null;
  useEffect(() => {
    if (chosen) document.getElementById('answering')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const stepped = useCallback(
    (text: string): void => {
      done({ text });
      again();
    },
    [done, again],
  );
  return (
    <>
      <Head />
      <div class="room-head">
        <h1>{say('requests.title')}</h1>
        <p class="aside">{say('requests.said')}</p>
      </div>
      {asked.state === 'loading' && <Loading text={say('requests.loading')} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {asked.state === 'ready' && requests.length === 0 && (
        <Empty>
          <p>{say('requests.empty')}</p>
          <a class="button second" href={hrefOf.people}>
            {say('room.people')}
          </a>
        </Empty>
      )}
      {requests.length > 0 && (
        <div class={chosen ? 'beside' : undefined}>
          <section class={asked.state === 'ready' && asked.stale ? 'card stale' : 'card'}>
            <h2>{say('requests.count', { count: open })}</h2>
            <Rows requests={requests} chosen={request} />
          </section>
          {chosen && <AnswerCard key={chosen.id} request={chosen} onStep={stepped} />}
        </div>
      )}
    </>
  );
}

function Rows({ requests, chosen }: { readonly requests: readonly Request[]; readonly chosen: string | null }) {
  const { say, language } = useVoice();
  const { today } = useOffice();
  const columns = useMemo(
    (): readonly Column<Request>[] => [
      {
        id: 'by',
        head: say('requests.by'),
        digits: true,
        order: ({ state, answerBy }) => `${state === 'answered' ? 1 : 0} ${answerBy}`,
        cell: ({ state, answerBy }) =>
          state !== 'answered' && answerBy < today ? (
            <Tag tone="trouble">{formatDay(answerBy, language)}</Tag>
          ) : (
            formatDay(answerBy, language)
          ),
      },
      {
        id: 'who',
        head: say('requests.who'),
        order: ({ personName }) => nameOrder(personName),
        cell: ({ id, personName, communeName }) => (
          <>
            <a href={hrefOf.requests(id)} aria-current={id === chosen ? 'true' : undefined}>
              {personName}
            </a>
            <small class="aside block">{communeName}</small>
          </>
        ),
      },
      {
        id: 'what',
        head: say('requests.what'),
        order: ({ kind }) => kind,
        cell: ({ kind, about }) => (
          <>
            {say(`requests.${kind}`)}
            <small class="aside block">{about.map((each) => say(`requests.about.${each}`)).join(', ')}</small>
          </>
        ),
      },
      {
        id: 'state',
        head: say('requests.state'),
        order: ({ state }) => state,
        cell: ({ state }) => <Tag tone={tones[state]}>{say(`requests.state.${state}`)}</Tag>,
      },
    ],
    [say, language, chosen, today],
  );
  const openRow = useCallback(({ id }: Request) => goTo(hrefOf.requests(id)), []);
  const keyOf = useCallback(({ id }: Request) => id, []);
  return <DataTable caption={say('requests.title')} columns={columns} rows={requests} keyOf={keyOf} onOpen={openRow} />;
}
