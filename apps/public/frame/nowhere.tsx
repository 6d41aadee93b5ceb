import type { FrameProps } from '../calculator/calculator.tsx';
import { useVoice } from '../language/say.tsx';
import { Band } from './band.tsx';
import { hrefOf } from './route.ts';

/** There is no such address. */
export function Nowhere({ head, moved }: FrameProps) {
  const { say } = useVoice();
  return (
    <>
      <Band head={head} moved={moved} title={say('nowhere.title')} />
      <main class="column">
        <section>
          <p>{say('nowhere.said')}</p>
          <p class="action">
            <a class="button main" href={hrefOf.home}>
              {say('nav.calculator')}
            </a>
          </p>
        </section>
      </main>
    </>
  );
}
