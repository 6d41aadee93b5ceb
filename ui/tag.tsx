import type { ComponentChildren } from 'preact';
import { Icon, type Shape } from './icon.tsx';

/** What a state means: safe (lá), waiting (lúa), to be repaired (thổ cẩm), neutral (chàm), nothing yet. */
export type Tone = 'safe' | 'waiting' | 'trouble' | 'neutral' | 'quiet';

/** A state in a word or two, on its own ground. */
export function Tag(props: { readonly tone: Tone; readonly shape?: Shape; readonly children: ComponentChildren }) {
  const { tone, shape, children } = props;
  return (
    <span class={`tag ${tone}`}>
      {shape && <Icon shape={shape} size={16} />}
      {children}
    </span>
  );
}
