import { Icon, Mark, Notice } from '@diemtua/ui';
import { useEffect, useState } from 'preact/hooks';
import type { Answer } from '@diemtua/client';
import type { Call } from '../asking/call.ts';
import { useVoice } from '../language/say.tsx';
import { HOME } from '../frame/route.ts';
import { hasPasskeys, signInByPasskey } from './passkey.ts';
import { SecretField } from './password-field.tsx';

interface SignInProps {
  readonly call: Call;
  readonly onSignedIn: () => void;
  /** Who was signed in before the session ended. */
  readonly name?: string;
}

type Ended = Answer<{ readonly state: string; readonly step?: string; readonly means?: readonly SecondMeans[] }>;

/** By what a second step can be made. */
type SecondMeans = 'totp' | 'passkey';
interface Second {
  readonly step: string;
  readonly means: readonly SecondMeans[];
}

/** Name and password, then the code where there is a second factor; passkeys and others' sign-ins where the server takes them. */
export function SignInForm({ call, onSignedIn, name: before = '' }: SignInProps) {
  const { say } = useVoice();
  const [name, setName] = useState(before);
  const [password, setPassword] = useState('');
  const [second, setSecond] = useState<Second | null>(null);
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);

  const end = (answer: Ended | null): void => {
    setBusy(false);
    if (answer === null) return setWrong(say('signIn.passkeyClosed'));
    if (answer.kind === 'unreachable') return setWrong(say('state.unreachable'));
    if (answer.kind === 'refused') {
      if (answer.code === 'step-over') setSecond(null);
      setCode('');
      return setWrong(answer.message);
    }
    setWrong(null);
    const { state, step, means = [] } = answer.value;
    if (state === 'second-factor' && step !== undefined) return setSecond({ step, means });
    onSignedIn();
  };
  const send = (): void => {
    setBusy(true);
    const asked =
      second === null
        ? call('POST /api/sign-in', { body: { name, password } })
        : call('POST /api/sign-in/code', { body: { step: second.step, code: code.replaceAll(/\s/g, '') } });
    void asked.then(end);
  };
  const byPasskey = (): void => {
    setBusy(true);
    setWrong(null);
    void signInByPasskey(call, second?.step ?? null).then(end);
  };
  const codeAsked = second === null || second.means.includes('totp');
  const passkeyAsked = second?.means.includes('passkey') ?? false;
  return (
    <form
      class="sign-in"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && codeAsked) send();
      }}
    >
      {wrong && (
        <Notice tone="trouble" live>
          {wrong}
        </Notice>
      )}
      {second === null && (
        <>
          <SecretField id="name" label={say('signIn.name')} value={name} onChange={setName} kind="username" />
          <SecretField
            id="password"
            label={say('signIn.password')}
            value={password}
            onChange={setPassword}
            kind="current-password"
          />
        </>
      )}
      {second !== null && codeAsked && (
        <>
          <p>{say('signIn.codeSaid')}</p>
          <SecretField id="code" label={say('signIn.code')} value={code} onChange={setCode} kind="one-time-code" />
        </>
      )}
      {codeAsked && (
        <button type="submit" class="button main" disabled={busy}>
          {busy ? say('signIn.busy') : say(second === null ? 'signIn.go' : 'signIn.goCode')}
        </button>
      )}
      {passkeyAsked && (
        <>
          <p>{say(codeAsked ? 'signIn.passkeyInstead' : 'signIn.passkeySaid')}</p>
          {hasPasskeys() ? (
            <button
              type="button"
              class={codeAsked ? 'button second' : 'button main'}
              disabled={busy}
              onClick={byPasskey}
            >
              <Icon shape="key" size={18} />
              {say('signIn.passkeySecond')}
            </button>
          ) : (
            <Notice tone="waiting">{say('signIn.noPasskeysHere')}</Notice>
          )}
        </>
      )}
      {second === null && <OtherWays call={call} onPasskey={byPasskey} />}
      {second !== null && (
        <button type="button" class="button plain" onClick={() => setSecond(null)}>
          {say('signIn.back')}
        </button>
      )}
    </form>
  );
}

/** What else the server and this browser can do. */
function OtherWays({ call, onPasskey }: { readonly call: Call; readonly onPasskey: () => void }) {
  const { say } = useVoice();
  const [providers, setProviders] = useState<readonly { readonly name: string; readonly label: string }[]>([]);
  useEffect(() => {
    void call('GET /api/sign-in/oidc').then((answer) => {
      if (answer.kind === 'answered') setProviders(answer.value.providers);
    });
  }, [call]);
  if (providers.length === 0 && !hasPasskeys()) return null;
  return (
    <div class="other-ways">
      <p>{say('signIn.or')}</p>
      {hasPasskeys() && (
        <button type="button" class="button second" onClick={onPasskey}>
          <Icon shape="key" size={18} />
          {say('signIn.passkey')}
        </button>
      )}
      {providers.map(({ name, label }) => (
        <a key={name} class="button second" href={`/api/sign-in/oidc/${name}`} target="_self">
          {say('signIn.provider', { label })}
        </a>
      ))}
    </div>
  );
}

/** The first screen: nothing but the way in. */
export function SignIn(props: SignInProps & { readonly tools: preact.ComponentChildren }) {
  const { say } = useVoice();
  return (
    <div class="sign-in-screen">
      <header class="band">
        <a class="brand" href={HOME}>
          <Mark />
          <b>{say('brand')}</b>
        </a>
        {props.tools}
      </header>
      <main>
        <h1>{say('signIn.title')}</h1>
        <p class="aside">{say('signIn.lead')}</p>
        <SignInForm {...props} />
      </main>
    </div>
  );
}
