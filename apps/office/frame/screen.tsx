import { Empty } from '@diemtua/ui';
import { useOffice } from '../asking/office.tsx';
import { Declaring } from '../declaring/declaring.tsx';
import { useVoice } from '../language/say.tsx';
import { Alike } from '../people/alike.tsx';
import { People } from '../people/people.tsx';
import { PersonScreen } from '../people/person-screen.tsx';
import { Head } from './head.tsx';
import { hrefOf, type Route } from './route.ts';

/** The room at an address; who has no work there is told so. */
export function Screen({ route, address }: { readonly route: Route; readonly address: string }) {
  const { may } = useOffice();
  switch (route.screen) {
    case 'people':
      return may('people.see') ? <People address={address} /> : <NotHere />;
    case 'person':
      return may('people.see') ? <PersonScreen key={route.id} id={route.id} /> : <NotHere />;
    case 'declare':
      return may('money.take') ? <Declaring key={route.person ?? ''} person={route.person} /> : <NotHere />;
    case 'alike':
      return may('people.merge') ? <Alike /> : <NotHere />;
    case 'nowhere':
      return <Nowhere />;
  }
}

function NotHere() {
  const { say } = useVoice();
  return (
    <>
      <Head />
      <h1>{say('state.notAllowedTitle')}</h1>
      <div class="not-allowed">
        <p>{say('state.notAllowed')}</p>
      </div>
    </>
  );
}

function Nowhere() {
  const { say } = useVoice();
  return (
    <>
      <Head />
      <h1>{say('nowhere.title')}</h1>
      <Empty>
        <p>{say('nowhere.said')}</p>
        <a class="button second" href={hrefOf.people}>
          {say('room.people')}
        </a>
      </Empty>
    </>
  );
}
