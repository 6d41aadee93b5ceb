import { useVoice } from '../../language/say.tsx';
import { useLook } from '../look.tsx';

/** Reports, and the month's notes to units and collectors. */
export function ReportTabs({ at }: { readonly at: 'reports' | 'notes' }) {
  const { say } = useVoice();
  const { hrefTo } = useLook();
  return (
    <nav class="tabs" aria-label={say('room.reports')}>
      {(['reports', 'notes'] as const).map((room) => (
        <a key={room} href={hrefTo({ room })} aria-current={room === at ? 'page' : undefined}>
          {say(`plan.tab.${room}`)}
        </a>
      ))}
    </nav>
  );
}
