import { Icon } from '@diemtua/ui';
import { useVoice, type MessageId } from '../language/say.tsx';

const way = ['money-taken', 'to-submit', 'with-agency', 'accepted'] as const;
/** Where a state stands on the way; beside it: rejected stands where accepted would. */
const placeOf: Readonly<Record<string, number>> = {
  'asked-back': 0,
  'money-taken': 0,
  'in-review': 0,
  'to-submit': 1,
  'with-agency': 2,
  accepted: 3,
  rejected: 3,
};

/** Off the way: void, before it was sent or after. */
const ends: Readonly<Record<string, MessageId>> = {
  cancelled: 'filing.cancelled',
  'to-decrease': 'filing.to-decrease',
  'decrease-sent': 'filing.decrease-sent',
};

/** The way of a file to the insurance office, from the money taken to the answer, with where it is. */
export function FilingChain({ filing }: { readonly filing: string }) {
  const { say } = useVoice();
  const end = ends[filing];
  if (end !== undefined) return <p class="aside">{say(end)}</p>;
  const at = placeOf[filing] ?? 0;
  const broken = filing === 'rejected' || filing === 'asked-back';
  return (
    <ol class="chain" aria-label={say('filing.label')}>
      {way.map((state, place) => {
        const shown = place === at ? filing : state;
        const look =
          place < at || (place === at && filing === 'accepted')
            ? 'past'
            : place === at
              ? broken
                ? 'broken'
                : 'now'
              : 'coming';
        return (
          <li key={state} class={look} aria-current={place === at ? 'step' : undefined}>
            <i aria-hidden="true">
              {look === 'past' && <Icon shape="check" size={12} />}
              {look === 'broken' && <Icon shape="cross" size={12} />}
            </i>
            <span>{say(`filing.${shown}` as MessageId)}</span>
          </li>
        );
      })}
    </ol>
  );
}
