import { Icon, Loading, Notice } from '@diemtua/ui';
import { useEffect, useState } from 'preact/hooks';
import type { Answer } from '@diemtua/client';
import { refusalText, type Call } from '../asking/call.ts';
import { Qr } from '../frame/qr.tsx';
import { useVoice } from '../language/say.tsx';
import { hasPasskeys, makePasskey } from './passkey.ts';
import { SecretField } from './password-field.tsx';

interface StepProps {
  readonly call: Call;
  readonly onDone: () => void;
}

/** What went wrong with a form, and its sending. */
function useSending(onDone: () => void) {
  const { say } = useVoice();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const send = (asked: Promise<Answer<unknown>>): void => {
    setBusy(true);
    void asked.then((answer) => {
      setBusy(false);
      if (answer.kind === 'answered') onDone();
      else setWrong(refusalText(answer, say));
    });
  };
  return { busy, wrong, send, fail: setWrong };
}

/** A password that somebody else made is changed before any work. */
export function NewPassword({ call, onDone }: StepProps) {
  const { say } = useVoice();
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState('');
  const { busy, wrong, send } = useSending(onDone);
  return (
    <form
      class="sign-in"
      onSubmit={(event) => {
        event.preventDefault();
        send(call('POST /api/me/password', { body: { old, new: fresh } }));
      }}
    >
      <h1>{say('newPassword.title')}</h1>
      <p class="aside">{say('newPassword.lead')}</p>
      {wrong && (
        <Notice tone="trouble" live>
          {wrong}
        </Notice>
      )}
      <SecretField id="old" label={say('newPassword.old')} value={old} onChange={setOld} kind="current-password" />
      <SecretField id="fresh" label={say('newPassword.new')} value={fresh} onChange={setFresh} kind="new-password" />
      <button type="submit" class="button main" disabled={busy}>
        {say('newPassword.go')}
      </button>
    </form>
  );
}

/** A second factor is set up: a secret for an app on the phone and its first code, or a passkey. */
export function SecondFactor({ call, onDone }: StepProps) {
  const { say } = useVoice();
  const [secret, setSecret] = useState<{ readonly secret: string; readonly address: string } | null>(null);
  const [code, setCode] = useState('');
  const { busy, wrong, send, fail } = useSending(onDone);
  const made = (answer: Answer<unknown> | null): void =>
    answer === null ? fail(say('own.passkeyNot')) : send(Promise.resolve(answer));
  useEffect(() => {
    void call('POST /api/me/totp/begin').then((answer) => {
      if (answer.kind === 'answered') setSecret(answer.value);
    });
  }, [call]);
  if (secret === null) return <Loading text={say('state.loading')} lines={3} />;
  return (
    <form
      class="sign-in"
      onSubmit={(event) => {
        event.preventDefault();
        send(call('POST /api/me/totp', { body: { code: code.replaceAll(/\s/g, '') } }));
      }}
    >
      <h1>{say('factor.title')}</h1>
      <p class="aside">{say('factor.lead')}</p>
      <Qr text={secret.address} label={say('factor.qr')} size={180} />
      <p class="aside">
        {say('factor.secret')} <b class="digits">{secret.secret.replaceAll(/(.{4})/g, '$1 ')}</b>
      </p>
      {wrong && (
        <Notice tone="trouble" live>
          {wrong}
        </Notice>
      )}
      <SecretField id="code" label={say('signIn.code')} value={code} onChange={setCode} kind="one-time-code" />
      <button type="submit" class="button main" disabled={busy}>
        {say('factor.go')}
      </button>
      {hasPasskeys() && (
        <div class="other-ways">
          <p>{say('factor.passkeySaid')}</p>
          <button
            type="button"
            class="button second"
            disabled={busy}
            onClick={() => void makePasskey(call, say('factor.passkeyLabel')).then(made)}
          >
            <Icon shape="key" size={18} />
            {say('factor.passkey')}
          </button>
        </div>
      )}
    </form>
  );
}
