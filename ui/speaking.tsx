import type { Language } from '@diemtua/law/kernel/format';
import { createContext, type ComponentChildren } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import type { UiWords } from './words/type.ts';

/** The language that the parts speak. */
interface Spoken {
  readonly language: Language;
  readonly words: UiWords;
}

const SpokenContext = createContext<Spoken | null>(null);

/** Gives every part inside it its language. */
export function Speaking({ language, words, children }: Spoken & { readonly children: ComponentChildren }) {
  const spoken = useMemo(() => ({ language, words }), [language, words]);
  return <SpokenContext.Provider value={spoken}>{children}</SpokenContext.Provider>;
}

/** The language around a part. */
export function useSpoken(): Spoken {
  const spoken = useContext(SpokenContext);
  if (spoken === null) throw new Error('A part of the design system stands outside of <Speaking>.');
  return spoken;
}

/** Puts values into the holes of a sentence. */
export function fillIn(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (hole, name: string) => values[name] ?? hole);
}
