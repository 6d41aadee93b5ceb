import { rulePages, type RulePage } from '@diemtua/law';
import { TextField } from '@diemtua/ui';
import { useMemo, useState } from 'preact/hooks';
import type { FrameProps } from '../calculator/calculator.tsx';
import { Band } from '../frame/band.tsx';
import { hrefOf } from '../frame/route.ts';
import { useVoice, type MessageId } from '../language/say.tsx';
import { matches } from './find.ts';

/** Every rule, by the chapters of the law. */
export function Rules({ head, moved }: FrameProps) {
  const { say, law } = useVoice();
  const [wanted, setWanted] = useState('');
  const pages = useMemo(() => rulePages(law), [law]);
  const found = pages.filter((page) => matches(wanted, page.name, ...page.cite));
  const chapters = [...new Set(found.map(({ chapter }) => chapter))];
  return (
    <>
      <Band head={head} moved={moved} title={say('rules.title')} lead={say('rules.lead')} />
      <main class="column">
        <search class="find">
          <TextField id="find" label={say('rules.find')} value={wanted} onChange={setWanted} />
        </search>
        <div aria-live="polite">
          {found.length === 0 && (
            <section>
              <p>{say('rules.none')}</p>
            </section>
          )}
          {chapters.map((chapter) => (
            <section key={chapter}>
              <h2>{say(`chapter.${chapter}` as MessageId)}</h2>
              <ul class="entries">
                {found
                  .filter((page) => page.chapter === chapter)
                  .map((page) => (
                    <Entry key={page.id} page={page} />
                  ))}
              </ul>
            </section>
          ))}
        </div>
      </main>
    </>
  );
}

function Entry({ page }: { readonly page: RulePage }) {
  return (
    <li>
      <a href={hrefOf.rule(page.id)}>
        <b>{page.name}</b>
        <span>{page.cite.join(' · ')}</span>
      </a>
    </li>
  );
}
