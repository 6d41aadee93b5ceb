import type { Language, Vocabulary } from '@diemtua/ui';

const loaders = { vi: () => import('./vi.ts'), en: () => import('./en.ts'), nb: () => import('./nb.ts') };

/** Loads everything that is said in a language; each language is loaded only where it is spoken. */
export const loadVocabulary = async (language: Language): Promise<Vocabulary> => (await loaders[language]()).vocabulary;
