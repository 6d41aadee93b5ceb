import { Empty, Loading } from '@diemtua/ui';
import { useCallback, useState } from 'preact/hooks';
import { useAsked } from '../../asking/use-asked.ts';
import { Head } from '../../frame/head.tsx';
import { NotCome } from '../../frame/refusal.tsx';
import { useVoice } from '../../language/say.tsx';
import { useLive } from '../live.ts';
import { LookSwitches, useLook } from '../look.tsx';
import { Card } from '../plan-card.tsx';
import type { Hard } from '../shapes.ts';
import { ApproachDialog } from './approach-dialog.tsx';
import { Approaches } from './approaches.tsx';
import { AreasCard } from './areas-card.tsx';
import { HardTable } from './hard-table.tsx';
import { HardTabs } from './hard-tabs.tsx';

/** Where it is hard: reasons, places like it that do better, and what was chosen to do. */
export function HardRoom() {
  const { say } = useVoice();
  const { look } = useLook();
  const { asked, again } = useAsked('GET /api/plan/hard', { query: look });
  const approaches = useAsked('GET /api/plan/approaches', {});
  const [approaching, setApproaching] = useState<Hard | null>(null);
  const againApproaches = approaches.again;
  const renew = useCallback(() => {
    again();
    againApproaches();
  }, [again, againApproaches]);
  useLive(renew);
  return (
    <>
      <Head />
      <div class="room-head plan-head">
        <h1>{say('room.hard')}</h1>
      </div>
      <HardTabs at="hard" />
      {asked.state === 'loading' && <Loading text={say('plan.hard.loading')} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {asked.state === 'ready' && (
        <>
          <div class="room-acts plan-acts">
            <LookSwitches on={asked.value.look.on} />
          </div>
          <p class="lead">{say('plan.hard.lead')}</p>
          {asked.value.uncounted.length > 0 && (
            <p class="aside">
              {say('plan.hard.uncounted', {
                facts: asked.value.uncounted.map((fact) => say(`plan.uncounted.${fact}`)).join(', '),
              })}
            </p>
          )}
          <AreasCard onTold={again} />
          {asked.value.areas.length === 0 ? (
            <Empty>
              <p>{say('plan.hard.empty')}</p>
            </Empty>
          ) : (
            <Card title={say('plan.hard.count', { count: asked.value.areas.length })}>
              <HardTable areas={asked.value.areas} onApproach={setApproaching} />
            </Card>
          )}
        </>
      )}
      {approaches.asked.state === 'failed' && <NotCome why={approaches.asked.why} again={approaches.again} />}
      {approaches.asked.state === 'ready' && approaches.asked.value.approaches.length > 0 && (
        <Card title={say('plan.approaches')}>
          <Approaches approaches={approaches.asked.value.approaches} onChanged={renew} />
        </Card>
      )}
      {approaching && (
        <ApproachDialog
          area={approaching}
          onClose={() => setApproaching(null)}
          onDone={() => {
            setApproaching(null);
            renew();
          }}
        />
      )}
    </>
  );
}
