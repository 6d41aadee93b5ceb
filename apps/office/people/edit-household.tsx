import type { CommuneCode, HouseholdId, PersonId } from '@diemtua/domain/ids';
import {
  HOUSEHOLD_CLASSES,
  readHousehold,
  RELATIONS,
  type Household,
  type HouseholdClass,
  type Problem,
  type Relation,
} from '@diemtua/domain/registry';
import { Dialog, Icon, Notice, SelectField, TextField } from '@diemtua/ui';
import { useMemo, useState } from 'preact/hooks';
import { useOffice } from '../asking/office.tsx';
import type { Card } from '../asking/shapes.ts';
import { useForetold } from '../asking/use-foretold.ts';
import { useTelling, type Content } from '../asking/use-telling.ts';
import { FormEnd } from '../frame/form-end.tsx';
import { useTakingBack } from '../frame/taking-back.ts';
import { useVoice, type MessageId } from '../language/say.tsx';
import { DayField } from '../receipts/day-field.tsx';
import { ForesightCard } from '../suspense/foresight.tsx';
import { FindPerson } from './find-person.tsx';
import { problemText } from './person-form.tsx';
import { ReasonField } from './reason-field.tsx';

type CardHousehold = Card['households'][number];

/** A member as it stands in the fields; the day is empty where it is open. */
interface Member {
  readonly key: string;
  readonly person: string;
  readonly name: string;
  readonly relation: string;
  readonly from: string;
  readonly to: string;
}

interface Class {
  readonly key: string;
  readonly class: string;
  readonly from: string;
  readonly to: string;
  readonly decisionNumber: string;
  readonly decidedOn: string;
}

interface EditProps {
  readonly card: Card;
  /** Null: the person belongs to none yet. */
  readonly household: CardHousehold | null;
  readonly onClose: () => void;
  readonly onChanged: () => void;
}

const orNothing = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** The day before a day. */
function dayBefore(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date - 1)).toISOString().slice(0, 'YYYY-MM-DD'.length);
}

