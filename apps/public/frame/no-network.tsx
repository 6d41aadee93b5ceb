import type { FrameProps } from '../calculator/calculator.tsx';
import { Starts } from '../home/starts.tsx';
import { useVoice } from '../language/say.tsx';
import { Band } from './band.tsx';
import { SERVED, type Route } from './route.ts';

/** Whether this page stands in for one that could not be reached: the keeper of pages says so. */
export const isUnreached = (): boolean => 'unreached' in document.body.dataset;

/** What is asked for needs a network: which pages do, which do not, and how to try again. */
export function NoNetwork({ head, moved, route }: FrameProps & { readonly route: Route }) {
  const { say } = useVoice();
  return (
    <>
      <Band head={head} moved={moved} title={say('unreached.title')} lead={say('unreached.lead')} />
      <main class="column">
        <section>
          {route.screen === 'served' && (route.page === 'record' || route.page === 'call') && (
            <p>{say(`unreached.${route.page}`)}</p>
          )}
          <p class="action">
            <button type="button" class="button main" onClick={() => location.reload()}>
              {say('later.again')}
            </button>
          </p>
        </section>
        <section>
          <h2>{say('unreached.works')}</h2>
          <Starts />
        </section>
        <section>
          <h2>{say('unreached.waits')}</h2>
          <ul class="plain-list">
            {SERVED.map((page) => (
              <li key={page}>{say(`nav.${page}`)}</li>
            ))}
            <li>{say('unreached.law')}</li>
          </ul>
        </section>
      </main>
    </>
  );
}
