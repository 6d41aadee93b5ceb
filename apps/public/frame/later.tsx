import { Failed, Loading } from '@diemtua/ui';
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useVoice } from '../language/say.tsx';

type Loader<Props> = () => Promise<ComponentType<Props>>;

/** What was loaded once is there at once. */
const loaded = new Map<Loader<never>, ComponentType<never>>();

/** Loads a part before it is shown, so that it is there at once when it is. */
export async function loadBefore<Props extends object>(load: Loader<Props>): Promise<void> {
  loaded.set(load as Loader<never>, (await load()) as ComponentType<never>);
}

/**
 * A part of the app that is loaded only where it is shown, with what is said meanwhile and when it does not come.
 * @param load given once, outside of any component
 */
export function later<Props extends object>(load: Loader<Props>): ComponentType<Props> {
  return function Later(props: Props) {
    const { say } = useVoice();
    const [Part, setPart] = useState<ComponentType<Props> | null>(
      () => (loaded.get(load as Loader<never>) as ComponentType<Props> | undefined) ?? null,
    );
    const [failed, setFailed] = useState(false);
    const [tries, setTries] = useState(0);
    useEffect(() => {
      let wanted = true;
      load().then(
        (part) => {
          loaded.set(load as Loader<never>, part as ComponentType<never>);
          if (wanted) setPart(() => part);
        },
        () => {
          if (wanted) setFailed(true);
        },
      );
      return () => {
        wanted = false;
      };
    }, [tries]);
    if (Part !== null) return <Part {...props} />;
    if (!failed) return <Loading text={say('later.loading')} />;
    const again = (): void => {
      setFailed(false);
      setTries(tries + 1);
    };
    return <Failed again={{ label: say('later.again'), act: again }}>{say('later.failed')}</Failed>;
  };
}
