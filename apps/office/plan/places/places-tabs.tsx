import { useVoice } from '../../language/say.tsx';
import { useLook } from '../look.tsx';

/** Places on the map, and who came, went and stayed in them. */
export function PlacesTabs({ at }: { readonly at: 'places' | 'watch' }) {
  const { say } = useVoice();
  const { hrefTo } = useLook();
  return (
    <nav class="tabs" aria-label={say('room.places')}>
      {(['places', 'watch'] as const).map((room) => (
        <a key={room} href={hrefTo({ room })} aria-current={room === at ? 'page' : undefined}>
          {say(`plan.tab.${room}`)}
        </a>
      ))}
    </nav>
  );
}
