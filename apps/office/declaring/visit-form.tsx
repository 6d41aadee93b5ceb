import type { CommandText } from '@diemtua/domain/commands';
import type { HouseholdId, Id, PersonId } from '@diemtua/domain/ids';
import {
  CONSENT_LANGUAGES,
  CONSENT_WAYS,
  supportGroupOn,
  type Consent,
  type Household,
  type Person,
  type Problem,
} from '@diemtua/domain/registry';
import type { PlainDate } from '@diemtua/law/kernel/plain-date';
import { Choice, Icon, Notice, SelectField, TextField } from '@diemtua/ui';
import { useMemo, useRef, useState } from 'preact/hooks';
import { useOffice, type Told } from '../asking/office.tsx';
import type { Card } from '../asking/shapes.ts';
import type { Content } from '../asking/use-telling.ts';
import { hrefOf } from '../frame/route.ts';
import { useLetters } from '../frame/keys.ts';
import { useVoice, type MessageId } from '../language/say.tsx';
import { asCovered, coveringPayments, payerOf } from '../people/cover.ts';
import { PersonFields, readTyped, type Typed } from '../people/person-form.tsx';
import { birthText } from '../people/person-words.ts';
import { StandingTag } from '../people/standing-tag.tsx';
import { Transfer } from '../people/transfer.tsx';
import { ClaimFields } from './claim-fields.tsx';
import { startingDraft, type Draft } from './draft.ts';
import { Sum } from './sum.tsx';
import type { Taken } from './taken.tsx';
import { reckon, type Subject, type Visit } from './visit.ts';

interface VisitProps {
  /** Somebody who is known; null: somebody new. */
  readonly card: Card | null;
  readonly fresh: { readonly id: PersonId; readonly typed: Typed } | null;
  readonly onTaken: (taken: Taken) => void;
}

/** Whom the visit is about, as far as its sums ask. */
function subjectOf(card: Card | null, fresh: VisitProps['fresh'], typed: Typed, today: string): Subject {
  if (card === null) {
    const ethnicity = typed.ethnicity === '' ? '01' : typed.ethnicity;
    const facts = { ethnicity: ethnicity as Person['ethnicity'], classes: [], island: [] };
    const id = fresh?.id ?? ('' as PersonId);
    return {
      id,
      name: typed.name,
      payer: { groupOn: (day) => supportGroupOn(facts, day).group, statusOn: () => null, earlier: null },
      covered: [],
      household: null,
      members: [{ id, name: typed.name }],
    };
  }
  const household = card.households.find(({ members }) =>
    members.some(({ person, to }) => person === card.person.id && (to === null || to >= today)),
  );
  const own = { id: card.person.id, name: card.person.name };
  const members = (household?.members ?? [])
    .filter(({ to }) => to === null || to >= today)
    .map(({ person, name }) => ({ id: person, name }));
  return {
    id: card.person.id as PersonId,
    name: card.person.name,
    payer: payerOf(card),
    covered: [...asCovered(coveringPayments(card)), ...asCovered(coveringPayments(card, 'health'))],
    household: (household?.id as HouseholdId | undefined) ?? null,
    members: members.length > 0 ? members : [own],
  };
}

