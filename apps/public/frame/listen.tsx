import { Icon, SelectField, type Language } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import type { Address } from '../calculator/address.ts';
import { useVoice, type MessageId } from '../language/say.tsx';

/** Where recordings lie: a list by language and text key, and the files beside it. */
const RECORDINGS = '/loi-doc/';

/** By language ("hmn" Mông, "ium" Dao, "tyz" Tày, "vi"), by text key: the file. */
type Recordings = Readonly<Record<string, Readonly<Record<string, string>>>>;

let known: Promise<Recordings> | null = null;

async function readList(): Promise<Recordings> {
  try {
    const answered = await fetch(`${RECORDINGS}index.json`);
    return answered.ok ? ((await answered.json()) as Recordings) : {};
  } catch {
    return {};
  }
}

/** Every language under its own name; those without a recording are never offered. */
const names: Readonly<Record<string, string>> = { hmn: 'Hmoob', ium: 'Iu Mien', tyz: 'Tày', vi: 'Tiếng Việt' };

const tongues: Readonly<Record<Language, string>> = { vi: 'vi-VN', en: 'en', nb: 'nb-NO' };

/** Reads a text aloud by the device's own voice, where it has one for the language. */
function speak(text: string, language: Language): void {
  if (!('speechSynthesis' in window)) return;
  speechSynthesis.cancel();
  const said = new SpeechSynthesisUtterance(text);
  said.lang = tongues[language];
  speechSynthesis.speak(said);
}

async function play(files: readonly string[]): Promise<void> {
  for (const file of files) {
    const sound = new Audio(RECORDINGS + file);
    const ended = new Promise<void>((end) => {
      sound.addEventListener('ended', () => end(), { once: true });
      sound.addEventListener('error', () => end(), { once: true });
    });
    await sound.play().catch(() => {});
    await ended;
  }
}

/** Reads texts aloud: in a recorded voice, of whichever language there is one, else by the device. */
export function Listen({
  messages,
  address,
  values,
}: {
  readonly messages: readonly MessageId[];
  readonly address: Address;
  readonly values?: Readonly<Record<string, string | number>>;
}) {
  const { language } = useVoice();
  const [recorded, setRecorded] = useState<Recordings>({});
  const [tongue, setTongue] = useState('');
  const { say } = address;
  const filesIn = (each: string, list: Recordings): string[] => messages.flatMap((id) => list[each]?.[id] ?? []);
  const start = async (): Promise<void> => {
    known ??= readList();
    const list = await known;
    setRecorded(list);
    const files = filesIn(tongue === '' ? language : tongue, list);
    if (files.length > 0) await play(files);
    else speak(messages.map((id) => say(id, values ?? {})).join('. '), language);
  };
  const others = Object.keys(recorded).filter((each) => filesIn(each, recorded).length > 0 && names[each]);
  return (
    <span class="listen">
      <button type="button" onClick={() => void start()} aria-label={say('listen')}>
        <Icon shape="sound" size={22} />
      </button>
      {others.length > 0 && (
        <SelectField
          id={`tongue-${messages[0] ?? ''}`}
          label={say('listen.tongue')}
          none={say('listen.own')}
          options={others.map((each) => ({ value: each, label: names[each] ?? each }))}
          value={tongue}
          onChange={setTongue}
        />
      )}
    </span>
  );
}
