import { Failed, Loading } from '@diemtua/ui';
import type { ComponentChildren } from 'preact';
import { useVoice } from '../language/say.tsx';
import type { Asked } from './asking.ts';

/** A part of the record with its heading: its shape while it is on its way, what to do where it did not come, and what it says when it is here. */
export function Part<T>(props: {
  readonly id: string;
  readonly heading: string;
  readonly asked: Asked<T>;
  readonly again: () => void;
  readonly children: (value: T) => ComponentChildren;
}) {
  const { id, heading, asked, again, children } = props;
  const { say } = useVoice();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {asked.state === 'loading' && <Loading text={say('mine.loading')} lines={3} />}
      {asked.state === 'failed' && (
        <Failed again={{ label: say('later.again'), act: again }}>{asked.message ?? say('mine.failed')}</Failed>
      )}
      {asked.state === 'ready' && children(asked.value)}
    </section>
  );
}