/** Who belongs to a household, since when and how, and which class the commune gave it by which decision. */
export function EditHousehold({ card, household, onClose, onChanged }: EditProps) {
  const { say } = useVoice();
  const { newId, places, me, today, done, command } = useOffice();
  const takeBack = useTakingBack();
  const { busy, wrong, send } = useTelling();
  const id = useMemo(() => (household?.id as HouseholdId | undefined) ?? newId<'household'>(), [household, newId]);
  const [code, setCode] = useState(household?.code ?? '');
  const [commune, setCommune] = useState(household?.commune ?? card.person.commune);
  const [hamlet, setHamlet] = useState(household?.hamlet ?? card.person.hamlet ?? '');
  const [members, setMembers] = useState<readonly Member[]>(() =>
    household
      ? household.members.map(({ person, name, relation, from, to }) => ({
          key: newId(),
          person,
          name,
          relation,
          from,
          to: to ?? '',
        }))
      : [{ key: newId(), person: card.person.id, name: card.person.name, relation: 'head', from: today, to: '' }],
  );
  const [classes, setClasses] = useState<readonly Class[]>(() =>
    (household?.classes ?? []).map((each) => ({
      key: newId(),
      class: each.class,
      from: each.from,
      to: each.to ?? '',
      decisionNumber: each.decisionNumber ?? '',
      decidedOn: each.decidedOn ?? '',
    })),
  );
  const [reason, setReason] = useState('');
  const told = useMemo(() => {
    const head = members.find(({ relation, to }) => relation === 'head' && to === '');
    return {
      id,
      code: orNothing(code),
      head: (head?.person ?? null) as PersonId | null,
      commune: commune as CommuneCode,
      hamlet: orNothing(hamlet),
      members: members.map(({ person, relation, from, to }) => ({
        person: person as PersonId,
        relation: relation as Relation,
        from,
        to: orNothing(to),
      })),
      classes: classes.map((each) => ({
        class: each.class as HouseholdClass,
        from: each.from,
        to: orNothing(each.to),
        decisionNumber: orNothing(each.decisionNumber),
        decidedOn: orNothing(each.decidedOn),
      })),
    };
  }, [id, code, commune, hamlet, members, classes]);
  const read = useMemo(() => readHousehold(told), [told]);
  const problems: readonly Problem[] = read.ok ? [] : read.problems;
  const changed = useMemo(() => JSON.stringify(told), [told]);
  const [first] = useState(changed);
  const contentOf = (value: Household, version: number, why: string): Content => ({
    kind: 'change-household',
    version,
    household: { ...value, members: [...value.members], classes: [...value.classes] },
    reason: why,
  });
  const version = household?.version ?? 0;
  const foresight = useForetold(
    read.ok && changed !== first ? contentOf(read.value, version, reason.trim() || say('household.edit')) : null,
  );
  const save = (): void => {
    if (!read.ok || members.length === 0) return;
    void send(contentOf(read.value, version, reason.trim())).then((ok) => {
      if (!ok) return;
      const before = household && readHousehold(asTold(household));
      const undo = before?.ok ? command(contentOf(before.value, version + 1, say('edit.undoReason'))) : null;
      done({
        text: say('household.saved'),
        ...(undo && { undo: takeBack(() => undo, onChanged) }),
      });
      onClose();
      onChanged();
    });
  };
  const wrongAt = (field: string): string | null => {
    const found = problems.find((each) => each.field === field || each.field.startsWith(`${field}.`));
    return found ? problemText(found, say) : null;
  };
  const communes = places.communes.filter((each) => me.communes === 'all' || me.communes.includes(each.code));
  return (
    <Dialog id="household" title={say('household.editTitle', { name: card.person.name })} onClose={onClose} wide>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <div class="field-grid">
          <TextField
            id="household-code"
            label={say('household.code')}
            value={code}
            error={wrongAt('code')}
            onChange={setCode}
          />
          <SelectField
            id="household-commune"
            label={say('field.commune')}
            none={say('field.choose')}
            options={communes.map((each) => ({ value: each.code, label: each.name }))}
            value={commune}
            error={wrongAt('commune')}
            onChange={setCommune}
          />
          <TextField
            id="household-hamlet"
            label={say('field.hamlet')}
            value={hamlet}
            error={wrongAt('hamlet')}
            onChange={setHamlet}
          />
        </div>
        <Members
          members={members}
          onMembers={setMembers}
          known={new Set(household?.members.map(({ person }) => person))}
          wrongAt={wrongAt}
        />
        <Classes classes={classes} onClasses={setClasses} wrongAt={wrongAt} />
        {wrongAt('head') && <Notice tone="trouble">{wrongAt('head')}</Notice>}
        {members.length === 0 && <Notice tone="trouble">{say('household.noMembers')}</Notice>}
        {changed !== first && read.ok && <ForesightCard foresight={foresight} payment={null} />}
        <ReasonField id="household-reason" value={reason} onChange={setReason} />
        <FormEnd
          wrong={wrong}
          act={say('act.save')}
          disabled={busy || !read.ok || members.length === 0 || reason.trim() === '' || changed === first}
          onLeave={onClose}
        />
      </form>
    </Dialog>
  );
}

/** A household of a card as it is stored, without what the card adds. */
const asTold = ({ id, code, head, commune, hamlet, members, classes }: CardHousehold): unknown => ({
  id,
  code,
  head,
  commune,
  hamlet,
  members: members.map(({ person, relation, from, to }) => ({ person, relation, from, to })),
  classes,
});

interface MembersProps {
  readonly members: readonly Member[];
  readonly onMembers: (members: readonly Member[]) => void;
  /** Those whose membership stands in the books: it ends, and is not taken out. */
  readonly known: ReadonlySet<string>;
  readonly wrongAt: (field: string) => string | null;
}

