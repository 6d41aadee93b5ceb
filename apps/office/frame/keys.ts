import type { Shelf } from '@diemtua/ui';
import { useLayoutEffect } from 'preact/hooks';

/** The letters that do something, the same in every language: hands remember them. */
export const LETTERS = {
  renew: 'D',
  edit: 'S',
  people: 'N',
  declare: 'L',
  next: 'L',
  print: 'I',
  acceptAll: 'A',
  makeBatch: 'G',
  receive: 'T',
} as const;

const place = 'diemtua.office.keys';
/** Somebody dictates, or types with a switch: single letters can be turned off (WCAG 2.1.4). */
let listening = true;

/** Whether letters are acts on this device. */
export function recallKeys(shelf: Shelf): boolean {
  try {
    listening = shelf.getItem(place) !== 'off';
  } catch {
    listening = true;
  }
  return listening;
}

/** Turns the letters on or off, and remembers it. */
export function keepKeys(shelf: Shelf, on: boolean): void {
  listening = on;
  try {
    shelf.setItem(place, on ? 'on' : 'off');
  } catch {
    // A full or closed storage: the choice holds until the page is closed.
  }
}

/** Where letters are letters. */
const typing = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]';

/** While a screen is shown, letters do what it says; never while somebody types, and never behind a dialog. */
export function useKeys(acts: Readonly<Record<string, (() => void) | undefined>>): void {
  // Before the screen is seen: who presses at once is heard.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { target, key } = event;
      if (!listening || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (target instanceof Element && target.closest(typing)) return;
      if (document.querySelector('dialog[open]')) return;
      // A Vietnamese keyboard may turn D into Đ.
      const act = acts[key.toLowerCase().replace('đ', 'd')];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [acts]);
}
