import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from './icon.tsx';
import { useSpoken } from './speaking.tsx';

interface DialogProps {
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
  readonly onClose: () => void;
  /** For two things side by side. */
  readonly wide?: boolean;
}

/**
 * The browser's own dialog: it keeps the focus inside, closes on Escape, and gives the focus back. While it is there it is open; who wants it gone
 * takes it away.
 */
export function Dialog({ id, title, children, onClose, wide = false }: DialogProps) {
  const { words } = useSpoken();
  const dialog = useRef<HTMLDialogElement>(null);
  // Before it is seen: where the focus was is asked before it can go elsewhere, and no letter meant for the dialog reaches the screen behind it.
  useLayoutEffect(() => {
    const before = document.activeElement;
    const shown = dialog.current;
    shown?.showModal();
    return () => {
      shown?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={`${id}-title`}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header>
        <h2 id={`${id}-title`}>{title}</h2>
        <button type="button" class="icon-button" onClick={onClose} aria-label={words.close}>
          <Icon shape="cross" />
        </button>
      </header>
      {children}
    </dialog>
  );
}
