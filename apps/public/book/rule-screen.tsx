import { rulePages } from '@diemtua/law';
import { useMemo } from 'preact/hooks';
import type { FrameProps } from '../calculator/calculator.tsx';
import { Band } from '../frame/band.tsx';
import { Nowhere } from '../frame/nowhere.tsx';
import { hrefOf } from '../frame/route.ts';
import { useVoice, type MessageId } from '../language/say.tsx';
import { Links } from './links.tsx';
import { RuleGraph } from './rule-graph.tsx';

/** The page of a rule: how it is worked out, its articles, what it uses and what uses it. */
export function RuleScreen({ head, moved, id }: FrameProps & { readonly id: string }) {
  const { say, law } = useVoice();
  const page = useMemo(() => rulePages(law).find((each) => each.id === id), [law, id]);
  if (page === undefined) return <Nowhere head={head} moved={moved} />;
  return (
    <>
      <Band head={head} moved={moved} title={page.name} lead={say(`chapter.${page.chapter}` as MessageId)} />
      <main class="column">
        <section>
          <h2>{say('rule.formula')}</h2>
          {page.formula !== null && <p class="formula">{page.formula}</p>}
          {page.cases.length > 0 && (
            <ol class="cases">
              {page.cases.map((each) => (
                <li key={`${each.when} ${each.then}`}>
                  <p class="when">
                    {each.when === null ? (
                      <b>{say('rule.else')}</b>
                    ) : (
                      <>
                        <b>{say('rule.when')}</b> {each.when}
                      </>
                    )}
                  </p>
                  <p class="formula">{each.then}</p>
                  {each.cite && <p class="second small">{each.cite}</p>}
                </li>
              ))}
            </ol>
          )}
        </section>
        <section>
          <h2>{say('rule.articles')}</h2>
          <ul class="book-links">
            {page.cite.map((cite) => (
              <li key={cite}>{cite}</li>
            ))}
          </ul>
        </section>
        <section>
          <h2>{say('rule.graph')}</h2>
          <RuleGraph page={page} />
        </section>
        <section>
          <h2>{say('rule.uses')}</h2>
          <Links links={page.uses} none={say('rule.usesNothing')} />
        </section>
        <section>
          <h2>{say('rule.usedBy')}</h2>
          <Links links={page.usedBy} none={say('rule.usedByNothing')} />
        </section>
        <p class="onward">
          <a href={hrefOf.rules}>{say('rule.toList')}</a>
        </p>
      </main>
    </>
  );
}
