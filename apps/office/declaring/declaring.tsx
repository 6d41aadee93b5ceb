import type { PersonId } from '@diemtua/domain/ids';
import type { IdCard } from '@diemtua/domain/registry';
import { Loading } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import { useOffice } from '../asking/office.tsx';
import { useAsked } from '../asking/use-asked.ts';
import { Head } from '../frame/head.tsx';
import { NotCome } from '../frame/refusal.tsx';
import { useVoice } from '../language/say.tsx';
import { nobody, type Typed } from '../people/person-form.tsx';
import { PersonPicker } from './person-picker.tsx';
import { VisitForm } from './visit-form.tsx';
import { TakenScreen, type Taken } from './taken.tsx';

type Who =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'known'; readonly id: string }
  | { readonly kind: 'new'; readonly id: PersonId; readonly typed: Typed };

/** A birth of a card as one would type it. */
function cardBirth({ birth }: IdCard): string {
  if (birth.precision === 'year') return String(birth.year);
  return (birth.precision === 'day' ? birth.date : birth.month).split('-').toReversed().join('/');
}

/** What is known of somebody new: from the card, or the words that were searched for. */
function typedFrom(card: IdCard | null, text: string, commune: string): Typed {
  if (card === null) return { ...nobody, commune, name: /\d/.test(text) ? '' : text };
  return {
    ...nobody,
    commune,
    name: card.name,
    birth: cardBirth(card),
    sex: card.sex,
    personalNumber: card.personalNumber,
    address: card.address ?? '',
  };
}

/** One visit, on one screen: who, what for, what it costs, consent, money, receipt. */
export function Declaring({ person }: { readonly person: string | null }) {
  const { say } = useVoice();
  const { newId, me } = useOffice();
  const [who, setWho] = useState<Who>(person === null ? { kind: 'nobody' } : { kind: 'known', id: person });
  const [taken, setTaken] = useState<Taken | null>(null);
  const commune = me.communes !== 'all' && me.communes.length === 1 ? (me.communes[0] ?? '') : '';
  return (
    <>
      <Head />
      <div class="room-head">
        <h1>{say('declare.title')}</h1>
        {who.kind !== 'nobody' && taken === null && (
          <button type="button" class="button plain" onClick={() => setWho({ kind: 'nobody' })}>
            {say('declare.other')}
          </button>
        )}
      </div>
      {taken && (
        <TakenScreen
          taken={taken}
          onNext={() => {
            setTaken(null);
            setWho({ kind: 'nobody' });
          }}
        />
      )}
      {!taken && who.kind === 'nobody' && (
        <section class="card">
          <h2>{say('declare.who')}</h2>
          <PersonPicker
            onChosen={(hit) => setWho({ kind: 'known', id: hit.person.id })}
            onNew={(card, text) =>
              setWho({ kind: 'new', id: newId<'person'>(), typed: typedFrom(card, text, commune) })
            }
          />
        </section>
      )}
      {!taken && who.kind === 'known' && <Known key={who.id} id={who.id} onTaken={setTaken} />}
      {!taken && who.kind === 'new' && (
        <VisitForm key={who.id} card={null} fresh={{ id: who.id, typed: who.typed }} onTaken={setTaken} />
      )}
    </>
  );
}

function Known({ id, onTaken }: { readonly id: string; readonly onTaken: (taken: Taken) => void }) {
  const { say } = useVoice();
  const { asked, again } = useAsked('GET /api/people/:person', { params: { person: id } });
  if (asked.state === 'loading') return <Loading text={say('card.loading')} />;
  if (asked.state === 'failed') return <NotCome why={asked.why} again={again} />;
  return <VisitForm card={asked.value} fresh={null} onTaken={onTaken} />;
}