function Members({ members, onMembers, known, wrongAt }: MembersProps) {
  const { say } = useVoice();
  const { today, newId } = useOffice();
  const [finding, setFinding] = useState(false);
  const change = (place: number, changes: Partial<Member>): void =>
    onMembers(members.map((each, index) => (index === place ? { ...each, ...changes } : each)));
  return (
    <fieldset class="rows">
      <legend>{say('household.members')}</legend>
      {members.map((member, place) => {
        return (
          <div key={member.key} class="row" role="group" aria-label={member.name}>
            <b aria-hidden="true">{member.name}</b>
            <SelectField
              id={`member-${place}-relation`}
              label={say('household.relation')}
              none={say('field.choose')}
              options={RELATIONS.map((value) => ({ value, label: say(`relation.${value}` as MessageId) }))}
              value={member.relation}
              error={wrongAt(`members.${place}`)}
              onChange={(relation) => change(place, { relation })}
            />
            <DayField
              id={`member-${place}-from`}
              label={say('household.from')}
              value={member.from}
              onChange={(from) => change(place, { from })}
            />
            <DayField
              id={`member-${place}-to`}
              label={say('household.to')}
              value={member.to}
              onChange={(to) => change(place, { to })}
            />
            {!known.has(member.person) && members.length > 1 && (
              <button
                type="button"
                class="button plain"
                onClick={() => onMembers(members.filter((_, index) => index !== place))}
              >
                {say('household.takeOutOf', { name: member.name })}
              </button>
            )}
          </div>
        );
      })}
      {finding ? (
        <FindPerson
          label={say('household.findMember')}
          without={members.filter(({ to }) => to === '').map(({ person }) => person)}
          onChosen={({ person }) => {
            setFinding(false);
            onMembers([
              ...members,
              { key: newId(), person: person.id, name: person.name, relation: '', from: today, to: '' },
            ]);
          }}
          onLeft={() => setFinding(false)}
        />
      ) : (
        <button type="button" class="button second" onClick={() => setFinding(true)}>
          <Icon shape="plus" size={18} />
          {say('household.addMember')}
        </button>
      )}
    </fieldset>
  );
}

interface ClassesProps {
  readonly classes: readonly Class[];
  readonly onClasses: (classes: readonly Class[]) => void;
  readonly wrongAt: (field: string) => string | null;
}

function Classes({ classes, onClasses, wrongAt }: ClassesProps) {
  const { say } = useVoice();
  const { today, newId } = useOffice();
  const change = (place: number, changes: Partial<Class>): void =>
    onClasses(classes.map((each, index) => (index === place ? { ...each, ...changes } : each)));
  // The one before ends where the new one begins: it can be read and changed before anything is saved.
  const add = (): void =>
    onClasses([
      ...classes.map((each) => (each.to === '' && each.from < today ? { ...each, to: dayBefore(today) } : each)),
      { key: newId(), class: '', from: today, to: '', decisionNumber: '', decidedOn: today },
    ]);
  return (
    <fieldset class="rows">
      <legend>{say('household.classes')}</legend>
      <p class="aside">{say('household.classSaid')}</p>
      {classes.map((each, place) => {
        return (
          <div key={each.key} class="row" role="group" aria-label={say('household.decisionAt', { place: place + 1 })}>
            <b aria-hidden="true">{say('household.decisionAt', { place: place + 1 })}</b>
            <SelectField
              id={`class-${place}`}
              label={say('household.class')}
              none={say('field.choose')}
              options={HOUSEHOLD_CLASSES.map((value) => ({ value, label: say(`class.${value}` as MessageId) }))}
              value={each.class}
              error={wrongAt(`classes.${place}`)}
              onChange={(value) => change(place, { class: value })}
            />
            <DayField
              id={`class-${place}-from`}
              label={say('household.from')}
              value={each.from}
              onChange={(from) => change(place, { from })}
            />
            <DayField
              id={`class-${place}-to`}
              label={say('household.to')}
              value={each.to}
              onChange={(to) => change(place, { to })}
            />
            <TextField
              id={`class-${place}-decision`}
              label={say('household.decision')}
              value={each.decisionNumber}
              onChange={(decisionNumber) => change(place, { decisionNumber })}
            />
            <DayField
              id={`class-${place}-decided`}
              label={say('household.decidedOn')}
              value={each.decidedOn}
              onChange={(decidedOn) => change(place, { decidedOn })}
            />
            <button
              type="button"
              class="button plain"
              onClick={() => onClasses(classes.filter((_, index) => index !== place))}
            >
              {say('household.takeOutClass', { place: place + 1 })}
            </button>
          </div>
        );
      })}
      <button type="button" class="button second" onClick={add}>
        <Icon shape="plus" size={18} />
        {say('household.addClass')}
      </button>
    </fieldset>
  );
}
