import { DataTable, Empty, formatMonthFor, goTo, Icon, Loading, Notice, type Column } from '@diemtua/ui';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { useOffice } from '../asking/office.tsx';
import type { Found, Hit } from '../asking/shapes.ts';
import { useAsked } from '../asking/use-asked.ts';
import { Head } from '../frame/head.tsx';
import { LETTERS, useLetters, type Letter } from '../frame/keys.ts';
import { NotCome } from '../frame/refusal.tsx';
import { hrefOf, withQuery } from '../frame/route.ts';
import { UnitFilter } from '../frame/unit-filter.tsx';
import { useVoice } from '../language/say.tsx';
import { birthText, nameOrder } from './person-words.ts';
import { StandingTag } from './standing-tag.tsx';

const states = ['due', 'lapsed', 'covered', 'never'] as const;

/** The people of the office: a search, or a list that one narrows. */
export function People({ address }: { readonly address: string }) {
  const { say } = useVoice();
  const { places, me, may } = useOffice();
  const query = useMemo(() => new URLSearchParams(address.split('?')[1] ?? ''), [address]);
  const [search, commune, state, unit = ''] = ['tim', 'xa', 'the', 'dv'].map((name) => query.get(name) ?? '');
  const [after, setAfter] = useState<Found['next']>(null);
  useEffect(() => setAfter(null), [address]);
  const { asked, again } = useAsked('GET /api/people', {
    query: search
      ? { search, unit: unit || undefined }
      : {
          commune: commune || undefined,
          unit: unit || undefined,
          state: states.find((each) => each === state),
          afterKey: after?.sortKey,
          afterId: after?.id,
        },
  });
  const narrow = (told: Readonly<Record<string, string>>): void =>
    goTo(withQuery(hrefOf.people, { dv: unit, xa: commune, the: state, ...told }));
  const letters = useMemo(
    (): readonly Letter[] => [
      {
        sign: LETTERS.declare,
        what: say('letter.declare'),
        act: may('money.take') ? () => goTo(hrefOf.declare()) : undefined,
      },
    ],
    [say, may],
  );
  useLetters(letters);
  const communes = places.communes.filter(
    (each) => (me.communes === 'all' || me.communes.includes(each.code)) && (unit === '' || each.unit === unit),
  );
  return (
    <>
      <Head search={search ?? ''} />
      <div class="room-head">
        <h1>{search ? say('people.found', { search }) : say('people.title')}</h1>
        {!search && (
          <form class="filters" onSubmit={(event) => event.preventDefault()}>
            <UnitFilter unit={unit} onUnit={(dv) => narrow({ dv, xa: '' })} />
            <label>
              <span>{say('people.commune')}</span>
              <select value={commune} onChange={(event) => narrow({ xa: event.currentTarget.value })}>
                <option value="">{say('people.allCommunes')}</option>
                {communes.map(({ code, name }) => (
                  <option key={code} value={code}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <label>
              <span>{say('people.state')}</span>
              <select value={state} onChange={(event) => narrow({ the: event.currentTarget.value })}>
                <option value="">{say('people.allStates')}</option>
                {states.map((each) => (
                  <option key={each} value={each}>
                    {say(`standing.short.${each}`)}
                  </option>
                ))}
              </select>
            </label>
          </form>
        )}
        {!search && (
          <div class="room-acts">
            {may('people.import') && (
              <a class="button second" href={hrefOf.imports}>
                <Icon shape="tray" size={18} />
                {say('people.import')}
              </a>
            )}
            {may('people.export') && (
              <a class="button second" href={withQuery('/api/people-list', { commune })}>
                {say('people.export')}
              </a>
            )}
          </div>
        )}
        {search && (
          <a class="button plain" href={hrefOf.people}>
            {say('people.all')}
          </a>
        )}
      </div>
      {asked.state === 'loading' && <Loading text={say('people.loading')} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {asked.state === 'ready' && (
        <section class={asked.stale ? 'card stale' : 'card'}>
          <Hits found={asked.value} />
          {asked.value.next && (
            <div class="actions">
              <button type="button" class="button second" onClick={() => setAfter(asked.value.next)}>
                {say('people.nextPage')}
              </button>
            </div>
          )}
        </section>
      )}
    </>
  );
}

function Hits({ found }: { readonly found: Found }) {
  const { say, language } = useVoice();
  const columns = useMemo(
    (): readonly Column<Hit>[] => [
      {
        id: 'name',
        head: say('field.name'),
        order: ({ person }) => nameOrder(person.name),
        cell: ({ person }) => <a href={hrefOf.person(person.id)}>{person.name}</a>,
      },
      { id: 'birth', head: say('field.birth'), digits: true, cell: ({ person }) => birthText(person.birth, language) },
      {
        id: 'insurance',
        head: say('field.insuranceNumber'),
        digits: true,
        cell: ({ person }) => person.insuranceNumber ?? <span class="aside">{say('value.none')}</span>,
      },
      {
        id: 'personal',
        head: say('field.personalNumber'),
        digits: true,
        wideOnly: true,
        cell: ({ person }) => person.personalNumber ?? <span class="aside">{say('value.none')}</span>,
      },
      {
        id: 'place',
        head: say('field.commune'),
        order: ({ communeName }) => communeName,
        cell: ({ communeName }) => communeName,
      },
      {
        id: 'until',
        head: say('people.until'),
        digits: true,
        order: ({ standing }) => standing.until ?? '',
        cell: ({ standing }) => (standing.until === null ? '–' : formatMonthFor(standing.until, language)),
      },
      {
        id: 'state',
        head: say('people.state'),
        cell: ({ standing, inSuspense }) => (
          <span class="tags">
            <StandingTag standing={standing} />
            {inSuspense > 0 && <span class="tag waiting">{say('people.suspense', { count: inSuspense })}</span>}
          </span>
        ),
      },
    ],
    [say, language],
  );
  const open = useCallback((hit: Hit) => goTo(hrefOf.person(hit.person.id)), []);
  const keyOf = useCallback((hit: Hit) => hit.person.id, []);
  if (found.hits.length === 0) {
    return (
      <Empty>
        <p>
          {say(
            found.kind === 'too-short' ? 'people.tooShort' : found.kind === 'list' ? 'people.empty' : 'people.nobody',
          )}
        </p>
        <a class="button second" href={hrefOf.declare()}>
          {say('people.declare')}
        </a>
      </Empty>
    );
  }
  return (
    <>
      <DataTable caption={say('people.title')} columns={columns} rows={found.hits} keyOf={keyOf} onOpen={open} />
      {found.more && <Notice>{say('people.more')}</Notice>}
    </>
  );
}
