import { Dialog, TextField } from '@diemtua/ui';
import { useState } from 'preact/hooks';
import type { Answer } from '@diemtua/client';
import type { Devices, UserRow } from '../asking/desk-shapes.ts';
import { useOffice } from '../asking/office.tsx';
import { FormEnd } from '../frame/form-end.tsx';
import { useVoice } from '../language/say.tsx';
import { ReasonField } from '../people/reason-field.tsx';

interface Ends {
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const passwordLeast = 10;

interface AskProps extends Ends {
  readonly id: string;
  readonly title: string;
  readonly said: string;
  readonly act: string;
  readonly ask: (why: string) => Promise<Answer<unknown>>;
}

/** One act on a user or a device, with its reason. */
function AskWhy({ id, title, said, act, ask, onClose, onDone }: AskProps) {
  const { say } = useVoice();
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    setBusy(true);
    const answer = await ask(reason.trim());
    setBusy(false);
    if (answer.kind === 'answered') onDone();
    else setWrong(answer.kind === 'refused' ? answer.message : say('tell.unsure'));
  };
  return (
    <Dialog id={id} title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p>{said}</p>
        <ReasonField value={reason} onChange={setReason} />
        <FormEnd wrong={wrong} act={act} disabled={busy || reason.trim() === ''} onLeave={onClose} />
      </form>
    </Dialog>
  );
}

/** Locks a user out: all sessions end at once. It can be undone. */
export function LockDialog({ user, ...ends }: Ends & { readonly user: UserRow }) {
  const { say } = useVoice();
  const { call } = useOffice();
  return (
    <AskWhy
      id="lock"
      title={say('users.lockTitle', { name: user.fullName })}
      said={say('users.lockSaid')}
      act={say('users.lock')}
      ask={(why) => call('POST /api/users/:user/lock', { params: { user: user.id }, body: { why } })}
      {...ends}
    />
  );
}

/** Revokes a device: from now on its token opens nothing; the money on it is taken in at the desk. */
export function RevokeDialog({ device, ...ends }: Ends & { readonly device: Devices['devices'][number] }) {
  const { say } = useVoice();
  const { call } = useOffice();
  return (
    <AskWhy
      id="revoke"
      title={say('users.revokeTitle', { label: device.label })}
      said={say('users.revokeSaid', { name: device.name })}
      act={say('users.revoke')}
      ask={(why) => call('POST /api/devices/:device/revoke', { params: { device: device.id }, body: { why } })}
      {...ends}
    />
  );
}

/** Gives a new first password; takes lost second factors away, if asked. */
export function ResetDialog({ user, onClose, onDone }: Ends & { readonly user: UserRow }) {
  const { say } = useVoice();
  const { call } = useOffice();
  const [password, setPassword] = useState('');
  const [factors, setFactors] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (): Promise<void> => {
    setBusy(true);
    const answer = await call('POST /api/users/:user/reset', {
      params: { user: user.id },
      body: { password, factors },
    });
    setBusy(false);
    if (answer.kind === 'answered') onDone();
    else setWrong(answer.kind === 'refused' ? answer.message : say('tell.unsure'));
  };
  return (
    <Dialog id="reset" title={say('users.resetTitle', { name: user.fullName })} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <TextField
          id="first-password"
          label={say('users.firstPassword')}
          hint={say('users.passwordHint')}
          value={password}
          onChange={setPassword}
        />
        <label class="switch">
          <input type="checkbox" checked={factors} onChange={(event) => setFactors(event.currentTarget.checked)} />
          <span>{say('users.takeFactors')}</span>
        </label>
        <FormEnd
          wrong={wrong}
          act={say('users.reset')}
          disabled={busy || password.length < passwordLeast}
          onLeave={onClose}
        />
      </form>
    </Dialog>
  );
}
