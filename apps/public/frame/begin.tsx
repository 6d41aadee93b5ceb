import { recallSettings, showSettings, type Settings, type Shelf } from '@diemtua/ui';
import { hydrate, render, type ComponentChildren } from 'preact';
import type { Vocabulary } from '../language/say.tsx';
import { loadVocabulary } from '../language/vocabulary.ts';
import { isEmbedded, tellHeight } from './embedded.ts';
import { keepForLater } from './offline.ts';

/** What an app is given by its entry. */
export interface Given {
  /** "YYYY-MM-DD"; the law of this day holds. */
  readonly today: string;
  readonly shelf: Shelf;
  readonly system: MediaQueryList;
  /** The language that the person chose, loaded. */
  readonly first: Vocabulary;
}

/** Vietnam has one time zone; a person abroad asks about the law of Vietnam's day. */
const dayInVietnam = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh' });

/** The one place that reads the clock. `?today=` fixes the day, to see the law of another one. */
function today(): string {
  const fixed = new URLSearchParams(location.search).get('today') ?? '';
  return /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(fixed) ? fixed : dayInVietnam.format(new Date());
}

/** The browser's storage; in a frame of another site it may be closed. */
function shelfOf(): Shelf {
  try {
    localStorage.getItem('');
    return localStorage;
  } catch {
    return { getItem: () => null, setItem: () => {} };
  }
}

/** What an app loads besides its language: before its first screen is shown, and after it. */
interface Parts {
  readonly first: () => Promise<void>;
  readonly rest: () => Promise<void>;
}

const nothing: Parts = { first: async () => {}, rest: async () => {} };

/**
 * Whether the page has in it just what the app shows at first, to be taken over as it stands. Pages are written in advance in one look, Vietnamese, light, of the usual
 * size; an answer's link, a frame of another page and a page that stands in for one that could not be loaded begin elsewhere.
 */
const isAsWritten = ({ language, large, dark }: Settings, system: MediaQueryList): boolean =>
  document.body.dataset['written'] === location.pathname + location.hash &&
  language === 'vi' &&
  !large &&
  !(dark ?? system.matches);

/**
 * Shows an app once its language and what its first screen is made of are there. What stands in the page already stays until then; a page that the server wrote stays as
 * it is, in the look that the person chose.
 */
export async function begin(app: (given: Given) => ComponentChildren, parts: Parts = nothing): Promise<void> {
  const shelf = shelfOf();
  const system = matchMedia('(prefers-color-scheme: dark)');
  const settings = recallSettings(shelf);
  const root = document.documentElement;
  const place = document.getElementById('app');
  if (place === null) return;
  if ('served' in place.dataset) {
    showSettings(
      root,
      { ...settings, language: root.lang === 'en' || root.lang === 'nb' ? root.lang : 'vi' },
      system.matches,
    );
    keepForLater();
    return;
  }
  showSettings(root, settings, system.matches);
  root.classList.toggle('embedded', isEmbedded());
  try {
    const [first] = await Promise.all([loadVocabulary(settings.language), parts.first()]);
    const whole = app({ today: today(), shelf, system, first });
    if (isAsWritten(settings, system)) hydrate(whole, place);
    else {
      // What was written in advance goes in the same moment in which the app takes its place.
      place.replaceChildren();
      render(whole, place);
    }
    tellHeight();
    keepForLater(parts.rest);
  } catch {
    document.getElementById('unloaded')?.removeAttribute('hidden');
  }
}
