import { CountExplanation, formatDay, formatNumber, formatPercent, Loading, OpeningFigure } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import { useOffice } from '../../asking/office.tsx';
import { useAsked } from '../../asking/use-asked.ts';
import { NotCome } from '../../frame/refusal.tsx';
import { useVoice } from '../../language/say.tsx';
import { momentText } from '../../receipts/money-words.ts';
import { AreaDialog } from '../hard/area-dialog.tsx';
import { FACTS, farText, useFactWhy } from '../hard/area-facts.tsx';
import { useOwnCommunes } from '../hard/own-communes.ts';
import { useLook } from '../look.tsx';
import { Card } from '../plan-card.tsx';
import type { AreaTold } from '../shapes.ts';

/** What is known of a commune as an area to win, each time it was told, and who of those who take part there is of a minority or poor. */
export function AreaCard({ place }: { readonly place: { readonly code: string; readonly name: string } }) {
  const { say } = useVoice();
  const { may } = useOffice();
  const { look } = useLook();
  const own = useOwnCommunes();
  const { asked, again } = useAsked('GET /api/plan/areas/:commune', { params: { commune: place.code }, query: look });
  const [telling, setTelling] = useState(false);
  return (
    <Card title={say('plan.areas.one')} said={say('plan.areas.oneSaid')}>
      {asked.state === 'loading' && <Loading text={say('plan.areas.loading')} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {asked.state === 'ready' && <Known told={asked.value} />}
      {may('plan.divide') && own.some(({ code }) => code === place.code) && (
        <div class="actions">
          <button type="button" class="button second" onClick={() => setTelling(true)}>
            {say('plan.areas.tellNew')}
          </button>
        </div>
      )}
      {telling && (
        <AreaDialog
          commune={place}
          onClose={() => setTelling(false)}
          onDone={() => {
            setTelling(false);
            again();
          }}
        />
      )}
    </Card>
  );
}

function Known({ told }: { readonly told: AreaTold }) {
  const { say, language } = useVoice();
  const { known, place, look } = told;
  const why = useFactWhy('area-why', look);
  return (
    <>
      {why.card}
      <dl class="facts wide area-facts">
        {FACTS.map((fact) => {
          const from = known[fact];
          return (
            <div key={fact}>
              <dt>{say(`plan.fact.${fact}`)}</dt>
              <dd>
                {why.figure(fact, place, known)}
                {from !== null && (
                  <small class="aside block">
                    {formatDay(from.on, language)}, {from.source}
                  </small>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      {told.takingPart !== null && <TakingPart told={told} takingPart={told.takingPart} />}
      {told.tellings.length > 0 && <Tellings told={told} />}
    </>
  );
}

const shares = ['minority', 'poor'] as const;
const hundred = 100;

/** Shares among those who take part: they tell who was won, not who lives there. */
function TakingPart(props: { readonly told: AreaTold; readonly takingPart: NonNullable<AreaTold['takingPart']> }) {
  const { told, takingPart } = props;
  const { say, language } = useVoice();
  const [open, setOpen] = useState<(typeof shares)[number] | null>(null);
  const { people } = takingPart;
  const shareOf = (of: (typeof shares)[number]): string =>
    formatPercent(Math.round((takingPart[of] * hundred * hundred) / people) / hundred, language);
  return (
    <>
      <h3>{say('plan.areas.takingPart')}</h3>
      <p class="aside">{say('plan.areas.takingPartSaid')}</p>
      {open !== null && (
        <CountExplanation
          id="taking-part-why"
          amount={shareOf(open)}
          steps={[
            { name: say('plan.figure.question'), text: '', said: say(`plan.areas.${open}Question`) },
            { name: say('plan.place.commune'), text: told.place.name },
            {
              name: say('plan.areas.takingPartOn', { day: formatDay(told.look.on, language) }),
              text: formatNumber(people, language),
            },
            { name: say(`plan.areas.${open}Part`), text: formatNumber(takingPart[open], language) },
          ]}
          result={{
            name: say('plan.figure.result'),
            text: shareOf(open),
            arithmetic: `${formatNumber(takingPart[open], language)} / ${formatNumber(people, language)}`,
          }}
          foot={say('plan.areas.takingPartFoot')}
          onClose={() => setOpen(null)}
        />
      )}
      <dl class="facts wide area-facts">
        {shares.map((of) => (
          <div key={of}>
            <dt>{say(`plan.areas.${of}Part`)}</dt>
            <dd>
              <OpeningFigure
                open={open === of}
                controls="taking-part-why"
                about={say(`plan.areas.${of}Part`)}
                onToggle={() => setOpen(open === of ? null : of)}
              >
                {shareOf(of)}
              </OpeningFigure>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** Every time that something was told, the newest day first. */
function Tellings({ told }: { readonly told: AreaTold }) {
  const { say, language } = useVoice();
  return (
    <details class="inside">
      <summary>{say('plan.areas.tellings', { count: told.tellings.length })}</summary>
      <ul class="story">
        {told.tellings.map((telling) => (
          <li key={telling.id}>
            <span class="digits">{formatDay(telling.on, language)}</span>
            <div>
              {[
                telling.hamlets !== null && `${say('plan.fact.hamlets')} ${formatNumber(telling.hamlets, language)}`,
                telling.far && `${say('plan.fact.far')} ${farText(telling.far, telling.hamlets, say, language)}`,
                telling.poorPercent !== null &&
                  `${say('plan.fact.poorPercent')} ${formatPercent(telling.poorPercent, language)}`,
                telling.minorityPercent !== null &&
                  `${say('plan.fact.minorityPercent')} ${formatPercent(telling.minorityPercent, language)}`,
              ]
                .filter(Boolean)
                .join(' · ')}
              <span class="aside block">
                {telling.source} · {telling.by ?? say('plan.unknown')}, {momentText(telling.toldAt, language)}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
