import { addressTo } from '../calculator/address.ts';
import type { FrameProps } from '../calculator/calculator.tsx';
import { WAYS } from '../calculator/draft.ts';
import { Band } from '../frame/band.tsx';
import { Listen } from '../frame/listen.tsx';
import { hrefOf } from '../frame/route.ts';
import { useVoice } from '../language/say.tsx';
import { Starts } from './starts.tsx';

/** The first screen: six sentences, one of which is what the person came with. */
export function Home({ head, moved }: FrameProps) {
  const { say, language } = useVoice();
  const address = addressTo('', say, language);
  return (
    <>
      <Band head={head} moved={moved} title={say('home.title')} lead={address.say('home.lead')} />
      <main class="column">
        <section>
          <h2>
            {address.say('home.ask')}{' '}
            <Listen messages={['home.ask', ...WAYS.map((way) => `way.${way}` as const)]} address={address} />
          </h2>
          <Starts />
        </section>
        <section>
          <h2>{say('home.what')}</h2>
          <p class="second">{say('home.whatSaid')}</p>
          <p class="second">{say('home.stateSaid')}</p>
        </section>
        <section>
          <h2>{say('home.more')}</h2>
          <ul class="links">
            <li>
              <a href={hrefOf.record}>{say('nav.record')}</a>
            </li>
            <li>
              <a href={hrefOf.places(language)}>{say('nav.places')}</a>
            </li>
            <li>
              <a href={hrefOf.call(language)}>{say('nav.call')}</a>
            </li>
            <li>
              <a href={hrefOf.receipt(language)}>{say('nav.receipt')}</a>
            </li>
            <li>
              <a href={hrefOf.figures(language)}>{say('nav.figures')}</a>
            </li>
            <li>
              <a href={hrefOf.questions}>{say('more.questions')}</a>
            </li>
            <li>
              <a href={hrefOf.rules}>{say('more.rules')}</a>
            </li>
          </ul>
        </section>
      </main>
    </>
  );
}
