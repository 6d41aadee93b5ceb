import { Empty } from '@diemtua/ui';
import { Audit } from '../audit/audit.tsx';
import { Bank } from '../bank/bank.tsx';
import { BatchScreen } from '../batches/batch-screen.tsx';
import { Batches } from '../batches/batches.tsx';
import { Calling } from '../calling/calling.tsx';
import { PointsScreen } from '../collectors/points.tsx';
import { Rates } from '../collectors/rates.tsx';
import { CollectorsScreen } from '../collectors/collectors.tsx';
import { ImportScreen } from '../importing/import-screen.tsx';
import { Imports } from '../importing/imports.tsx';
import { Ledger } from '../ledger/ledger.tsx';
import { Books } from '../receipts/books.tsx';
import { ReceiptScreen } from '../receipts/receipt-screen.tsx';
import { Receipts } from '../receipts/receipts.tsx';
import { Requests } from '../requests/requests.tsx';
import { Suspense } from '../suspense/suspense.tsx';
import { Own } from '../signing/own.tsx';
import { UsersScreen } from '../users/users.tsx';
import { useOffice } from '../asking/office.tsx';
import { Declaring } from '../declaring/declaring.tsx';
import { useVoice } from '../language/say.tsx';
import { Alike } from '../people/alike.tsx';
import { People } from '../people/people.tsx';
import { PersonScreen } from '../people/person-screen.tsx';
import { PlanRooms } from '../plan/plan-rooms.tsx';
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
    case 'requests':
      return may('requests.answer') ? <Requests request={route.request} /> : <NotHere />;
    case 'own':
      return <Own />;
    case 'rates':
      return may('commission.see') ? <Rates /> : <NotHere />;
    case 'points':
      return may('collectors.see') ? <PointsScreen /> : <NotHere />;
    case 'calling':
      return may('leads.handle') ? <Calling /> : <NotHere />;
    case 'imports':
      return may('people.import') ? <Imports /> : <NotHere />;
    case 'import':
      return may('people.import') ? <ImportScreen key={route.id} id={route.id} /> : <NotHere />;
    case 'receipts':
      return may('receipts.see') ? <Receipts address={address} /> : <NotHere />;
    case 'receipt':
      return may('receipts.see') ? <ReceiptScreen key={route.id} id={route.id} /> : <NotHere />;
    case 'books':
      return may('ledger.see') ? <Books id={route.id} /> : <NotHere />;
    case 'suspense':
      return may('money.settle') ? <Suspense payment={route.payment} /> : <NotHere />;
    case 'bank':
      return may('bank.match') ? <Bank tab={route.tab} /> : <NotHere />;
    case 'batches':
      return may('ledger.see') ? <Batches /> : <NotHere />;
    case 'batch':
      return may('ledger.see') ? <BatchScreen key={route.id} id={route.id} /> : <NotHere />;
    case 'ledger':
      return may('ledger.see') ? <Ledger /> : <NotHere />;
    case 'collectors':
      return may('collectors.see') ? <CollectorsScreen /> : <NotHere />;
    case 'users':
      return may('users.see') ? <UsersScreen /> : <NotHere />;
    case 'audit':
      return may('audit.see') ? <Audit tab={route.tab} /> : <NotHere />;
    case 'plan':
      return may('plan.see') ? <PlanRooms room={route.plan} address={address} /> : <NotHere />;
    case 'home':
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
