import { Board } from './board/board.tsx';
import { PlanRoom as Plan } from './builder/plan-room.tsx';
import { HardRoom } from './hard/hard-room.tsx';
import { SpreadRoom } from './hard/spread-room.tsx';
import { ListRoom } from './lists/list-room.tsx';
import { Looking } from './look.tsx';
import { PlacePage } from './places/place-page.tsx';
import { Places } from './places/places.tsx';
import { WatchRoom } from './places/watch-room.tsx';
import type { PlanRoom } from './plan-route.ts';
import { NotesRoom } from './reports/notes-room.tsx';
import { ReportsRoom } from './reports/reports-room.tsx';
import { SnapshotPage } from './reports/snapshot-page.tsx';
import { ForecastRoom } from './scenario/forecast-room.tsx';
import { ScenarioRoom } from './scenario/scenario-room.tsx';
import { SprintRoom } from './scenario/sprint-room.tsx';

/** A room of the plan, with the look that its address tells. */
export function PlanScreen({ room, address }: { readonly room: PlanRoom; readonly address: string }) {
  return <Looking address={address}>{roomOf(room, address)}</Looking>;
}

function roomOf(room: PlanRoom, address: string) {
  switch (room.room) {
    case 'board':
      return <Board />;
    case 'places':
      return <Places />;
    case 'watch':
      return <WatchRoom />;
    case 'place':
      return <PlacePage key={`${room.level} ${room.code}`} level={room.level} code={room.code} />;
    case 'plan':
      return <Plan address={address} />;
    case 'scenario':
      return <ScenarioRoom />;
    case 'forecast':
      return <ForecastRoom />;
    case 'sprint':
      return <SprintRoom id={room.id} />;
    case 'list':
      return <ListRoom key={room.list} list={room.list} address={address} />;
    case 'hard':
      return <HardRoom />;
    case 'spread':
      return <SpreadRoom />;
    case 'reports':
      return <ReportsRoom address={address} />;
    case 'snapshot':
      return <SnapshotPage key={room.id} id={room.id} />;
    case 'notes':
      return <NotesRoom />;
  }
}
