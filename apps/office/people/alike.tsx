import type { CommandText } from '@diemtua/domain/commands';
import type { Id, PersonId } from '@diemtua/domain/ids';
import { PERSON_FIELDS } from '@diemtua/domain/registry';
import { Empty, Loading, Notice, Scrolling, Tag } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import { useOffice } from '../asking/office.tsx';
import type { Pair } from '../asking/shapes.ts';
import { useAsked } from '../asking/use-asked.ts';
import { Head } from '../frame/head.tsx';
import { NotCome } from '../frame/refusal.tsx';
import { useTakingBack } from '../frame/taking-back.ts';
import { hrefOf } from '../frame/route.ts';
import { useVoice, type MessageId } from '../language/say.tsx';
import { fieldName, valueText } from './field-words.ts';
import { ReasonField } from './reason-field.tsx';

/** Entries that may be about one person, side by side. */
export function Alike() {
  const { say } = useVoice();
  const { asked, again } = useAsked('GET /api/look-alikes');
  return (
    <>
      <Head />
      <div class="room-head">
        <h1>{say('alike.title')}</h1>
        {asked.state === 'ready' && <p class="aside">{say('alike.count', { count: asked.value.pairs.length })}</p>}
      </div>
      <p class="lead">{say('alike.lead')}</p>
      {asked.state === 'loading' && <Loading text={say('alike.loading')} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {asked.state === 'ready' && asked.value.pairs.length === 0 && (
        <Empty>
          <p>{say('alike.none')}</p>
          <a class="button second" href={hrefOf.people}>
            {say('room.people')}
          </a>
        </Empty>
      )}
      {asked.state === 'ready' &&
        asked.value.pairs.map((pair) => (
          <PairCard key={`${pair.one.person.id} ${pair.other.person.id}`} pair={pair} onDecided={again} />
        ))}
    </>
  );
}

type Side = 'one' | 'other';

function PairCard({ pair, onDecided }: { readonly pair: Pair; readonly onDecided: () => void }) {
  const { say, language } = useVoice();
  const { places, tell, command, newId, done } = useOffice();
  const takeBack = useTakingBack();
  const [kept, setKept] = useState<Side>(pair.other.payments > pair.one.payments ? 'other' : 'one');
  const [choices, setChoices] = useState<Readonly<Record<string, Side>>>({});
  const [reason, setReason] = useState('');
  const [waiting, setWaiting] = useState<CommandText | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const { one, other } = pair;
  const words = { say, language, places };
  const id = one.person.id;
  const shown = PERSON_FIELDS.filter(
    (field) =>
      field !== 'privateNote' &&
      (pair.differ.includes(field) || field === 'name' || valueOf(one, field) !== '' || valueOf(other, field) !== ''),
  );
  function valueOf(entry: Pair['one'], field: (typeof PERSON_FIELDS)[number]): string {
    if (field === 'privateNote') return '';
    const value = entry.person[field];
    return value === null || (Array.isArray(value) && value.length === 0) ? '' : valueText(field, value, words);
  }
  const differing = shown.filter(
    (field) => pair.differ.includes(field) || field === 'name' || valueOf(one, field) !== valueOf(other, field),
  );
  const same = shown
    .filter((field) => !differing.includes(field))
    .map((field) => `${fieldName(field, say)} ${valueOf(one, field)}`);
  const missing = pair.differ.filter((field) => choices[field] === undefined);

  const send = async (told: CommandText, text: string, undo?: () => CommandText): Promise<void> => {
    setWaiting(told);
    const outcome = await tell(told);
    if (outcome.kind === 'unknown') return setWrong(say('state.unsent'));
    setWaiting(null);
    if (outcome.kind === 'refused') return setWrong(outcome.message);
    if (outcome.outcome.noted !== null) {
      setWrong(say('alike.changed'));
      return onDecided();
    }
    done({ text, ...(undo && { undo: takeBack(undo, onDecided) }) });
    onDecided();
  };
  const merge = (): void => {
    const [stays, goes] = kept === 'one' ? [one, other] : [other, one];
    const mergeId = waiting && 'merge' in waiting ? (waiting.merge as Id<'merge'>) : newId<'merge'>();
    const told =
      waiting ??
      command({
        kind: 'merge-people' as const,
        merge: mergeId,
        kept: stays.person.id as PersonId,
        keptVersion: stays.version,
        gone: goes.person.id as PersonId,
        goneVersion: goes.version,
        choices: Object.fromEntries(
          pair.differ.map((field) => [field, choices[field] === kept ? ('kept' as const) : ('gone' as const)]),
        ),
        reason: reason.trim(),
      });
    void send(told, say('alike.merged'), () =>
      command({ kind: 'split-people' as const, merge: mergeId, reason: say('edit.undoReason') }),
    );
  };
  const keepApart = (): void => {
    const told = command({
      kind: 'keep-apart' as const,
      one: one.person.id as PersonId,
      other: other.person.id as PersonId,
    });
    void send(told, say('alike.apart'));
  };
  const side = (which: Side, entry: Pair['one'], field: (typeof PERSON_FIELDS)[number]) => {
    const text = valueOf(entry, field);
    if (!pair.differ.includes(field)) return <span class="digits">{text || say('value.none')}</span>;
    return (
      <label class="digits">
        <input
          type="radio"
          name={`${id}-${field}`}
          checked={choices[field] === which}
          onChange={() => setChoices({ ...choices, [field]: which })}
        />{' '}
        {text}
      </label>
    );
  };
  return (
    <section class="card pair">
      <header class="beside-title">
        <h2>{one.person.name === other.person.name ? one.person.name : `${one.person.name} · ${other.person.name}`}</h2>
        <span class="tags">
          {pair.reasons.map((each) => (
            <Tag key={each} tone="neutral">
              {say(`alike.reason.${each}` as MessageId)}
            </Tag>
          ))}
        </span>
      </header>
      {wrong && (
        <Notice tone="trouble" live>
          {wrong}
        </Notice>
      )}
      <Scrolling label={say('alike.title')}>
        <table class="table side">
          <caption class="spoken">{say('alike.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('edit.field')}</th>
              {(
                [
                  ['one', one],
                  ['other', other],
                ] as const
              ).map(([which, entry]) => (
                <th key={which} scope="col">
                  <label>
                    <input type="radio" name={`${id}-kept`} checked={kept === which} onChange={() => setKept(which)} />{' '}
                    {say('alike.keep')}
                  </label>{' '}
                  · <a href={hrefOf.person(entry.person.id)}>{say('alike.card')}</a> ·{' '}
                  {say('alike.payments', { count: entry.payments })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {differing.map((field) => (
              <tr key={field} class={pair.differ.includes(field) ? 'differs' : undefined}>
                <th scope="row">{fieldName(field, say)}</th>
                <td>{side('one', one, field)}</td>
                <td>{side('other', other, field)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      {same.length > 0 && <p class="aside digits">{say('alike.same', { values: same.join(' · ') })}</p>}
      <form
        class="pair-end"
        onSubmit={(event) => {
          event.preventDefault();
          merge();
        }}
      >
        <ReasonField id={`reason-${id}`} value={reason} onChange={setReason} />
        <div class="actions">
          <button type="submit" class="button main" disabled={missing.length > 0 || reason.trim() === ''}>
            {say('alike.merge')}
          </button>
          <button type="button" class="button second" onClick={keepApart}>
            {say('alike.different')}
          </button>
          {missing.length > 0 && (
            <span class="aside">
              {say('alike.missing', { fields: missing.map((field) => fieldName(field, say)).join(', ') })}
            </span>
          )}
        </div>
      </form>
    </section>
  );
}
