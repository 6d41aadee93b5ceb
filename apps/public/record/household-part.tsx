import { formatMonthFor, Tag } from '@diemtua/ui';
import { useVoice, type MessageId } from '../language/say.tsx';
import { useAsked } from './asking.ts';
import { Part } from './part.tsx';

/** The people of one's household, by their given names. */
export function HouseholdPart() {
  const { say, language } = useVoice();
  const { asked, again } = useAsked('GET /api/my-record/household');
  return (
    <Part id="household" heading={say('mine.household')} asked={asked} again={again}>
      {({ members }) =>
        members.length === 0 ? (
          <p>{say('mine.household.none')}</p>
        ) : (
          <ul class="record-household">
            {members.map(({ givenName, relation, self, covered, until }) => (
              <li key={[givenName, relation, until].join(' ')}>
                <span>
                  <b>{givenName}</b>{' '}
                  <span class="second">
                    {self ? say('mine.household.self') : say(`mine.relation.${relation}` as MessageId)}
                  </span>
                </span>
                <Tag tone={covered ? 'safe' : 'quiet'}>
                  {until === null
                    ? say('mine.household.never')
                    : say(covered ? 'mine.household.until' : 'mine.household.ended', {
                        month: formatMonthFor(until, language),
                      })}
                </Tag>
              </li>
            ))}
          </ul>
        )
      }
    </Part>
  );
}
