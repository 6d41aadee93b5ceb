import { Icon, type Shape } from '@diemtua/ui';
import { WAYS, type Way } from '../calculator/draft.ts';
import { hrefOf } from '../frame/route.ts';
import { useVoice } from '../language/say.tsx';

const shapes: Readonly<Record<Way, Shape>> = {
  pay: 'cash',
  pension: 'sun',
  paid: 'book',
  child: 'child',
  withdraw: 'receipt',
  death: 'family',
};

/** The six sentences from which people start. */
export function Starts() {
  const { say } = useVoice();
  return (
    <ul class="starts">
      {WAYS.map((way) => (
        <li key={way}>
          <a href={hrefOf.way(way)}>
            <Icon shape={shapes[way]} size={26} />
            <b>{say(`way.${way}`)}</b>
            <Icon shape="forward" />
          </a>
        </li>
      ))}
    </ul>
  );
}
