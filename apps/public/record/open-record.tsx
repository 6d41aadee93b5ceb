import { formatMonthFor, Icon, Notice, Tag, type Tone } from '@diemtua/ui';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { addressTo } from '../calculator/address.ts';
import { Band } from '../frame/band.tsx';
import { hrefOf } from '../frame/route.ts';
import { useVoice } from '../language/say.tsx';
import { useAsking } from './asking.ts';
import { HouseholdPart } from './household-part.tsx';
import type { Cover } from './my-record.tsx';
import { NextPart } from './next-part.tsx';
import { PaymentsPart } from './payments-part.tsx';
import { RequestsPart } from './requests-part.tsx';
import { RightsPart } from './rights-part.tsx';

const tones: Readonly<Record<Cover['standing']['state'], Tone>> = {
  covered: 'safe',
  due: 'waiting',
  lapsed: 'trouble',
  never: 'quiet',
};

/** So long nobody has to touch the screen before it closes itself: on a phone that others use, too. */
const IDLE_MS = 15 * 60_000;
const LOOK_MS = 20_000;

/** Closes the record that nobody looks at any more, or whose time is over. */
function useClosing(endsAt: string, onOver: () => void): void {
  useEffect(() => {
    let touched = performance.now();
    const began = touched;
    const left = Date.parse(endsAt) - Date.now();
    const touch = (): void => void (touched = performance.now());
    const signs = ['pointerdown', 'keydown', 'scroll'] as const;
    for (const sign of signs) window.addEventListener(sign, touch, { passive: true });
    const look = setInterval(() => {
      const now = performance.now();
      if (now - touched >= IDLE_MS || now - began >= left) onOver();
    }, LOOK_MS);
    return () => {
      clearInterval(look);
      for (const sign of signs) window.removeEventListener(sign, touch);
    };
  }, [endsAt, onOver]);
}

function useOnline(): boolean {
  const [online, setOnline] = useState(() => navigator.onLine);
  useEffect(() => {
    const follow = (): void => setOnline(navigator.onLine);
    window.addEventListener('online', follow);
    window.addEventListener('offline', follow);
    return () => {
      window.removeEventListener('online', follow);
      window.removeEventListener('offline', follow);
    };
  }, []);
  return online;
}

/** The time of day in Vietnam: "10:05". */
const timeInVietnam = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Ho_Chi_Minh',
  hour: '2-digit',
  minute: '2-digit',
});

interface OpenProps {
  readonly head: ComponentChildren;
  readonly cover: Cover;
  readonly onOver: () => void;
}

/** The record of whoever is signed in: cover first, then what is next, what it gives, and what can be done about it. */
export function OpenRecord({ head, cover, onOver }: OpenProps) {
  const { say, language } = useVoice();
  const { call } = useAsking();
  const online = useOnline();
  const [leaving, setLeaving] = useState<'no' | 'now' | 'failed'>('no');
  useClosing(cover.endsAt, onOver);
  const address = useMemo(() => addressTo(cover.sex, say, language), [cover.sex, say, language]);
  const { state, until, due } = cover.standing;
  const month = (text: string | null): string => (text === null ? '' : formatMonthFor(text, language));
  const values = { until: month(until), due: month(due) };
  const leave = async (): Promise<void> => {
    setLeaving('now');
    const answer = await call('POST /api/my-record/sign-out');
    // A page of its own: nothing of what was shown is left in this one.
    if (answer.kind === 'answered' || answer.kind === 'closed') {
      location.replace(`${hrefOf.record}#out`);
      location.reload();
    } else setLeaving('failed');
  };
  const signOut = (
    <button type="button" class="button second" disabled={leaving === 'now'} onClick={() => void leave()}>
      <Icon shape="out" size={18} />
      {say('mine.signOut')}
    </button>
  );
  return (
    <>
      <Band head={head} moved={false} title={address.say(`mine.cover.${state}`, values)} lead={cover.name} />
      {!online && (
        <div class="record-offline" role="status">
          <p class="column">{say('mine.offline', { time: timeInVietnam.format(new Date(cover.at)) })}</p>
        </div>
      )}
      <main class="column record">
        <section aria-label={say('mine.title')}>
          <p>
            <Tag tone={tones[state]}>{say(`mine.state.${state}`)}</Tag>
          </p>
          <p>{address.say(`mine.cover.${state}Said`, values)}</p>
          <dl class="results">
            <div>
              <dt>{say('mine.number')}</dt>
              <dd class="so">{cover.personalNumber ?? say('mine.unknown')}</dd>
            </div>
            <div>
              <dt>{say('mine.insuranceNumber')}</dt>
              <dd class="so">{cover.insuranceNumber ?? say('mine.unknown')}</dd>
            </div>
            <div>
              <dt>{say('mine.office')}</dt>
              <dd>{cover.unit ?? say('mine.unknown')}</dd>
            </div>
          </dl>
          <p class="second small">
            {say('mine.seenAt', { time: timeInVietnam.format(new Date(cover.at)) })} {say('mine.logged')}
          </p>
          <div class="action">{signOut}</div>
          {leaving === 'failed' && (
            <Notice tone="trouble" live>
              <p>{say('mine.signOutFailed')}</p>
            </Notice>
          )}
        </section>
        <NextPart address={address} />
        <RightsPart address={address} day={cover.day} />
        <PaymentsPart />
        <HouseholdPart />
        <RequestsPart address={address} />
        <section aria-labelledby="take">
          <h2 id="take">{say('mine.take')}</h2>
          <p>{say('mine.takeSaid')}</p>
          <div class="share-acts">
            <a class="button second" href="/api/my-record/own-data?as=pdf" download="ho-so-cua-toi.pdf">
              <Icon shape="paper" size={18} />
              {say('mine.takePaper')}
            </a>
            <a class="button second" href="/api/my-record/own-data" download="ho-so-cua-toi.json">
              <Icon shape="tray" size={18} />
              {say('mine.takeFile')}
            </a>
          </div>
        </section>
        <section>
          <p class="second">{say('mine.shared')}</p>
          <div class="action">{signOut}</div>
        </section>
      </main>
    </>
  );
}
