import { formatNumber, Loading, Scrolling } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import { useOffice } from '../../asking/office.tsx';
import { useAsked } from '../../asking/use-asked.ts';
import { NotCome } from '../../frame/refusal.tsx';
import { useVoice } from '../../language/say.tsx';
import { useLook } from '../look.tsx';
import { Card } from '../plan-card.tsx';
import type { AreasTold } from '../shapes.ts';
import { shortName } from '../board/trouble.ts';
import { AreaDialog } from './area-dialog.tsx';
import { FACTS, useFactWhy } from './area-facts.tsx';
import { BringAreas } from './areas-bring.tsx';

/** What is known of communes as areas to win, by whom and from when; and the way in for those who may tell it. */
export function AreasCard({ onTold }: { readonly onTold: () => void }) {
  const { say } = useVoice();
  const { may } = useOffice();
  const { look } = useLook();
  const { asked, again } = useAsked('GET /api/plan/areas', { query: look });
  const [way, setWay] = useState<'one' | 'file' | null>(null);
  const told = (): void => {
    setWay(null);
    again();
    onTold();
  };
  return (
    <Card title={say('plan.areas.title')} said={say('plan.areas.said')}>
      {asked.state === 'loading' && <Loading text={say('plan.areas.loading')} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {asked.state === 'ready' && <Areas told={asked.value} />}
      {way === 'file' ? (
        <BringAreas onLeave={() => setWay(null)} onDone={told} />
      ) : (
        may('plan.divide') && (
          <div class="actions">
            <button type="button" class="button second" onClick={() => setWay('one')}>
              {say('plan.areas.tellOne')}
            </button>
            <button type="button" class="button plain" onClick={() => setWay('file')}>
              {say('plan.areas.bring')}
            </button>
          </div>
        )
      )}
      {way === 'one' && <AreaDialog commune={null} onClose={() => setWay(null)} onDone={told} />}
    </Card>
  );
}

function Areas({ told }: { readonly told: AreasTold }) {
  const { say, language } = useVoice();
  const { hrefTo } = useLook();
  const why = useFactWhy('area-why', told.look);
  const { areas } = told;
  const whole = formatNumber(areas.length, language);
  return (
    <>
      <dl class="facts wide">
        {FACTS.map((fact) => (
          <div key={fact}>
            <dt>{say(`plan.fact.${fact}`)}</dt>
            <dd>
              {say('plan.areas.coverage', {
                known: formatNumber(areas.filter(({ known }) => known[fact] !== null).length, language),
                all: whole,
              })}
            </dd>
          </div>
        ))}
      </dl>
      <details class="inside">
        <summary>{say('plan.areas.all', { count: whole })}</summary>
        {why.card}
        <Scrolling label={say('plan.areas.title')}>
          <table class="table tight">
            <caption class="spoken">{say('plan.areas.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('plan.place.commune')}</th>
                {FACTS.map((fact) => (
                  <th key={fact} scope="col" class="so">
                    {say(`plan.fact.${fact}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {areas.map(({ place, known }) => (
                <tr key={place.code}>
                  <td>
                    <a href={hrefTo({ room: 'place', level: 'commune', code: place.code })}>{shortName(place.name)}</a>
                  </td>
                  {FACTS.map((fact) => (
                    <td key={fact} class="so">
                      {why.figure(fact, place, known)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      </details>
    </>
  );
}
