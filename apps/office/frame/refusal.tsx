import { Failed } from '@diemtua/ui';
import { refusalText, type Refusal } from '../asking/call.ts';
import { useVoice } from '../language/say.tsx';

/** Why a screen has nothing to show: not reached, not allowed, or what the server said. */
export function NotCome({ why, again }: { readonly why: Refusal; readonly again: () => void }) {
  const { say } = useVoice();
  if (why.kind === 'refused' && why.status === 403) {
    return (
      <div class="not-allowed">
        <p>{why.message || say('state.notAllowed')}</p>
      </div>
    );
  }
  const code = why.kind === 'refused' ? why.code : null;
  return (
    <Failed again={{ label: say('act.again'), act: again }} code={code}>
      {refusalText(why, say)}
    </Failed>
  );
}
