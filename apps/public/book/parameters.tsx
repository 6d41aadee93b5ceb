import { parameterPages } from '@diemtua/law';
import { TextField } from '@diemtua/ui';
import { useMemo, useState } from 'preact/hooks';
import type { FrameProps } from '../calculator/calculator.tsx';
import { Band } from '../frame/band.tsx';
import { hrefOf } from '../frame/route.ts';
import { useVoice } from '../language/say.tsx';
import { matches } from './find.ts';

/** Every figure of the law, with what it is now. */
export function Parameters({ head, moved, today }: FrameProps & { readonly today: string }) {
  const { say, law } = useVoice();
  const [wanted, setWanted] = useState('');
  const pages = useMemo(() => parameterPages(law), [law]);
  const month = today.slice(0, 7);
  const found = pages.filter((page) => matches(wanted, page.name));
  return (
    <>
      <Band head={head} moved={moved} title={say('parameters.title')} lead={say('parameters.lead')} />
      <main class="column">
        <search class="find">
          <TextField id="find" label={say('parameters.find')} value={wanted} onChange={setWanted} />
        </search>
        <section aria-live="polite">
          {found.length === 0 && <p>{say('parameters.none')}</p>}
          <ul class="entries valued">
            {found.map((page) => {
              const now = page.steps.findLast(({ from }) => from <= month);
              const [value, ...more] = now?.values ?? [];
              return (
                <li key={page.id}>
                  <a href={hrefOf.parameter(page.id)}>
                    <b>{page.name}</b>
                    <span class={more.length > 0 ? undefined : 'so'}>
                      {more.length > 0 ? say('parameter.keys', { count: more.length + 1 }) : value?.text}
                    </span>
                  </a>
                </li>
              );
            })}
          </ul>
        </section>
      </main>
    </>
  );
}
