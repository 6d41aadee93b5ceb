import type { AnswerOf } from '@diemtua/client';
import { formatDay, formatDong, formatMonthFor, Icon, Money, Notice } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import type { Address } from '../calculator/address.ts';
import { later } from '../frame/later.tsx';
import { hrefOf } from '../frame/route.ts';
import { useVoice } from '../language/say.tsx';
import { useAsked, useAsking } from './asking.ts';
import { Layers } from './layers.tsx';
import { Part } from './part.tsx';

const Code = later(() => import('../share/code.tsx').then((part) => part.Code));

type Next = AnswerOf<'GET /api/my-record/next'>;
type Payable = Extract<Next, { state: 'payable' }>;
type Awaited = NonNullable<Payable['awaited']>;

/** What is due next: how much, by when, who adds what, and the code to pay it by. */
export function NextPart({ address }: { readonly address: Address }) {
  const { say, language } = useVoice();
  const { asked, again } = useAsked('GET /api/my-record/next');
  return (
    <Part id="next" heading={say('mine.next')} asked={asked} again={again}>
      {(next) => {
        if (next.state === 'payable') return <PayableNext next={next} address={address} />;
        const said =
          next.state === 'none'
            ? say('mine.next.none')
            : next.question.asks === 'too-far-ahead' && next.question.earliest !== undefined
              ? say('mine.next.early', {
                  from: formatMonthFor(next.from, language),
                  earliest: formatMonthFor(next.question.earliest, language),
                })
              : next.question.asks === 'after-deadline'
                ? address.say('mine.next.late', { from: formatMonthFor(next.from, language) })
                : say('mine.next.ask');
        return (
          <>
            <p>{said}</p>
            <p class="action">
              <a class="button second" href={hrefOf.places(language)}>
                {say('nav.places')}
              </a>
            </p>
          </>
        );
      }}
    </Part>
  );
}

function PayableNext({ next, address }: { readonly next: Payable; readonly address: Address }) {
  const { say, language } = useVoice();
  const { call, onClosed } = useAsking();
  const [made, setMade] = useState<Awaited | null>(next.awaited);
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const make = async (): Promise<void> => {
    if (made !== null) return setShown(true);
    setBusy(true);
    const answer = await call('POST /api/my-record/next/code');
    setBusy(false);
    if (answer.kind === 'closed') return onClosed(answer.over);
    if (answer.kind !== 'answered') return setWrong(answer.kind === 'refused' ? answer.message : say('mine.failed'));
    setWrong(null);
    setMade(answer.value);
    setShown(true);
  };
  const from = formatMonthFor(next.from, language);
  const until = formatMonthFor(next.until, language);
  return (
    <>
      <p class="record-sum">
        <Money amount={next.payable} />
      </p>
      <p>
        {say(next.months === 1 ? 'mine.next.month' : 'mine.next.months', { from, until })}{' '}
        {next.deadline !== null && say('mine.next.by', { month: formatMonthFor(next.deadline, language) })}
      </p>
      <Layers {...next} own={next.payable} state={next.stateAdds} local={next.localAdds} other={next.othersAdd} />
      {!shown && (
        <p class="action">
          <button type="button" class="button main" disabled={busy} onClick={() => void make()}>
            <Icon shape="cash" size={18} />
            {say('mine.next.code')}
          </button>
        </p>
      )}
      {wrong !== null && (
        <Notice tone="trouble" live>
          <p>{wrong}</p>
        </Notice>
      )}
      {shown && made !== null && <Transfer made={made} />}
      <p class="second small">{address.say('mine.next.orCash')}</p>
    </>
  );
}

/** The code and all that stands in it, for whoever types it by hand. */
function Transfer({ made }: { readonly made: Awaited }) {
  const { say, language } = useVoice();
  const { transfer, reference, amount, endsOn } = made;
  return (
    <div class="record-transfer" role="status">
      {transfer === null ? (
        <p>{say('mine.next.noAccount')}</p>
      ) : (
        <figure class="share-code">
          <Code text={transfer.payload} label={say('mine.next.codeLabel')} />
          <figcaption class="second small">{say('mine.next.codeSaid')}</figcaption>
        </figure>
      )}
      <dl class="results">
        <div>
          <dt>{say('mine.next.amount')}</dt>
          <dd class="so">{formatDong(amount, language)}</dd>
        </div>
        <div>
          <dt>{say('mine.next.reference')}</dt>
          <dd class="so">{reference}</dd>
        </div>
        {transfer !== null && (
          <div>
            <dt>{say('mine.next.account')}</dt>
            <dd>
              <span class="so">{transfer.number}</span>
              <br />
              {transfer.holder}
            </dd>
          </div>
        )}
        <div>
          <dt>{say('mine.next.ends')}</dt>
          <dd class="so">{formatDay(endsOn, language)}</dd>
        </div>
      </dl>
    </div>
  );
}
