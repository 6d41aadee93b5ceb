import { parameterPages, type ParameterPage } from '@diemtua/law';
import { formatDay, formatMonthFor } from '@diemtua/ui';
import { useMemo } from 'preact/hooks';
import type { FrameProps } from '../calculator/calculator.tsx';
import { Band } from '../frame/band.tsx';
import { Nowhere } from '../frame/nowhere.tsx';
import { hrefOf } from '../frame/route.ts';
import { useVoice } from '../language/say.tsx';
import { Links } from './links.tsx';

/** The page of a figure of the law: its whole history, the newest first, each value with its source. */
export function ParameterScreen({ head, moved, id }: FrameProps & { readonly id: string }) {
  const { say, law, language } = useVoice();
  const page = useMemo(() => parameterPages(law).find((each) => each.id === id), [law, id]);
  if (page === undefined) return <Nowhere head={head} moved={moved} />;
  return (
    <>
      <Band
        head={head}
        moved={moved}
        title={page.name}
        lead={say('parameter.checked', { day: formatDay(page.checked, language) })}
      />
      <main class="column">
        <section>
          <h2>{say('parameter.history')}</h2>
          <ol class="history">
            {page.steps.toReversed().map((step) => (
              <HistoryStep key={step.from} step={step} />
            ))}
          </ol>
        </section>
        <section>
          <h2>{say('rule.usedBy')}</h2>
          <Links links={page.usedBy} none={say('rule.usedByNothing')} />
        </section>
        <p class="onward">
          <a href={hrefOf.parameters}>{say('parameter.toList')}</a>
        </p>
      </main>
    </>
  );
}

function HistoryStep({ step }: { readonly step: ParameterPage['steps'][number] }) {
  const { say, language } = useVoice();
  const from = formatMonthFor(step.from, language);
  const [only, ...more] = step.values;
  return (
    <li>
      <h3>
        <span>
          {step.until === null
            ? say('parameter.since', { month: from })
            : say('parameter.between', { from, until: formatMonthFor(step.until, language) })}
        </span>
        {more.length === 0 && <b class="so">{only?.text}</b>}
      </h3>
      {more.length > 0 && (
        <dl class={step.values.length > 12 ? 'keyed many' : 'keyed'}>
          {step.values.map((value) => (
            <div key={value.key}>
              <dt>{value.key}</dt>
              <dd class="so">{value.text}</dd>
            </div>
          ))}
        </dl>
      )}
      <p class="second small">{step.cite}</p>
      <p class={step.confidence === 'A' ? 'sure small' : 'sure doubtful small'}>{step.confidenceText}</p>
      {step.note && <p class="second small">{step.note}</p>}
    </li>
  );
}
