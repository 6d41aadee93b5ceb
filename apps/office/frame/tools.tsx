import { Icon, LANGUAGES, type Language, type Settings } from '@diemtua/ui';
import { useVoice } from '../language/say.tsx';

/** How one wants to see and work. */
export interface ToolsProps {
  readonly settings: Settings;
  readonly dark: boolean;
  readonly onSettings: (settings: Settings) => void;
  readonly keys: boolean;
  readonly onKeys: (on: boolean) => void;
}

/** Every language under its own name. */
const names: Readonly<Record<Language, string>> = { vi: 'Tiếng Việt', en: 'English', nb: 'Norsk' };

/** Language, large type, dark ground, letters as acts. */
export function Tools({ settings, dark, onSettings, keys, onKeys }: ToolsProps) {
  const { say } = useVoice();
  return (
    <div class="tools">
      <label class="language">
        <span class="spoken">{say('tools.language')}</span>
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
        aria-pressed={settings.large}
        aria-label={say('tools.large')}
        title={say('tools.large')}
        onClick={() => onSettings({ ...settings, large: !settings.large })}
      >
        <span aria-hidden="true" class="larger">
          {say('tools.largeSign')}
          <small>{say('tools.largeSign')}</small>
        </span>
      </button>
      <button
        type="button"
        aria-pressed={dark}
        aria-label={say('tools.dark')}
        title={say('tools.dark')}
        onClick={() => onSettings({ ...settings, dark: !dark })}
      >
        <Icon shape={dark ? 'sun' : 'moon'} size={18} />
      </button>
      <button
        type="button"
        aria-pressed={keys}
        aria-label={say('tools.keys')}
        title={say('tools.keys')}
        onClick={() => onKeys(!keys)}
      >
        <kbd aria-hidden="true">{say('tools.keysSign')}</kbd>
      </button>
    </div>
  );
}
