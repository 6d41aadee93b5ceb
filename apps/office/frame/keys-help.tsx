import { Dialog, Notice } from '@diemtua/ui';
import { useVoice } from '../language/say.tsx';
import { areKeysOn, type Letter } from './keys.ts';

/** Every key that does something now: those of this room, then those of every room. */
export function KeysHelp({ letters, onClose }: { readonly letters: readonly Letter[]; readonly onClose: () => void }) {
  const { say } = useVoice();
  const here = letters.filter(({ everywhere }) => !everywhere);
  const always = [
    ...letters.filter(({ everywhere }) => everywhere),
    // What the browser and the parts do by themselves.
    { sign: 'Enter', what: say('letter.open') },
    { sign: 'Esc', what: say('letter.close') },
  ];
  return (
    <Dialog id="keys" title={say('keys.title')} onClose={onClose}>
      {!areKeysOn() && <Notice tone="waiting">{say('keys.off')}</Notice>}
      {here.length > 0 && <Keys title={say('keys.here')} letters={here} />}
      <Keys title={say('keys.always')} letters={always} />
    </Dialog>
  );
}

function Keys({
  title,
  letters,
}: {
  readonly title: string;
  readonly letters: readonly Pick<Letter, 'sign' | 'what'>[];
}) {
  return (
    <>
      <h3>{title}</h3>
      <dl class="keys">
        {letters.map(({ sign, what }) => (
          <div key={`${sign} ${what}`}>
            <dt>
              <kbd>{sign}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
