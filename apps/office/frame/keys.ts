import type { Shelf } from '@diemtua/ui';
import { useLayoutEffect, useState } from 'preact/hooks';

/** The letters that do something, the same in every language: hands remember them. */
export const LETTERS = {
  renew: 'D',
  edit: 'S',
  household: 'H',
  people: 'N',
  declare: 'L',
  next: 'L',
  print: 'I',
  void: 'H',
  replace: 'T',
  today: 'H',
  books: 'Q',
  acceptAll: 'A',
  statement: 'N',
  receive: 'T',
  makeBatch: 'G',
  submit: 'N',
  correct: 'S',
  confirm: 'X',
  payBack: 'T',
  list: 'C',
  confirmList: 'G',
  add: 'M',
} as const;

/** A key and what it does here. */
export interface Letter {
  /** As it stands on the keyboard: "D", "?", "2"; or with the control key, "Ctrl Enter", which is heard while somebody types too. */
  readonly sign: string;
  readonly what: string;
  /** Left out: not now. */
  readonly act: (() => void) | undefined;
  /** Does the same in every room: it stands in the help alone. */
  readonly everywhere?: true;
}

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

/** Whether letters are acts now. */
export const areKeysOn = (): boolean => listening;

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

/** What every part of the screen that is shown has said of its letters. */
const held = new Set<readonly Letter[]>();
const watching = new Set<() => void>();
const changed = (): void => watching.forEach((told) => told());

/** The sign of a press. A Vietnamese keyboard may turn D into Đ. */
const signOf = ({ key, ctrlKey }: KeyboardEvent): string =>
  `${ctrlKey ? 'Ctrl ' : ''}${key.length === 1 ? key.toUpperCase().replace('Đ', 'D') : key}`;

/** While a screen is shown, letters do what it says; never while somebody types, and never behind a dialog. What is said here stands in the head and in the help. */
export function useLetters(letters: readonly Letter[]): void {
  // Before the screen is seen: who presses at once is heard.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { target, ctrlKey } = event;
      if (event.defaultPrevented || event.metaKey || event.altKey) return;
      if (!ctrlKey && (!listening || (target instanceof Element && target.closest(typing)))) return;
      if (document.querySelector('dialog[open]')) return;
      const letter = letters.find(({ sign }) => sign === signOf(event));
      if (!letter?.act) return;
      event.preventDefault();
      letter.act();
    };
    held.add(letters);
    changed();
    document.addEventListener('keydown', press);
    return () => {
      document.removeEventListener('keydown', press);
      held.delete(letters);
      changed();
    };
  }, [letters]);
}

/** All letters that do something now, in the order of the screen. */
export function useLettersHere(): readonly Letter[] {
  const [, setRound] = useState(0);
  useLayoutEffect(() => {
    const look = (): void => setRound((round) => round + 1);
    watching.add(look);
    look();
    return () => {
      watching.delete(look);
    };
  }, []);
  // Parts speak before what they are in: the room's own letters come first.
  return [...held]
    .toReversed()
    .flat()
    .filter(({ act }) => act !== undefined);
}
