import { PEOPLES } from '@diemtua/domain/registry';
import { Icon, Notice } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import { useOffice } from '../asking/office.tsx';
import type { Card, Full } from '../asking/shapes.ts';
import { LETTERS } from '../frame/keys.ts';
import { hrefOf } from '../frame/route.ts';
import { useVoice } from '../language/say.tsx';
import { birthText } from './person-words.ts';
import { StandingTag } from './standing-tag.tsx';

/** The name of a people; "other" has the catalogue's word. */
export const peopleName = (code: string): string | null => PEOPLES.find((each) => each.code === code)?.name ?? null;

/** Who it is: name, cover, numbers masked until somebody has a reason to see them. */
export function CardHead({ card, onEdit }: { readonly card: Card; readonly onEdit: () => void }) {
  const { say, language } = useVoice();
  const { call, may } = useOffice();
  const { person } = card;
  const [full, setFull] = useState<Full['person'] | null>(null);
  const [failed, setFailed] = useState(false);
  const show = (): void => {
    void call('POST /api/people/:person/numbers', { params: { person: person.id } }).then((answer) => {
      setFailed(answer.kind !== 'answered');
      if (answer.kind === 'answered') setFull(answer.value.person);
    });
  };
  const shown = full ?? person;
  const sex = say(person.sex === 'female' ? 'sex.female' : 'sex.male');
  const facts: readonly (readonly [string, string])[] = [
    [say('field.insuranceNumber'), shown.insuranceNumber ?? say('value.none')],
    [say('field.personalNumber'), shown.personalNumber ?? say('value.none')],
    [say('field.birth'), `${birthText(person.birth, language)}, ${sex}`],
    [say('field.ethnicity'), peopleName(person.ethnicity) ?? say('value.otherPeople')],
    [say('field.commune'), [person.hamlet, card.communeName].filter(Boolean).join(', ')],
    [say('field.phones'), shown.phones.join(', ') || say('value.none')],
  ];
  return (
    <div class="person-head">
      <div>
        <h1>
          {person.name} <StandingTag standing={card.standing} full />
        </h1>
        <div class="facts">
          <dl>
            {facts.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd class="digits">{value}</dd>
              </div>
            ))}
          </dl>
          {may('people.see-number') && (
            <button
              type="button"
              class="button plain"
              aria-pressed={full !== null}
              onClick={full ? () => setFull(null) : show}
            >
              {say(full ? 'card.hideNumbers' : 'card.showNumbers')}
            </button>
          )}
        </div>
        {failed && <Notice tone="trouble">{say('state.failed')}</Notice>}
        {card.lookAlikes > 0 && may('people.merge') && (
          <Notice tone="waiting">
            {say('card.lookAlikes', { count: card.lookAlikes })} <a href={hrefOf.alike}>{say('card.lookAlikesOpen')}</a>
          </Notice>
        )}
      </div>
      <div class="acts">
        {may('people.change') && (
          <button type="button" class="button second" onClick={onEdit}>
            <Icon shape="pen" size={18} />
            {say('act.edit')} <kbd>{LETTERS.edit}</kbd>
          </button>
        )}
        {may('money.take') && (
          <a class="button main" href={hrefOf.declare(person.id)}>
            {say(card.standing.state === 'never' ? 'act.firstPayment' : 'act.renew')} <kbd>{LETTERS.renew}</kbd>
          </a>
        )}
      </div>
    </div>
  );
}
