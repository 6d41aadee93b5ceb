import type { AnswerOf } from '@diemtua/client';
import { Failed, Loading } from '@diemtua/ui';
import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { Band } from '../frame/band.tsx';
import { useVoice } from '../language/say.tsx';
import { AskingContext, callIn, type Asking } from './asking.ts';
import { Door, reasonIn, type Reason } from './door.tsx';
import { OpenRecord } from './open-record.tsx';

export type Cover = AnswerOf<'GET /api/my-record/cover'>;

/** Whether the record is open, and if not, why. */
type State =
  | { readonly is: 'loading' }
  | { readonly is: 'unreachable' }
  | { readonly is: 'closed'; readonly why: Reason | null }
  | { readonly is: 'open'; readonly cover: Cover };

/** The own record: the door to it, or what stands in it. */
export function MyRecord({ head }: { readonly head: ComponentChildren }) {
  const { say, language } = useVoice();
  const [state, setState] = useState<State>({ is: 'loading' });
  const [round, setRound] = useState(0);
  const onClosed = useCallback((over: boolean) => setState({ is: 'closed', why: over ? 'over' : null }), []);
  const asking = useMemo((): Asking => ({ call: callIn(language), onClosed }), [language, onClosed]);
  useEffect(() => {
    let wanted = true;
    const why = reasonIn(location.hash);
    // Who comes back from the sign-in with a reason is at the door, whatever was open before.
    if (why !== null) {
      history.replaceState(null, '', location.pathname + location.search);
      setState({ is: 'closed', why });
      return undefined;
    }
    void asking.call('GET /api/my-record/cover').then((answer) => {
      if (!wanted) return;
      if (answer.kind === 'answered') setState({ is: 'open', cover: answer.value });
      else if (answer.kind === 'closed') setState({ is: 'closed', why: answer.over ? 'over' : null });
      else setState((before) => (before.is === 'open' ? before : { is: 'unreachable' }));
    });
    return () => {
      wanted = false;
    };
  }, [asking, round]);
  if (state.is === 'open')
    return (
      <AskingContext.Provider value={asking}>
        <OpenRecord head={head} cover={state.cover} onOver={() => onClosed(true)} />
      </AskingContext.Provider>
    );
  if (state.is === 'closed') return <Door head={head} why={state.why} call={asking.call} />;
  return (
    <>
      <Band head={head} moved={false} title={say('mine.title')} lead={say('mine.lead')} />
      <main class="column">
        <section>
          {state.is === 'loading' ? (
            <Loading text={say('mine.loading')} />
          ) : (
            <Failed
              again={{
                label: say('later.again'),
                act: () => {
                  setState({ is: 'loading' });
                  setRound(round + 1);
                },
              }}
            >
              {say('mine.failed')}
            </Failed>
          )}
        </section>
      </main>
    </>
  );
}
