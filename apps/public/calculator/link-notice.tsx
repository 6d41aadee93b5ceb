import { formatDay, Notice } from '@diemtua/ui';
import { useVoice } from '../language/say.tsx';

/** What is to be said about the link by which somebody came: its law is older than today's, or it is not as it was written. */
export type LinkState = 'older' | 'changed';

/** A sentence about the link, and what to do. */
export function LinkNotice(props: { readonly state: LinkState; readonly lawOf: string; readonly onToday: () => void }) {
  const { state, lawOf, onToday } = props;
  const { say, language } = useVoice();
  return (
    <section>
      <Notice tone={state === 'older' ? 'waiting' : 'trouble'} live>
        <p>{state === 'older' ? say('link.older', { day: formatDay(lawOf, language) }) : say('link.changed')}</p>
        {state === 'older' && (
          <button type="button" class="button second" onClick={onToday}>
            {say('link.today')}
          </button>
        )}
      </Notice>
    </section>
  );
}
