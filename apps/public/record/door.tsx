import type { AnswerOf } from '@diemtua/client';
import { Failed, Loading, Notice } from '@diemtua/ui';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Band } from '../frame/band.tsx';
import { hrefOf } from '../frame/route.ts';
import { useVoice } from '../language/say.tsx';
import type { Call } from './asking.ts';

/** Why somebody stands at the door: what became of the sign-in, the record closed itself, or it was closed. */
const REASONS = ['refused', 'no-number', 'nobody', 'several', 'over', 'out'] as const;
export type Reason = (typeof REASONS)[number];

/** The reason behind # in an address; null where there is none that we know. */
export const reasonIn = (hash: string): Reason | null => REASONS.find((reason) => hash === `#${reason}`) ?? null;

/** Those who are not found, or twice: the office finds them with the identity card. */
const needsOffice: ReadonlySet<Reason> = new Set(['no-number', 'nobody', 'several']);

type Providers = AnswerOf<'GET /api/my-record/sign-in'>['providers'];

interface DoorProps {
  readonly head: ComponentChildren;
  readonly why: Reason | null;
  readonly call: Call;
}

/** The door: what is behind it, who may open it, and the way out where it does not open. */
export function Door({ head, why, call }: DoorProps) {
  const { say, language } = useVoice();
  const [providers, setProviders] = useState<Providers | 'loading' | 'failed'>('loading');
  useEffect(() => {
    if (providers !== 'loading') return;
    void call('GET /api/my-record/sign-in').then((answer) =>
      setProviders(answer.kind === 'answered' ? answer.value.providers : 'failed'),
    );
  }, [call, providers]);
  return (
    <>
      <Band head={head} moved={false} title={say('mine.title')} lead={say('mine.lead')} />
      <main class="column record-door">
        {why !== null && (
          <section>
            <Notice tone={needsOffice.has(why) || why === 'refused' ? 'waiting' : 'said'} live>
              <p>{say(`mine.why.${why}`)}</p>
              {needsOffice.has(why) && (
                <p>
                  <a href={hrefOf.places(language)}>{say('mine.toOffice')}</a>
                </p>
              )}
            </Notice>
          </section>
        )}
        <section>
          <h2>{say('mine.signIn')}</h2>
          {providers === 'loading' && <Loading text={say('mine.loading')} lines={2} />}
          {providers === 'failed' && (
            <Failed again={{ label: say('later.again'), act: () => setProviders('loading') }}>
              {say('mine.failed')}
            </Failed>
          )}
          {typeof providers !== 'string' &&
            (providers.length === 0 ? (
              <p>
                {say('mine.noSignIn')} <a href={hrefOf.places(language)}>{say('mine.toOffice')}</a>
              </p>
            ) : (
              providers.map(({ name, label, trial }) => (
                <div key={name} class="action">
                  <a class="button main" href={`/api/my-record/sign-in/${name}`}>
                    {trial ? say('mine.trial') : say('mine.by', { label })}
                  </a>
                  {trial && <p class="second small">{say('mine.trialSaid')}</p>}
                </div>
              ))
            ))}
        </section>
        <section>
          <h2>{say('mine.inside')}</h2>
          <ul class="plain-list">
            {(['cover', 'money', 'next', 'rights', 'ask', 'data'] as const).map((each) => (
              <li key={each}>{say(`mine.inside.${each}`)}</li>
            ))}
          </ul>
          <p class="second">{say('mine.shared')}</p>
        </section>
      </main>
    </>
  );
}
