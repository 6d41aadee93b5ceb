import { useVoice } from '../../language/say.tsx';
import { useLook } from '../look.tsx';

/** Hard areas, and the spread of what there is over all places. */
export function HardTabs({ at }: { readonly at: 'hard' | 'spread' }) {
  const { say } = useVoice();
  const { hrefTo } = useLook();
  return (
    <nav class="tabs" aria-label={say('room.hard')}>
      {(['hard', 'spread'] as const).map((room) => (
        <a key={room} href={hrefTo({ room })} aria-current={room === at ? 'page' : undefined}>
          {say(`plan.tab.${room}`)}
        </a>
      ))}
    </nav>
  );
}
