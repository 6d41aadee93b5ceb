import { formatDay } from '@diemtua/ui';
import { useVoice } from '../language/say.tsx';
import { hrefOf } from './route.ts';

/** The end of every screen: who decides, the law of which day, and where else to go. */
export function Foot(props: {
  readonly lawOf: string;
  readonly current: string;
  /** In a frame of another page: one link leads to the whole app, in a tab of its own. */
  readonly embedded?: boolean;
  /** The page shows what a server has of one person: its foot must not say that nothing is sent. */
  readonly kept?: boolean;
}) {
  const { lawOf, current, embedded = false, kept = false } = props;
  const { say, language } = useVoice();
  const links = [
    [hrefOf.home, say('nav.calculator')],
    [hrefOf.places(language), say('nav.places')],
    [hrefOf.call(language), say('nav.call')],
    [hrefOf.receipt(language), say('nav.receipt')],
    [hrefOf.figures(language), say('nav.figures')],
    [hrefOf.record, say('nav.record')],
    [hrefOf.questions, say('nav.questions')],
    [hrefOf.rules, say('nav.rules')],
    [hrefOf.parameters, say('nav.parameters')],
    [hrefOf.programs, say('nav.programs')],
  ] as const;
  return (
    <footer class="foot">
      <div class="column">
        <nav aria-label={say('nav.label')}>
          <ul>
            {embedded && (
              <li>
                <a href={hrefOf.home} target="_blank" rel="noopener">
                  {say('nav.whole')}
                </a>
              </li>
            )}
            {(embedded ? [] : links).map(([href, text]) => (
              <li key={href}>
                <a href={href} aria-current={href === current ? 'page' : undefined}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <p>
          <b>{say('foot.decides')}</b> {say('foot.helps')}
        </p>
        <p>{say('foot.lawOf', { day: formatDay(lawOf, language) })}</p>
        <p>{say(kept ? 'mine.footPrivate' : 'foot.private')}</p>
      </div>
    </footer>
  );
}
