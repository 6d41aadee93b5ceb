import { formatDong, formatPercent, Money, Notice, WhyButton } from '@diemtua/ui';
import { formatMonth } from '@diemtua/law/kernel/month';
import { useMemo, useState } from 'preact/hooks';
import { useOffice } from '../asking/office.tsx';
import { useVoice, type MessageId } from '../language/say.tsx';
import { statePercent, whyContribution } from '../people/contribution.ts';
import { FigureWhy } from '../people/figure-why.tsx';
import { Layers } from '../people/layers.tsx';
import { spanText } from '../people/person-words.ts';
import type { Visit, VisitLine } from './visit.ts';

/** The live sum of a visit: the three layers, every line, and why. */
export function Sum({ visit }: { readonly visit: Visit }) {
  const { say, language, law } = useVoice();
  const { today } = useOffice();
  const [open, setOpen] = useState(false);
  const { contribution } = visit;
  const why = useMemo(() => contribution && whyContribution(contribution, law), [contribution, law]);
  const voluntary = visit.lines.find(({ claim }) => claim.product === 'voluntary');
  const due = voluntary?.outcome === 'covers' ? voluntary.due : null;
  const stale = visit.unread.length > 0;
  const percent = due && statePercent(due.group, today);
  const group = due?.group ? (law.choices[due.group] ?? due.group) : '';
  const claim = voluntary?.claim.product === 'voluntary' ? voluntary.claim : null;
  return (
    <>
      <h2>{say('sum.title')}</h2>
      <div class="large" aria-live="polite">
        <Money amount={visit.total} stale={stale} />
      </div>
      {visit.lines.map((line) => (
        <Line key={`${line.claim.product} ${line.claim.person}`} line={line} />
      ))}
      {due && (
        <Layers
          sums={due}
          payer={say('sum.pays')}
          from={{
            state: percent === null ? group : `${group}, ${formatPercent(percent, language)}`,
            local: claim?.local?.resolution ?? say('layers.noResolution'),
            other: due.sponsor ?? '',
          }}
          beside={
            why && (
              <WhyButton
                open={open}
                controls="why-sum"
                about={say('sum.pays')}
                onToggle={() => setOpen(!open)}
                stale={stale}
              />
            )
          }
        />
      )}
      {open && why && <FigureWhy id="why-sum" figure={why} onClose={() => setOpen(false)} />}
    </>
  );
}

function Line({ line }: { readonly line: VisitLine }) {
  const { say, language } = useVoice();
  const product = say(line.claim.product === 'voluntary' ? 'product.voluntary' : 'product.health');
  if (line.outcome === 'asks') {
    return (
      <Notice tone="trouble" live>
        {product}: {line.said ?? say(`question.${line.question.asks}` as MessageId)}
      </Notice>
    );
  }
  const { due, name } = line;
  const until = formatMonth((due.from + due.months - 1) as typeof due.from);
  return (
    <p class="sum-line">
      <span>
        {product}, {name} <small class="digits">{spanText(formatMonth(due.from), until, language)}</small>
      </span>
      <span class="so">{formatDong(due.payable, language)}</span>
    </p>
  );
}
