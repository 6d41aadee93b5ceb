import { Icon, LANGUAGES, Mark, type Language, type Settings } from '@diemtua/ui';
import { useVoice } from '../language/say.tsx';
import { hrefOf } from './route.ts';

interface HeadProps {
  readonly settings: Settings;
  readonly dark: boolean;
  readonly onSettings: (settings: Settings) => void;
}

/** Every language under its own name. */
const names: Readonly<Record<Language, string>> = { vi: 'Tiếng Việt', en: 'English', nb: 'Norsk' };

/** The top of every screen: the mark, and how one wants to see and hear it. */
export function Head({ settings, dark, onSettings }: HeadProps) {
  const { say } = useVoice();
  return (
    <div class="head">
      <a class="brand" href={hrefOf.home}>
        <Mark />
        <b>{say('brand')}</b>
      </a>
      <div class="tools">
        <label class="language">
          <span class="spoken">{say('head.language')}</span>
          <select
            value={settings.language}
            onChange={(event) => {
              const language = LANGUAGES.find((each) => each === event.currentTarget.value);
              if (language) onSettings({ ...settings, language });
            }}
          >
            {LANGUAGES.map((language) => (
              <option key={language} value={language} lang={language}>
                {names[language]}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          aria-pressed={dark}
          aria-label={say('head.dark')}
          onClick={() => onSettings({ ...settings, dark: !dark })}
        >
          <Icon shape={dark ? 'sun' : 'moon'} size={22} />
        </button>
        <button
          type="button"
          class="larger"
          aria-pressed={settings.large}
          aria-label={say('head.large')}
          onClick={() => onSettings({ ...settings, large: !settings.large })}
        >
          <span aria-hidden="true">
            {say('head.largeSign')}
            <small>{say('head.largeSign')}</small>
          </span>
        </button>
      </div>
    </div>
  );
}
