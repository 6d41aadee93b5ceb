import type { Words } from '@diemtua/law';
import type { Language, UiWords } from '@diemtua/ui';
import { Speaking } from '@diemtua/ui';
import { I18n, type Messages } from '@lingui/core';
import { createContext, type ComponentChildren } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import type vietnamese from '../words/vi.json';

/** The name of a message of the catalogue. */
export type MessageId = keyof typeof vietnamese;
export type Values = Readonly<Record<string, string | number>>;
/** Says a message in the language of the screen. */
export type Say = (id: MessageId, values?: Values) => string;

/** Everything a language needs: the screens' words, the parts' and the law's. */
export interface Vocabulary {
  readonly language: Language;
  readonly messages: Messages;
  readonly ui: UiWords;
  readonly law: Words;
}

interface Voice {
  readonly language: Language;
  readonly say: Say;
  readonly law: Words;
}

const VoiceContext = createContext<Voice | null>(null);

/** Makes the voice of a language. */
export function voiceOf({ language, messages, law }: Vocabulary): Voice {
  const i18n = new I18n({ locale: language, messages: { [language]: { ...messages } } });
  return { language, law, say: (id, values) => i18n._(id, values === undefined ? undefined : { ...values }) };
}

/** Gives everything inside it a language. */
export function Spoken(props: { readonly vocabulary: Vocabulary; readonly children: ComponentChildren }) {
  const { vocabulary, children } = props;
  const voice = useMemo(() => voiceOf(vocabulary), [vocabulary]);
  return (
    <VoiceContext.Provider value={voice}>
      <Speaking language={vocabulary.language} words={vocabulary.ui}>
        {children}
      </Speaking>
    </VoiceContext.Provider>
  );
}

/** The language around a screen: its words, and how the law says things in it. */
export function useVoice(): Voice {
  const voice = useContext(VoiceContext);
  if (voice === null) throw new Error('A screen stands outside of <Spoken>.');
  return voice;
}
