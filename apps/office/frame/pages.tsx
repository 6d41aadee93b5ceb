import { useVoice } from '../language/say.tsx';

interface PagesProps {
  /** Shows what is older; null: this is the end. */
  readonly onOlder: (() => void) | null;
  /** Shows the newest again; null: these are the newest. */
  readonly onNewest: (() => void) | null;
}

/** The ways through a list that comes a page at a time, the newest first. */
export function Pages({ onOlder, onNewest }: PagesProps) {
  const { say } = useVoice();
  return (
    <div class="actions">
      {onOlder && (
        <button type="button" class="button second" onClick={onOlder}>
          {say('audit.older')}
        </button>
      )}
      {onNewest && (
        <button type="button" class="button plain" onClick={onNewest}>
          {say('audit.newest')}
        </button>
      )}
    </div>
  );
}
