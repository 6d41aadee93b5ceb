import { renewalOf } from '@diemtua/domain/collection';
import { figure } from '@diemtua/law';
import type { Month } from '@diemtua/law/kernel/month';
import { goTo, Loading, Notice } from '@diemtua/ui';
import { useMemo, useState } from 'preact/hooks';
import { useOffice } from '../asking/office.tsx';
import type { Card } from '../asking/shapes.ts';
import { useAsked } from '../asking/use-asked.ts';
import { Head } from '../frame/head.tsx';
import { LETTERS, useLetters, type Letter } from '../frame/keys.ts';
import { NotCome } from '../frame/refusal.tsx';
import { hrefOf } from '../frame/route.ts';
import { useVoice } from '../language/say.tsx';
import { CardHead } from './card-head.tsx';
import { asCovered, coveringPayments } from './cover.ts';
import { EditPerson } from './edit-person.tsx';
import { History } from './history.tsx';
import { HouseholdCard } from './household-card.tsx';
import { LawCard } from './law-card.tsx';
import { NextDue } from './next-due.tsx';
import { Period } from './period.tsx';
import { Receipts } from './receipts.tsx';
import { Timeline } from './timeline.tsx';

/** All of one person. */
export function PersonScreen({ id }: { readonly id: string }) {
  const { say } = useVoice();
  const { may } = useOffice();
  const { asked, again } = useAsked('GET /api/people/:person', { params: { person: id } });
  const [editing, setEditing] = useState(false);
  // Hands are faster than a network: who presses before the card has come gets the form with it.
  const comes = asked.state !== 'failed';
  const letters = useMemo(
    (): readonly Letter[] => [
      {
        sign: LETTERS.renew,
        what: say('letter.renew'),
        act: may('money.take') ? () => goTo(hrefOf.declare(id)) : undefined,
      },
      {
        sign: LETTERS.edit,
        what: say('letter.edit'),
        act: may('people.change') && comes ? () => setEditing(true) : undefined,
      },
      { sign: LETTERS.people, what: say('letter.people'), act: () => goTo(hrefOf.people) },
    ],
    [say, id, may, comes],
  );
  useLetters(letters);
  return (
    <>
      <Head />
      {asked.state !== 'ready' && <h1>{say('card.one')}</h1>}
      {asked.state === 'loading' && <Loading text={say('card.loading')} lines={8} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {asked.state === 'ready' && (
        <>
          <PersonCard card={asked.value} onEdit={() => setEditing(true)} onChanged={again} />
          {editing && <EditPerson card={asked.value} onClose={() => setEditing(false)} onChanged={again} />}
        </>
      )}
    </>
  );
}

interface CardProps {
  readonly card: Card;
  readonly onEdit: () => void;
  readonly onChanged: () => void;
}

/** The months of a period by its method; what is paid for years or for missing months says its own. */
function monthsOf(method: string, month: Month): number {
  const months = figure('methodMonths', month, method)?.value;
  return typeof months === 'number' ? months : 1;
}

function PersonCard({ card, onEdit, onChanged }: CardProps) {
  const { say } = useVoice();
  const payments = useMemo(() => coveringPayments(card), [card]);
  const renewal = useMemo(() => renewalOf(asCovered(payments)), [payments]);
  // Whose time is over has no next period to draw: the months begin anew where she chooses.
  const goesOn = card.standing.state === 'covered' || card.standing.state === 'due';
  const next = useMemo(
    () => (renewal && goesOn ? { from: renewal.from, months: monthsOf(renewal.method, renewal.from) } : null),
    [renewal, goesOn],
  );
  if (card.mergedInto !== null) {
    return (
      <>
        <h1>{card.person.name}</h1>
        <Notice>
          {say('card.merged')} <a href={hrefOf.person(card.mergedInto)}>{say('card.mergedOpen')}</a>
        </Notice>
      </>
    );
  }
  return (
    <>
      <CardHead card={card} onEdit={onEdit} />
      <Timeline card={card} payments={payments} next={next} />
      <div class="columns">
        <div class="column">
          <Period card={card} payments={payments} />
          <Receipts card={card} payments={payments} />
          <HouseholdCard card={card} onChanged={onChanged} />
          <History card={card} onChanged={onChanged} />
        </div>
        <div class="column">
          <NextDue card={card} payments={payments} renewal={renewal} />
          <LawCard card={card} payments={payments} />
        </div>
      </div>
    </>
  );
}
