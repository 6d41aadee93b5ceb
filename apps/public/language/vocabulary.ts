import type { Words } from '@diemtua/law';
import type { Language, Messages, UiWords } from '@diemtua/ui';
import type { Vocabulary } from './say.tsx';

interface Parts {
  readonly messages: Promise<{ readonly default: unknown }>;
  readonly ui: Promise<{ readonly words: UiWords }>;
  readonly law: Promise<{ readonly words: Words }>;
}

/** Each language is loaded only where it is spoken. */
const loaders: Readonly<Record<Language, () => Parts>> = {
  vi: () => ({
    messages: import('../words/vi.json'),
    ui: import('@diemtua/ui/words/vi'),
    law: import('@diemtua/law/words/vi'),
  }),
  en: () => ({
    messages: import('../words/en.json'),
    ui: import('@diemtua/ui/words/en'),
    law: import('@diemtua/law/words/en'),
  }),
  nb: () => ({
    messages: import('../words/nb.json'),
    ui: import('@diemtua/ui/words/nb'),
    law: import('@diemtua/law/words/nb'),
  }),
};

/** Loads everything that is said in a language. */
export async function loadVocabulary(language: Language): Promise<Vocabulary> {
  const parts = loaders[language]();
  const [messages, ui, law] = await Promise.all([parts.messages, parts.ui, parts.law]);
  return {
    language,
    messages: messages.default as Messages,
    ui: ui.words,
    law: law.words,
  };
}
