import { formatDay, Scrolling, Tag } from '@diemtua/ui';
import { useMemo, useState } from 'preact/hooks';
import { useOffice } from '../asking/office.tsx';
import type { Card } from '../asking/shapes.ts';
import { LETTERS, useLetters, type Letter } from '../frame/keys.ts';
import { hrefOf } from '../frame/route.ts';
import { useVoice, type MessageId } from '../language/say.tsx';
import { EditHousehold } from './edit-household.tsx';
import { StandingTag } from './standing-tag.tsx';

/** With whom a person lives, and which class the household has had. */
export function HouseholdCard({ card, onChanged }: { readonly card: Card; readonly onChanged: () => void }) {
  const { say, language } = useVoice();
  const { today, may } = useOffice();
  const [editing, setEditing] = useState(false);
  const household = card.households.find(({ members }) =>
    members.some(({ person, to }) => person === card.person.id && (to === null || to >= today)),
  );
  const mayEdit = may('people.change');
  const letters = useMemo(
    (): readonly Letter[] => [
      { sign: LETTERS.household, what: say('letter.household'), act: mayEdit ? () => setEditing(true) : undefined },
    ],
    [say, mayEdit],
  );
  useLetters(letters);
  const editor = editing && (
    <EditHousehold card={card} household={household ?? null} onClose={() => setEditing(false)} onChanged={onChanged} />
  );
  const edit = mayEdit && (
    <button type="button" class="button plain" onClick={() => setEditing(true)}>
      {say(household ? 'household.edit' : 'household.make')} <kbd aria-hidden="true">{LETTERS.household}</kbd>
    </button>
  );
  if (!household) {
    return (
      <section class="card">
        <div class="beside-title">
          <h2>{say('household.title')}</h2>
          {edit}
        </div>
        <p class="aside">{say('household.none')}</p>
        {editor}
      </section>
    );
  }
  const classes = household.classes.map((each) =>
    say(each.to === null ? 'household.classSince' : 'household.classUntil', {
      class: say(`class.${each.class}` as MessageId),
      from: formatDay(each.from, language),
      to: each.to === null ? '' : formatDay(each.to, language),
      decision: each.decisionNumber ?? '–',
    }),
  );
  return (
    <section class="card">
      <div class="beside-title">
        <h2>{say('household.titleAt', { place: card.communeName })}</h2>
        {edit}
      </div>
      <p class="aside">{classes.join(' · ') || say('household.noClass')}</p>
      <Scrolling label={say('household.title')}>
        <table class="table">
          <caption class="spoken">{say('household.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('field.name')}</th>
              <th scope="col">{say('household.relation')}</th>
              <th scope="col">{say('field.birth')}</th>
              <th scope="col">{say('product.voluntary')}</th>
            </tr>
          </thead>
          <tbody>
            {household.members.map((each) => (
              <tr key={`${each.person} ${each.from}`}>
                <td>
                  {each.person === card.person.id ? (
                    <b>{each.name}</b>
                  ) : (
                    <a href={hrefOf.person(each.person)}>{each.name}</a>
                  )}
                </td>
                <td>{say(`relation.${each.relation}` as MessageId)}</td>
                <td class="digits">{each.birthYear ?? '–'}</td>
                <td>
                  {each.standing ? (
                    <StandingTag standing={each.standing} />
                  ) : (
                    <Tag tone="quiet">{say('value.unknown')}</Tag>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      {editor}
    </section>
  );
}