/** Everything after the person is chosen: claims on the left, the live sum and the money on the right. */
export function VisitForm({ card, fresh, onTaken }: VisitProps) {
  const { say, language, law } = useVoice();
  const { today, newId } = useOffice();
  const [typed, setTyped] = useState<Typed>(() => fresh?.typed ?? ({ name: card?.person.name ?? '' } as Typed));
  const [draft, setDraft] = useState<Draft>(() => {
    const first = startingDraft(card, card?.person.name ?? fresh?.typed.name ?? '', today, language);
    return fresh ? { ...first, members: [fresh.id] } : first;
  });
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const household = useRef(newId<'household'>());
  const subject = useMemo(() => subjectOf(card, fresh, typed, today), [card, fresh, typed, today]);
  const visit = useMemo(() => reckon(draft, subject, household.current, today, law), [draft, subject, today, law]);
  const sending = useSending({
    card,
    fresh,
    typed,
    draft,
    visit,
    subject,
    household: household.current,
    onTaken,
    setProblems,
  });
  const consented = card !== null && card.person.consent !== null;
  const ready =
    visit.lines.length > 0 &&
    visit.unread.length === 0 &&
    visit.lines.every(({ outcome }) => outcome === 'covers') &&
    (consented || draft.consent);
  const form = useRef<HTMLFormElement>(null);
  const letters = useMemo(
    () => [{ sign: 'Ctrl Enter', what: say('letter.send'), act: () => form.current?.requestSubmit() }],
    [say],
  );
  useLetters(letters);
  return (
    <form
      ref={form}
      class="columns visit"
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void sending.take();
      }}
    >
      <div class="column">
        <section class="card">
          <h2>{card ? card.person.name : say('declare.new')}</h2>
          {card && (
            <p class="aside who-line digits">
              {birthText(card.person.birth, language)} · {card.person.insuranceNumber ?? say('value.none')} ·{' '}
              {card.communeName} · {law.choices[card.group.group] ?? card.group.group}{' '}
              <StandingTag standing={card.standing} full />{' '}
              <a href={hrefOf.person(card.person.id)}>{say('taken.card')}</a>
            </p>
          )}
          {fresh && (
            <>
              {problems.length > 0 && (
                <Notice tone="trouble" live>
                  {say('form.repair', { count: problems.length })}
                </Notice>
              )}
              <PersonFields typed={typed} onTyped={setTyped} problems={problems} idPrefix="new" />
            </>
          )}
        </section>
        <ClaimFields draft={draft} onDraft={setDraft} unread={visit.unread} subject={subject} />
        {!consented && <ConsentFields draft={draft} onDraft={setDraft} />}
      </div>
      <div class="column">
        <section class="card next money-side">
          <Sum visit={visit} />
          <TextField
            id="payer"
            label={say('declare.payer')}
            value={draft.payer}
            onChange={(payer) => setDraft({ ...draft, payer })}
          />
          {sending.wrong && (
            <Notice tone="trouble" live>
              {sending.wrong}
            </Notice>
          )}
          <div class="actions">
            <button type="submit" class="button main" disabled={!ready || sending.busy}>
              <Icon shape="cash" size={18} />
              {say(sending.waiting ? 'act.sendAgain' : 'declare.cash')}
            </button>
          </div>
          {ready && (
            <Transfer
              key={JSON.stringify(visit.lines.map(({ claim }) => claim))}
              payer={draft.payer.trim() || subject.name}
              before={sending.writeDown}
              endsIn={null}
              lines={visit.lines.flatMap((line) =>
                line.outcome === 'covers' ? [{ claim: line.claim, amount: line.due.payable }] : [],
              )}
            />
          )}
          {!ready && <p class="aside">{whyNotReady(visit, consented || draft.consent, say)}</p>}
        </section>
      </div>
    </form>
  );
}

function whyNotReady(visit: Visit, consent: boolean, say: ReturnType<typeof useVoice>['say']): string {
  if (visit.unread.length > 0) return say('declare.unread');
  if (visit.lines.length === 0) return say('declare.nothing');
  return consent ? say('declare.asked') : say('declare.noConsent');
}

/** Free consent: that it was given, how, and in which language it was asked. */
function ConsentFields({ draft, onDraft }: { readonly draft: Draft; readonly onDraft: (draft: Draft) => void }) {
  const { say } = useVoice();
  return (
    <section class="card">
      <label class="switch">
        <input
          type="checkbox"
          checked={draft.consent}
          onChange={(event) => onDraft({ ...draft, consent: event.currentTarget.checked })}
        />
        <h2>{say('consent.title')}</h2>
      </label>
      <p class="aside">{say('consent.said')}</p>
      {draft.consent && (
        <div class="field-grid">
          <Choice
            id="consentHow"
            label={say('consent.how')}
            beside
            options={CONSENT_WAYS.map((value) => ({ value, label: say(`consent.${value}`) }))}
            value={draft.consentHow}
            onChange={(consentHow) => onDraft({ ...draft, consentHow })}
          />
          <SelectField
            id="consentLanguage"
            label={say('consent.language')}
            none={say('field.choose')}
            options={CONSENT_LANGUAGES.map((value) => ({ value, label: say(`language.${value}` as MessageId) }))}
            value={draft.consentLanguage}
            onChange={(consentLanguage) => onDraft({ ...draft, consentLanguage })}
          />
        </div>
      )}
    </section>
  );
}

interface SendingProps {
  readonly card: Card | null;
  readonly fresh: VisitProps['fresh'];
  readonly typed: Typed;
  readonly draft: Draft;
  readonly visit: Visit;
  readonly subject: Subject;
  readonly household: HouseholdId;
  readonly onTaken: (taken: Taken) => void;
  readonly setProblems: (problems: readonly Problem[]) => void;
}

/** A command that was sent and of which nobody knows yet whether it stands. */
interface Waiting {
  readonly told: CommandText;
  readonly paper: string;
  readonly receipt: string;
  /** The lines of this receipt, among all that are told of. */
  readonly payments: readonly string[];
}

