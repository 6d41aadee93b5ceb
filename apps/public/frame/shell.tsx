import { keepSettings, recallSettings, showSettings, type Settings } from '@diemtua/ui';
import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Spoken, type Vocabulary } from '../language/say.tsx';
import { loadVocabulary } from '../language/vocabulary.ts';
import type { Given } from './begin.tsx';
import { Head } from './head.tsx';

interface ShellProps extends Omit<Given, 'today'> {
  readonly children: (head: ComponentChildren) => ComponentChildren;
}

/** What every app of the page has around its screens: how one wants to see and hear it, kept on the device. */
export function Shell({ shelf, system, first, children }: ShellProps) {
  const [settings, setSettings] = useState(() => recallSettings(shelf));
  const [systemDark, setSystemDark] = useState(system.matches);
  const [vocabulary, setVocabulary] = useState<Vocabulary>(first);
  const [failed, setFailed] = useState(false);
  const { language } = settings;
  useEffect(() => {
    const follow = (): void => setSystemDark(system.matches);
    system.addEventListener('change', follow);
    return () => system.removeEventListener('change', follow);
  }, [system]);
  useLayoutEffect(() => showSettings(document.documentElement, settings, systemDark), [settings, systemDark]);
  useEffect(() => {
    const unloaded = document.getElementById('unloaded');
    if (unloaded) unloaded.hidden = !failed;
  }, [failed]);
  useEffect(() => {
    if (vocabulary.language === language) return;
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
  }, [language, vocabulary]);
  const change = useCallback(
    (next: Settings) => {
      keepSettings(shelf, next);
      setSettings(next);
    },
    [shelf],
  );
  const head = <Head settings={settings} dark={settings.dark ?? systemDark} onSettings={change} />;
  return <Spoken vocabulary={vocabulary}>{children(head)}</Spoken>;
}

/** Whether the person came here from another screen, so that the new one takes the focus. */
export function useMoved(path: string): boolean {
  const first = useRef(path);
  const moved = useRef(false);
  moved.current ||= first.current !== path;
  useEffect(() => {
    if (moved.current) window.scrollTo(0, 0);
  }, [path]);
  return moved.current;
}
