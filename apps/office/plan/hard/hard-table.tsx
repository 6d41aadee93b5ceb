import { formatDay, formatNumber, Scrolling } from '@diemtua/ui';
import { useVoice } from '../../language/say.tsx';
import { shortName } from '../board/trouble.ts';
import { useWhy } from '../figure.tsx';
import { useLook } from '../look.tsx';
import { ApproachOutcome, ApproachState, Reasons } from '../plan-card.tsx';
import { shareText } from '../plan-words.ts';
import type { Hard } from '../shapes.ts';
import { within } from '../within.tsx';

interface HardProps {
  readonly areas: readonly Hard[];
  /** What one may do about a place. */
  readonly onApproach?: (area: Hard) => void;
}

/** Where it is hard, why, who in the same circumstances does better, and what was chosen. */
export function HardTable({ areas, onApproach }: HardProps) {
  const { say, language } = useVoice();
  const { hrefTo } = useLook();
  const why = useWhy('hard-why');
  return (
    <>
      {why.card}
      <Scrolling label={say('plan.hard.title')}>
        <table class="table stacks hard">
          <caption class="spoken">{say('plan.hard.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('plan.place.commune')}</th>
              <th scope="col" class="so">
                {say('plan.reached')}
              </th>
              <th scope="col" class="so">
                {say('plan.missing')}
              </th>
              <th scope="col">{say('plan.hard.why')}</th>
              <th scope="col">{say('plan.hard.peers')}</th>
              <th scope="col">{say('plan.hard.approach')}</th>
            </tr>
          </thead>
          <tbody>
            {areas.map((area) => (
              <tr key={area.place.code}>
                <td>
                  <a href={hrefTo({ room: 'place', level: 'commune', code: area.place.code })}>
                    <b>{shortName(area.place.name)}</b>
                  </a>
                  <span class="aside block">{shortName(area.unitName)}</span>
                </td>
                <td class="so trouble-text" data-head={say('plan.reached')}>
                  {area.reached === null
                    ? say('plan.noTarget')
                    : why.figure(
                        'reached',
                        shareText(area.reached, say, language),
                        `${say('plan.reached')}, ${area.place.name}`,
                        area.place,
                      )}
                </td>
                <td class="so" data-head={say('plan.missing')}>
                  {area.missing === null
                    ? '–'
                    : why.figure(
                        'missing',
                        formatNumber(area.missing, language),
                        `${say('plan.missing')}, ${area.place.name}`,
                        area.place,
                      )}
                </td>
                <td data-head={say('plan.hard.why')}>
                  <Reasons reasons={area.reasons} about={area.place.name} why={why} />
                </td>
                <td data-head={say('plan.hard.peers')}>
                  <Peers area={area} why={why} />
                </td>
                <td data-head={say('plan.hard.approach')}>
                  <div>
                    {area.approach ? (
                      <>
                        {area.approach.act} <ApproachState approach={area.approach} />
                        <b class="block">
                          {area.approach.ownerName ?? say('plan.unknown')},{' '}
                          {say('plan.by', { day: formatDay(area.approach.until, language) })}
                        </b>
                        {area.approach.next && (
                          <span class="aside block">
                            {say('plan.approach.next', { day: formatDay(area.approach.next, language) })}
                          </span>
                        )}
                      </>
                    ) : (
                      <span class="aside">{say('plan.hard.noApproach')}</span>
                    )}
                    {onApproach && (
                      <button type="button" class="button plain" onClick={() => onApproach(area)}>
                        {say(area.approach ? 'plan.approach.change' : 'plan.approach.choose')}
                        <span class="spoken">{area.place.name}</span>
                      </button>
                    )}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </>
  );
}

function Peers({ area, why }: { readonly area: Hard; readonly why: ReturnType<typeof useWhy> }) {
  const { say, language } = useVoice();
  const { hrefTo } = useLook();
  const [peer] = area.peers;
  if (!peer) return <span class="aside">{say('plan.hard.noPeers')}</span>;
  return (
    <div>
      {peer.opens ? (
        <a href={hrefTo({ room: 'place', level: 'commune', code: peer.place.code })}>{shortName(peer.place.name)}</a>
      ) : (
        <b>{shortName(peer.place.name)}</b>
      )}{' '}
      <span class="digits">
        {within((marks) => say('plan.hard.peerForecast', marks), {
          share: peer.opens
            ? why.figure(
                'forecast-share',
                shareText(peer.reached, say, language),
                `${say('plan.hard.forecastShare')}, ${peer.place.name}`,
                peer.place,
              )
            : shareText(peer.reached, say, language),
        })}
      </span>
      {peer.differs.map((differs) => (
        <span key={differs.reason} class="block">
          {why.reason(differs, `${area.place.name}, ${peer.place.name}`)}
        </span>
      ))}
      {peer.approaches.map(({ act, state }) => (
        <span key={act} class="block">
          {act} <ApproachOutcome state={state} />
        </span>
      ))}
    </div>
  );
}