/** Takes the money: consent first where it is new, then the receipt. What was sent once is sent again as it was. */
function useSending(props: SendingProps) {
  const { say } = useVoice();
  const { call, tell, command: commandOf, newId, me, places, today, unit } = useOffice();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const { card, fresh, typed, draft, visit, subject, household, onTaken, setProblems } = props;
  const [registered, setRegistered] = useState<Readonly<Record<string, CommandText>>>({});
  const [consentWritten, setConsentWritten] = useState(false);
  const needsHousehold = draft.health && subject.household === null;

  const consent = (): Consent => ({
    on: today as PlainDate,
    how: CONSENT_WAYS.find((way) => way === draft.consentHow) ?? 'paper',
    language: CONSENT_LANGUAGES.find((each) => each === draft.consentLanguage) ?? 'vi',
    by: me.user as Id<'user'>,
  });

  /** The people of this visit as they were typed; null: something of them has to be repaired first. */
  const peopleTyped = (): readonly Person[] | null => {
    if (fresh === null) return [];
    const read = readTyped(typed, { id: fresh.id, consent: consent() });
    setProblems(read.ok ? [] : read.problems);
    return read.ok ? [read.value] : null;
  };

  /** Tells the registry; what was told once is told again as it was. */
  const register = async (content: Content): Promise<string | null> => {
    const mark = JSON.stringify(content);
    const command = registered[mark] ?? (commandOf(content) as CommandText);
    setRegistered((before) => ({ ...before, [mark]: command }));
    const told = await tell(command);
    if (told.kind === 'unknown') return say('state.unsent');
    return told.kind === 'refused' ? told.message : null;
  };

  /**
   * Whoever pays by transfer pays later: the person, the household and the consent of today are written down first, so that the money finds them.
   * @returns why not, in words
   */
  const writeDown = async (): Promise<string | null> => {
    const people = peopleTyped();
    if (people === null) return say('declare.unread');
    if (!(await writeConsent())) return say('state.unsent');
    for (const person of people) {
      const content = { ...person, phones: [...person.phones] };
      const wrong = await register({ kind: 'change-person', version: 0, person: content, reason: say('declare.new') });
      if (wrong !== null) return wrong;
    }
    if (!needsHousehold) return null;
    const own = newHousehold(subject.id, people[0]?.commune ?? card?.person.commune ?? '');
    return register({
      kind: 'change-household',
      version: 0,
      household: { ...own, members: [...own.members], classes: [] },
      reason: say('declare.new'),
    });
  };

  /** Somebody who is known and gave consent today has it written down before the money. */
  const writeConsent = async (): Promise<boolean> => {
    if (card === null || card.person.consent !== null || consentWritten) return true;
    const full = await call('POST /api/people/:person/numbers', { params: { person: card.person.id } });
    if (full.kind !== 'answered') return false;
    const { person, version } = full.value;
    const told = await tell(
      commandOf({
        kind: 'change-person' as const,
        version,
        person: { ...person, phones: [...person.phones], consent: consent() },
        reason: say('consent.reason'),
      }),
    );
    setConsentWritten(told.kind === 'recorded');
    return told.kind === 'recorded';
  };

  const newHousehold = (person: PersonId, commune: string): Household => ({
    id: household,
    code: null,
    head: person,
    commune: commune as Household['commune'],
    hamlet: null,
    members: [{ person, relation: 'head', from: today as PlainDate, to: null }],
    classes: [],
  });

  const take = async (): Promise<void> => {
    if (busy) return;
    const people = peopleTyped();
    if (people === null) return;
    setBusy(true);
    const ready = waiting ?? (await prepare(people));
    if (ready === null) return setBusy(false);
    setWaiting(ready);
    end(ready, await tell(ready.told));
    setBusy(false);
  };

  const prepare = async (people: readonly Person[]): Promise<Waiting | null> => {
    const desk = unit ?? (me.units === 'all' ? places.units[0]?.code : me.units[0]);
    const receipt = newId<'receipt'>();
    const next = await call('POST /api/units/:unit/next-number', {
      params: { unit: desk ?? '' },
      body: { form: receipt },
    });
    if (next.kind !== 'answered') {
      setWrong(next.kind === 'refused' ? next.message : say('state.unsent'));
      return null;
    }
    if (next.value.next === null) {
      setWrong(say('declare.noNumbers'));
      return null;
    }
    if (!(await writeConsent())) {
      setWrong(say('state.unsent'));
      return null;
    }
    const { series, number } = next.value.next;
    const commune = people[0]?.commune ?? card?.person.commune ?? '';
    const envelope = commandOf({ kind: 'take-payment' as const });
    const lines = visit.lines.flatMap((line) =>
      line.outcome === 'covers' ? [{ id: newId<'payment'>(), amount: line.due.payable, claim: line.claim }] : [],
    );
    const told = {
      ...envelope,
      receipt: { id: receipt, series, number, payer: draft.payer.trim() || subject.name, takenAt: envelope.madeAt },
      lines,
      people: people.map((person) => ({ ...person, phones: [...person.phones] })),
      households: needsHousehold ? [newHousehold(subject.id, commune)] : [],
    } as unknown as CommandText;
    return {
      told,
      receipt,
      payments: lines.map(({ id }) => id),
      paper: `${series} ${String(number).padStart(7, '0')}`,
    };
  };

  const end = ({ paper, receipt, payments }: Waiting, outcome: Told): void => {
    if (outcome.kind === 'unknown') return setWrong(say('state.unsentMoney'));
    setWaiting(null);
    if (outcome.kind === 'refused') return setWrong(outcome.message);
    const questions = outcome.outcome.lines.flatMap(({ payment, judgement }) =>
      payments.includes(payment) ? (judgement.question?.asks ?? []) : [],
    );
    onTaken({ receipt, paper, total: visit.total, person: subject.id, name: draft.payer || subject.name, questions });
  };
  return { take, writeDown, busy, wrong, waiting: waiting !== null };
}
