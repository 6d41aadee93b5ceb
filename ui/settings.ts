import { LANGUAGES, type Language } from '@diemtua/law/kernel/format';

/** How a person wants to see the screens; remembered on the device. */
export interface Settings {
  readonly language: Language;
  /** Large type: everything at 125 %. */
  readonly large: boolean;
  /** Null follows the system. */
  readonly dark: boolean | null;
}

/** The part of a browser's storage that is needed. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem'>;

const place = 'diemtua.look';

/** Vietnamese, type as it is, light or dark as the system. */
const usual: Settings = { language: 'vi', large: false, dark: null };

/** Reads what was remembered; what cannot be read counts as never said. */
export function recallSettings(shelf: Shelf): Settings {
  try {
    const kept: unknown = JSON.parse(shelf.getItem(place) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return usual;
    const { language, large, dark } = kept as Readonly<Record<string, unknown>>;
    return {
      language: LANGUAGES.find((each) => each === language) ?? usual.language,
      large: large === true,
      dark: typeof dark === 'boolean' ? dark : null,
    };
  } catch {
    return usual;
  }
}

/** Remembers; a device that keeps nothing goes on without. */
export function keepSettings(shelf: Shelf, settings: Settings): void {
  try {
    shelf.setItem(place, JSON.stringify(settings));
  } catch {
    // A full or closed storage: the choice holds until the page is closed.
  }
}

/** Puts the settings on the page. */
export function showSettings(root: HTMLElement, settings: Settings, systemDark: boolean): void {
  root.lang = settings.language;
  root.classList.toggle('lon', settings.large);
  root.classList.toggle('dark', settings.dark ?? systemDark);
}
