import { formatDay } from '@diemtua/ui';
import { useVoice } from '../language/say.tsx';
import { hrefOf } from './route.ts';

/** The end of every screen: who decides, the law of which day, and where else to go. */
export function Foot({ lawOf, current }: { readonly lawOf: string; readonly current: string }) {
  const { say, language } = useVoice();
  const links = [
    [hrefOf.calculator, say('nav.calculator')],
    [hrefOf.questions, say('nav.questions')],
    [hrefOf.rules, say('nav.rules')],
    [hrefOf.parameters, say('nav.parameters')],
  ] as const;
  return (
    <footer class="foot">
      <div class="column">
        <nav aria-label={say('nav.label')}>
          <ul>
            {links.map(([href, text]) => (
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
        <p>{say('foot.private')}</p>
      </div>
    </footer>
  );
}
