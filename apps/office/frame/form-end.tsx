import { Notice } from '@diemtua/ui';
import { useVoice } from '../language/say.tsx';

interface FormEndProps {
  /** Why it was not done; null: nothing is wrong. */
  readonly wrong: string | null;
  /** What the form does, on its button. */
  readonly act: string;
  readonly disabled: boolean;
  readonly onLeave: () => void;
}

/** The end of a form that opens over a screen: what went wrong, the act, and the way out. */
export function FormEnd({ wrong, act, disabled, onLeave }: FormEndProps) {
  const { say } = useVoice();
  return (
    <>
      {wrong && (
        <Notice tone="trouble" live>
          {wrong}
        </Notice>
      )}
      <div class="actions">
        <button type="submit" class="button main" disabled={disabled}>
          {act}
        </button>
        <button type="button" class="button second" onClick={onLeave}>
          {say('act.leave')}
        </button>
      </div>
    </>
  );
}
