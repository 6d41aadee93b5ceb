import { Icon } from './icon.tsx';
import { useSpoken } from './speaking.tsx';

/** The button beside a figure that opens its explanation. */
export function WhyButton(props: {
  readonly open: boolean;
  readonly controls: string;
  readonly about: string;
  readonly onToggle: () => void;
  readonly stale?: boolean;
}) {
  const { words } = useSpoken();
  const { open, controls, about, onToggle, stale = false } = props;
  if (stale) return <span class="why stale">{words.recalculating}</span>;
  return (
    <button type="button" class="why" aria-expanded={open} aria-controls={controls} onClick={onToggle}>
      <Icon shape={open ? 'open' : 'forward'} size={16} />
      <span>{words.why}</span>
      <span class="spoken">{about}</span>
    </button>
  );
}
