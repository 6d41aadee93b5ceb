import { Loading } from '@diemtua/ui';
import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { NotCome } from '../frame/refusal.tsx';
import { useVoice } from '../language/say.tsx';
import type { PlanRoom } from './plan-route.ts';

interface PlanProps {
  readonly room: PlanRoom;
  readonly address: string;
}

type Came = { readonly screen: FunctionComponent<PlanProps> } | 'asking' | 'failed';

/** The rooms of the plan, loaded when somebody first goes to one: a clerk at the desk needs no charts. */
export function PlanRooms(props: PlanProps) {
  const { say } = useVoice();
  const [came, setCame] = useState<Came>('asking');
  const [round, setRound] = useState(0);
  useEffect(() => {
    let wanted = true;
    import('./plan-screen.tsx').then(
      ({ PlanScreen }) => wanted && setCame({ screen: PlanScreen }),
      () => wanted && setCame('failed'),
    );
    return () => {
      wanted = false;
    };
  }, [round]);
  if (came === 'asking') return <Loading text={say('plan.board.loading')} />;
  if (came === 'failed') return <NotCome why={{ kind: 'unreachable' }} again={() => setRound(round + 1)} />;
  const { screen: PlanScreen } = came;
  return <PlanScreen {...props} />;
}
