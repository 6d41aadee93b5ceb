import { keepSettings, recallSettings, showSettings, type Settings, type Shelf } from '@diemtua/ui';
import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Asking } from './asking/asking.tsx';
import { Questions } from './asking/questions.tsx';
import { ParameterScreen } from './book/parameter-screen.tsx';
import { Parameters } from './book/parameters.tsx';
import { RuleScreen } from './book/rule-screen.tsx';
import { Rules } from './book/rules.tsx';
import { Calculator } from './calculator/calculator.tsx';
import { startingDraft, startingView, type Draft, type View } from './calculator/draft.ts';
import { Foot } from './frame/foot.tsx';
import { Head } from './frame/head.tsx';
import { Nowhere } from './frame/nowhere.tsx';
import { routeAt, usePath, type Route } from './frame/route.ts';
import { Spoken, type Vocabulary } from './language/say.tsx';
import { loadVocabulary } from './language/vocabulary.ts';

/** What the app is given by its entry. */
export interface AppProps {
  /** "YYYY-MM-DD"; the law of this day holds. */
  readonly today: string;
  readonly shelf: Shelf;
  readonly system: MediaQueryList;
}

/** The public app: one frame, and a screen for each address. */
export function App({ today, shelf, system }: AppProps) {
  const [settings, setSettings] = useState(() => recallSettings(shelf));
  const [systemDark, setSystemDark] = useState(system.matches);
  const [vocabulary, setVocabulary] = useState<Vocabulary | null>(null);
  const [failed, setFailed] = useState(false);
  const [draft, setDraft] = useState<Draft>(() => startingDraft(today));
  const [view, setView] = useState<View>(startingView);
  const { language } = settings;
  const path = usePath();
  const moved = useMoved(path);

  useEffect(() => {
    const follow = (): void => setSystemDark(system.matches);
    system.addEventListener('change', follow);
    return () => system.removeEventListener('change', follow);
  }, [system]);
  useLayoutEffect(() => showSettings(document.documentElement, settings, systemDark), [settings, systemDark]);
  useEffect(() => {
    const unloaded = document.getElementById('unloaded');
    if (unloaded) unloaded.hidden = !failed || vocabulary !== null;
  }, [failed, vocabulary]);
  useEffect(() => {
    let wanted = true;
    loadVocabulary(language).then(
      (loaded) => {
        if (!wanted) return;
        setVocabulary(loaded);
        setFailed(false);
      },
      () => {
        if (wanted) setFailed(true);
      },
    );
    return () => {
      wanted = false;
    };
  }, [language]);

  const change = useCallback(
    (next: Settings) => {
      keepSettings(shelf, next);
      setSettings(next);
    },
    [shelf],
  );
  if (vocabulary === null) return null;
  const route = routeAt(path);
  const head = <Head settings={settings} dark={settings.dark ?? systemDark} onSettings={change} />;
  return (
    <Spoken vocabulary={vocabulary}>
      <Screen key={screenKey(route)} {...{ route, head, today, draft, setDraft, view, setView, moved }} />
      <Foot lawOf={today} current={path} />
    </Spoken>
  );
}

const screenKey = (route: Route): string => Object.values(route).join(' ');

/** Whether the person came here from another screen, so that the new one takes the focus. */
function useMoved(path: string): boolean {
  const first = useRef(path);
  const moved = useRef(false);
  moved.current ||= first.current !== path;
  useEffect(() => {
    if (moved.current) window.scrollTo(0, 0);
  }, [path]);
  return moved.current;
}

interface ScreenProps {
  readonly route: Route;
  readonly head: ComponentChildren;
  readonly today: string;
  readonly draft: Draft;
  readonly setDraft: (draft: Draft) => void;
  readonly view: View;
  readonly setView: (view: View) => void;
  readonly moved: boolean;
}

function Screen({ route, head, today, draft, setDraft, view, setView, moved }: ScreenProps) {
  const frame = { head, moved };
  switch (route.screen) {
    case 'calculator':
      return <Calculator {...frame} {...{ today, draft, view }} onDraft={setDraft} onView={setView} />;
    case 'questions':
      return <Questions {...frame} />;
    case 'question':
      return <Asking {...frame} name={route.name} today={today} />;
    case 'rules':
      return <Rules {...frame} />;
    case 'rule':
      return <RuleScreen {...frame} id={route.id} />;
    case 'parameters':
      return <Parameters {...frame} today={today} />;
    case 'parameter':
      return <ParameterScreen {...frame} id={route.id} />;
    case 'nowhere':
      return <Nowhere {...frame} />;
  }
}
