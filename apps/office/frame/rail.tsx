import { Icon, Mark, type Shape } from '@diemtua/ui';
import { useOffice } from '../asking/office.tsx';
import { useVoice, type MessageId } from '../language/say.tsx';
import { HOME, hrefOf, type Route } from './route.ts';
import { Tools, type ToolsProps } from './tools.tsx';

/** A room of the office: where it is, and who has work in it. */
interface Room {
  readonly screen: Route['screen'];
  readonly href: string;
  readonly shape: Shape;
  readonly name: MessageId;
  readonly act: string;
  /** Begins a group. */
  readonly apart?: true;
}

const rooms: readonly Room[] = [
  { screen: 'people', href: hrefOf.people, shape: 'family', name: 'room.people', act: 'people.see' },
  { screen: 'declare', href: hrefOf.declare(), shape: 'plus', name: 'room.declare', act: 'money.take' },
  { screen: 'alike', href: hrefOf.alike, shape: 'pair', name: 'room.alike', act: 'people.merge', apart: true },
];

interface RailProps extends ToolsProps {
  readonly route: Route;
  readonly onSignOut: () => void;
}

/** The indigo rail: the rooms in which one has work, who is signed in, and how one wants to see it. */
export function Rail({ route, onSignOut, ...tools }: RailProps) {
  const { say } = useVoice();
  const { me, may, places } = useOffice();
  const current = route.screen === 'person' ? 'people' : route.screen;
  const units = me.units === 'all' ? [] : places.units.filter(({ code }) => me.units.includes(code));
  return (
    <header class="rail band">
      <a class="brand" href={HOME}>
        <Mark />
        <b>{say('brand')}</b>
      </a>
      <nav aria-label={say('rail.label')}>
        <ul>
          {rooms
            .filter(({ act }) => may(act))
            .map((room) => (
              <li key={room.href} class={room.apart ? 'apart' : undefined}>
                <a href={room.href} aria-current={room.screen === current ? 'page' : undefined}>
                  <Icon shape={room.shape} size={18} />
                  <span>{say(room.name)}</span>
                </a>
              </li>
            ))}
        </ul>
      </nav>
      <div class="who">
        <p>
          <b>{me.fullName}</b>
          <span>{say(`role.${me.role}`)}</span>
          <span>{units.length > 0 ? units.map(({ name }) => name).join(', ') : say('rail.wholeProvince')}</span>
        </p>
        <Tools {...tools} />
        <button type="button" class="sign-out" onClick={onSignOut}>
          <Icon shape="out" size={18} />
          <span>{say('rail.signOut')}</span>
        </button>
      </div>
    </header>
  );
}
