import { Tag } from '@diemtua/ui';
import type { Standing } from '../asking/shapes.ts';
import { useVoice } from '../language/say.tsx';
import { standingText, toneOf } from './person-words.ts';

/** How somebody stands with voluntary insurance, as a tag. */
export function StandingTag({ standing, full = false }: { readonly standing: Standing; readonly full?: boolean }) {
  const { say, language } = useVoice();
  const shape = standing.state === 'covered' ? 'check' : standing.state === 'due' ? 'clock' : undefined;
  return (
    <Tag tone={toneOf[standing.state]} {...(shape ? { shape } : {})}>
      {full ? standingText(standing, say, language) : say(`standing.short.${standing.state}`)}
    </Tag>
  );
}
