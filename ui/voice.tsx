import type { Words } from '@diemtua/law';
import type { Language } from '@diemtua/law/kernel/format';
import { createContext, type ComponentChildren } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import { sayMessage, type Messages } from './messages.ts';
import { Speaking } from './speaking.tsx';
import type { UiWords } from './words/type.ts';

export type Values = Readonly<Record<string, string | number>>;

/** Everything a language needs: the screens' words, the parts' and the law's. */
export interface Vocabulary {
  readonly language: Language;
  readonly messages: Messages;
  readonly ui: UiWords;
  readonly law: Words;
}

/** What the parts of a vocabulary are loaded from. */
interface VocabularyParts {
  readonly messages: Promise<{ readonly default: unknown }>;
  readonly ui: Promise<{ readonly words: UiWords }>;
  readonly law: Promise<{ readonly words: Words }>;
}

/** Loads everything that is said in a language; `loaders` are the app's, so that each language is loaded only where it is spoken. */
export const vocabularyFrom =
  (loaders: Readonly<Record<Language, () => VocabularyParts>>) =>
  async (language: Language): Promise<Vocabulary> => {
    const parts = loaders[language]();
    const [messages, ui, law] = await Promise.all([parts.messages, parts.ui, parts.law]);
    return { language, messages: messages.default as Messages, ui: ui.words, law: law.words };
  };

/** A language around a screen: its words, and how the law says things in it. */
export interface Voice<Id extends string> {
  readonly language: Language;
  /** Says a message of the app's catalogue. */
  readonly say: (id: Id, values?: Values) => string;
  readonly law: Words;
}

/** The voice of an app, by the names of the messages in its catalogue. */
export function voiceOfApp<Id extends string>() {
  const VoiceContext = createContext<Voice<Id> | null>(null);

  /** Makes the voice of a language. */
  function voiceOf({ language, messages, law }: Vocabulary): Voice<Id> {
    return { language, law, say: (id, values) => sayMessage(messages[id] ?? id, values ?? {}, language) };
  }

  /** Gives everything inside it a language. */
  function Spoken(props: { readonly vocabulary: Vocabulary; readonly children: ComponentChildren }) {
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

  /** The language around a screen. */
  function useVoice(): Voice<Id> {
    const voice = useContext(VoiceContext);
    if (voice === null) throw new Error('A screen stands outside of <Spoken>.');
    return voice;
  }

  return { Spoken, useVoice, voiceOf };
}
