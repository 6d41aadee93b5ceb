import { isOverdue } from '@diemtua/domain/plan';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { Tag } from '@diemtua/ui';
import type { ComponentChildren } from 'preact';
import { useOffice } from '../asking/office.tsx';
import { useVoice } from '../language/say.tsx';
import type { useWhy } from './figure.tsx';
import { reasonText } from './plan-words.ts';
import type { Approach, Reason } from './shapes.ts';

/** What is made up or only assumed says so. */
export function Assumed({ of }: { readonly of: 'demonstration' | 'assumed' | 'forecast' }) {
  const { say } = useVoice();
  return <span class="assumed">{say(`plan.mark.${of}`)}</span>;
}

/** Why a place is hard, each in a few words; what is assumed is marked. `why`: where their figures open, of what `about` names. */
export function Reasons({
  reasons,
  about = '',
  why,
}: {
  readonly reasons: readonly Reason[];
  readonly about?: string;
  readonly why?: ReturnType<typeof useWhy>;
}) {
  const { say, language } = useVoice();
  if (reasons.length === 0) return <span class="aside">{say('plan.noReason')}</span>;
  return (
    <ul class="reasons">
      {reasons.map((reason) => (
        <li key={reason.reason}>
          {why?.reason(reason, about) ?? reasonText(reason, say, language)}
          {reason.assumed && (
            <>
              {' '}
              <Assumed of="assumed" />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

const tones = { open: 'waiting', helped: 'safe', 'did-not-help': 'quiet', 'given-up': 'quiet' } as const;

/** How an approach stands; one that should have been looked at by now says so. */
export function ApproachState({ approach }: { readonly approach: Pick<Approach, 'state' | 'next' | 'until'> }) {
  const { say } = useVoice();
  const { today } = useOffice();
  const { state, next, until } = approach;
  const late =
    state === 'open' &&
    isOverdue({ closed: null, nextOn: next as PlainDate | null, until: until as PlainDate }, today as PlainDate);
  return late ? (
    <Tag tone="trouble" shape="clock">
      {say('plan.approach.late')}
    </Tag>
  ) : (
    <ApproachOutcome state={state} />
  );
}

/** What became of an approach, where nobody has to act on it. */
export function ApproachOutcome({ state }: Pick<Approach, 'state'>) {
  const { say } = useVoice();
  return <Tag tone={tones[state]}>{say(`plan.approach.${state}`)}</Tag>;
}

/** A card with a title of its own. */
export function Card(props: {
  readonly title: ComponentChildren;
  readonly said?: ComponentChildren;
  readonly way?: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  const { title, said, way, children } = props;
  return (
    <section class="card">
      <header class="beside-title">
        <h2>{title}</h2>
        {way}
      </header>
      {said && <p class="aside">{said}</p>}
      {children}
    </section>
  );
}
