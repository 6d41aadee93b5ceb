import { useEffect } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { useSpoken } from './speaking.tsx';

/** So long one may take back what was done. */
const SHOWN_MS = 8_000;

/** Something that was done: what, and how to take it back where that is possible. */
export interface Done {
  /** One of its kind: a new one begins its own time. */
  readonly id: string;
  readonly text: string;
  /** Left out: it went well. */
  readonly tone?: 'trouble';
  readonly undo?: { readonly label: string; readonly act: () => void };
}

/** Says what was done, for eight seconds; read out, and never in the way of the keyboard. */
export function Toast({ done, onGone }: { readonly done: Done | null; readonly onGone: () => void }) {
  const { words } = useSpoken();
  const id = done?.id;
  useEffect(() => {
    if (id === undefined) return;
    const timer = setTimeout(onGone, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id, onGone]);
  const undo = done?.undo;
  return (
    <div class="toast-place" role="status">
      {done && (
        <div class="toast">
          <Icon shape={done.tone ?? 'check'} />
          <span>{done.text}</span>
          {undo && (
            <button type="button" class="button plain" onClick={undo.act}>
              {undo.label}
            </button>
          )}
          <button type="button" class="icon-button" onClick={onGone} aria-label={words.close}>
            <Icon shape="cross" size={16} />
          </button>
        </div>
      )}
    </div>
  );
}
