import { formatDay } from '@diemtua/ui';
import type { ComponentChildren } from 'preact';
import { useVoice } from '../../language/say.tsx';
import { useWhy, type WherePlace } from '../figure.tsx';
import { useLook } from '../look.tsx';
import { Card } from '../plan-card.tsx';
import { figuresText, shareText } from '../plan-words.ts';
import type { Act, FigureName } from '../shapes.ts';
import { within } from '../within.tsx';
import { shortName } from './trouble.ts';

const placeName = (place: Act['place']): string => (place === null ? '' : shortName(place.name));

/** To which figure each number of an act opens. */
const opens: Readonly<Record<string, FigureName>> = {
  people: 'due',
  reachedShare: 'reached',
  missing: 'missing',
  weeks: 'weeks-left',
  perWeek: 'per-week',
};

/** What to do this week: keeping before winning. `whole`: whose week it is, where it is not all that one sees. */
export function Week({ acts, whole }: { readonly acts: readonly Act[]; readonly whole?: WherePlace }) {
  const { say, language } = useVoice();
  const { hrefTo } = useLook();
  const why = useWhy('week-why');
  const saidOf = ({ act, place, figures }: Act): readonly ComponentChildren[] => {
    const texts: Readonly<Record<string, string | number>> = {
      ...figuresText(figures, language),
      ...(typeof figures['reached'] === 'number' ? { reachedShare: shareText(figures['reached'], say, language) } : {}),
    };
    const title = say(`plan.act.${act}`, { place: placeName(place) });
    return within(
      (marks) => say(`plan.actSaid.${act}`, { place: placeName(place), ...texts, ...marks }),
      Object.fromEntries(
        Object.entries(opens).flatMap(([name, figure]) =>
          texts[name] === undefined ? [] : [[name, why.figure(figure, String(texts[name]), title, place ?? whole)]],
        ),
      ),
    );
  };
  if (acts.length === 0) return null;
  return (
    <Card title={say('plan.week.title')} way={<a href={hrefTo({ room: 'scenario' })}>{say('plan.week.way')}</a>}>
      <ol class="week">
        {acts.map((each) => (
          <li key={`${each.act} ${each.place?.code ?? ''}`}>
            <h3>{say(`plan.act.${each.act}`, { place: placeName(each.place) })}</h3>
            <p>{saidOf(each)}</p>
            {(each.owner !== null || each.by !== null) && (
              <p class="owner">
                {[each.owner, each.by === null ? null : say('plan.by', { day: formatDay(each.by, language) })]
                  .filter(Boolean)
                  .join(', ')}
              </p>
            )}
          </li>
        ))}
      </ol>
      {why.card}
    </Card>
  );
}
