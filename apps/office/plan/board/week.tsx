import { formatDay } from '@diemtua/ui';
import { useVoice } from '../../language/say.tsx';
import { useLook } from '../look.tsx';
import { Card } from '../plan-card.tsx';
import { figuresText, shareText } from '../plan-words.ts';
import type { Act } from '../shapes.ts';
import { shortName } from './trouble.ts';

const placeName = (place: Act['place']): string => (place === null ? '' : shortName(place.name));

/** What to do this week: keeping before winning. */
export function Week({ acts }: { readonly acts: readonly Act[] }) {
  const { say, language } = useVoice();
  const { hrefTo } = useLook();
  if (acts.length === 0) return null;
  return (
    <Card title={say('plan.week.title')} way={<a href={hrefTo({ room: 'scenario' })}>{say('plan.week.way')}</a>}>
      <ol class="week">
        {acts.map(({ act, place, figures, owner, by }) => (
          <li key={`${act} ${place?.code ?? ''}`}>
            <h3>{say(`plan.act.${act}`, { place: placeName(place) })}</h3>
            <p>
              {say(`plan.actSaid.${act}`, {
                place: placeName(place),
                ...figuresText(figures, language),
                reachedShare:
                  typeof figures['reached'] === 'number' ? shareText(figures['reached'], say, language) : '',
              })}
            </p>
            {(owner !== null || by !== null) && (
              <p class="owner">
                {[owner, by === null ? null : say('plan.by', { day: formatDay(by, language) })]
                  .filter(Boolean)
                  .join(', ')}
              </p>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
