import { formatDay } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import { useVoice } from '../../language/say.tsx';
import { ApproachState } from '../plan-card.tsx';
import type { Approach } from '../shapes.ts';
import { FollowUpDialog } from './follow-up-dialog.tsx';

/** Ways that were chosen, with what was seen since. */
export function Approaches(props: { readonly approaches: readonly Approach[]; readonly onChanged: () => void }) {
  const { approaches, onChanged } = props;
  const { say, language } = useVoice();
  const [looking, setLooking] = useState<Approach | null>(null);
  return (
    <>
      <ul class="story approaches">
        {approaches.map((approach) => (
          <li key={approach.id}>
            <span class="digits">{formatDay(approach.from, language)}</span>
            <div>
              <b>{approach.act}</b> <ApproachState approach={approach} />
              <span class="aside block">
                {[
                  approach.communeName,
                  approach.ownerName ?? say('plan.unknown'),
                  say('plan.by', { day: formatDay(approach.until, language) }),
                  approach.next && say('plan.approach.next', { day: formatDay(approach.next, language) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {approach.steps.map(({ on, note }) => (
                <span key={`${on} ${note}`} class="block">
                  <span class="digits">{formatDay(on, language)}</span> {note}
                </span>
              ))}
              {approach.state === 'open' && (
                <button type="button" class="button plain" onClick={() => setLooking(approach)}>
                  {say('plan.approach.follow')}
                  <span class="spoken">{approach.communeName}</span>
                </button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {looking && (
        <FollowUpDialog
          approach={looking}
          onClose={() => setLooking(null)}
          onDone={() => {
            setLooking(null);
            onChanged();
          }}
        />
      )}
    </>
  );
}
