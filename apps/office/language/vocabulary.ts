import { vocabularyFrom } from '@diemtua/ui';

/** Loads everything that is said in a language; each language is loaded only where it is spoken. */
export const loadVocabulary = vocabularyFrom({
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
});
