import { isOfTheProvince, ROLES } from '@diemtua/domain/access';
import { Dialog, SelectField, TextField } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import { useOffice } from '../asking/office.tsx';
import { useAsked } from '../asking/use-asked.ts';
import { FormEnd } from '../frame/form-end.tsx';
import { useVoice } from '../language/say.tsx';

interface AddProps {
  readonly onClose: () => void;
  /** Told the new user's name. */
  readonly onDone: (name: string) => void;
}

const passwordLeast = 10;
const isName = /^[a-z0-9][a-z0-9._@-]{1,63}$/;

/** Adds a user: the role says what may be done, the unit where; the first password has to be changed. */
export function AddDialog({ onClose, onDone }: AddProps) {
  const { say } = useVoice();
  const { call, places, may } = useOffice();
  const staff = useAsked('GET /api/collector-names', may('collectors.see') ? {} : null).asked;
  const [name, setName] = useState('');
  const [fullName, setFullName] = useState('');
  const [role, setRole] = useState('');
  const [unit, setUnit] = useState('');
  const [collector, setCollector] = useState('');
  const [password, setPassword] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const known = ROLES.find((each) => each === role);
  const wide = known !== undefined && isOfTheProvince(known);
  const ofUnit =
    staff.state === 'ready' ? staff.value.collectors.filter((each) => each.unit === unit && each.leftOn === null) : [];
  const named = isName.test(name.trim().toLowerCase());
  const ready =
    named &&
    fullName.trim() !== '' &&
    known !== undefined &&
    (wide || unit !== '') &&
    (role !== 'collector' || collector !== '') &&
    password.length >= passwordLeast;
  const add = async (): Promise<void> => {
    if (known === undefined) return;
    setBusy(true);
    const answer = await call('POST /api/users', {
      body: {
        name: name.trim().toLowerCase(),
        fullName: fullName.trim(),
        role: known,
        units: wide ? 'all' : [unit],
        communes: wide ? 'all' : 'of-units',
        collector: role === 'collector' ? collector : null,
        password,
      },
    });
    setBusy(false);
    if (answer.kind === 'answered') onDone(fullName.trim());
    else setWrong(answer.kind === 'refused' ? answer.message : say('tell.unsure'));
  };
  return (
    <Dialog id="add-user" title={say('users.add')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void add();
        }}
      >
        <TextField id="full-name" label={say('field.name')} value={fullName} onChange={setFullName} />
        <TextField
          id="user-name"
          label={say('users.name')}
          hint={say('users.nameHint')}
          value={name}
          error={name === '' || named ? null : say('users.nameHint')}
          onChange={setName}
        />
        <SelectField
          id="user-role"
          label={say('users.role')}
          none={say('field.choose')}
          options={ROLES.map((value) => ({ value, label: say(`role.${value}`) }))}
          value={role}
          onChange={setRole}
        />
        {known !== undefined && !wide && (
          <SelectField
            id="user-unit"
            label={say('books.unit')}
            none={say('field.choose')}
            options={places.units.map((each) => ({ value: each.code, label: each.name }))}
            value={unit}
            onChange={setUnit}
          />
        )}
        {role === 'collector' && unit !== '' && (
          <SelectField
            id="user-collector"
            label={say('papers.collector')}
            none={say('field.choose')}
            options={ofUnit.map((each) => ({ value: each.id, label: `${each.name} · ${each.code}` }))}
            value={collector}
            onChange={setCollector}
          />
        )}
        <TextField
          id="user-password"
          label={say('users.firstPassword')}
          hint={say('users.passwordHint')}
          value={password}
          onChange={setPassword}
        />
        <FormEnd wrong={wrong} act={say('users.add')} disabled={busy || !ready} onLeave={onClose} />
      </form>
    </Dialog>
  );
}
