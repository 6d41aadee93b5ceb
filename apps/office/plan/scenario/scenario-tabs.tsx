import { useVoice } from '../../language/say.tsx';
import { useLook } from '../look.tsx';

/** Scenarios, the forecast, and sprints. */
export function ScenarioTabs({ at }: { readonly at: 'scenario' | 'sprint' | 'forecast' }) {
  const { say } = useVoice();
  const { hrefTo } = useLook();
  return (
    <nav class="tabs" aria-label={say('room.scenario')}>
      <a href={hrefTo({ room: 'scenario' })} aria-current={at === 'scenario' ? 'page' : undefined}>
        {say('room.scenario')}
      </a>
      <a href={hrefTo({ room: 'forecast' })} aria-current={at === 'forecast' ? 'page' : undefined}>
        {say('plan.legend.forecast')}
      </a>
      <a href={hrefTo({ room: 'sprint', id: null })} aria-current={at === 'sprint' ? 'page' : undefined}>
        {say('plan.sprint.title')}
      </a>
    </nav>
  );
}
