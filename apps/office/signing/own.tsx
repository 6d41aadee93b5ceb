import type { AnswerOf } from '@diemtua/client';
import { DataTable, Loading, Notice, Tag, TextField, type Column } from '@diemtua/ui';
import { useMemo, useState } from 'preact/hooks';
import { useOffice } from '../asking/office.tsx';
import { useAsked } from '../asking/use-asked.ts';
import { Head } from '../frame/head.tsx';
import { NotCome } from '../frame/refusal.tsx';
import { useVoice } from '../language/say.tsx';
import { momentText } from '../receipts/money-words.ts';
import { hasPasskeys, makePasskey } from './passkey.ts';
import { SecretField } from './password-field.tsx';
import { refusalText } from '../asking/call.ts';

type Session = AnswerOf<'GET /api/me/sessions'>['sessions'][number];
type Device = AnswerOf<'GET /api/me/devices'>['devices'][number];
type Passkey = AnswerOf<'GET /api/me/passkeys'>['passkeys'][number];

/** Everybody's own: where one is signed in, one's devices and passkeys, the password. */
export function Own() {
  const { say } = useVoice();
  const { me } = useOffice();
  return (
    <>
      <Head />
      <div class="room-head">
        <h1>{say('own.title')}</h1>
        <p class="aside">
          {me.fullName} · {say(`role.${me.role}`)}
        </p>
      </div>
      {me.start === 'own' && <Notice>{say('own.noRoom')}</Notice>}
      <div class="stack">
        <Sessions />
        <Devices />
        <Passkeys />
        <Password />
      </div>
    </>
  );
}

/** How somebody signed in; what another's sign-in calls itself is shown as it is. */
const known = ['password', 'totp', 'passkey'] as const;

function Sessions() {
  const { say, language } = useVoice();
  const { call, done } = useOffice();
  const { asked, again } = useAsked('GET /api/me/sessions');
  const columns = useMemo(
    (): readonly Column<Session>[] => [
      {
        id: 'since',
        head: say('own.since'),
        digits: true,
        cell: (each) => (
          <>
            {momentText(each.madeAt, language)} {each.this && <Tag tone="safe">{say('own.this')}</Tag>}
          </>
        ),
      },
      {
        id: 'means',
        head: say('own.by'),
        cell: ({ means }) =>
          means
            .map((each) => {
              const own = known.find((name) => name === each);
              return own ? say(`own.means.${own}`) : each;
            })
            .join(', '),
      },
      { id: 'seen', head: say('own.seen'), digits: true, cell: ({ seenAt }) => momentText(seenAt, language) },
      { id: 'ends', head: say('own.ends'), digits: true, cell: ({ endsAt }) => momentText(endsAt, language) },
      {
        id: 'acts',
        head: say('books.acts'),
        cell: (each) =>
          each.this ? null : (
            <button
              type="button"
              class="button plain"
              onClick={() =>
                void call('DELETE /api/me/sessions/:session', { params: { session: each.id } }).then((answer) => {
                  if (answer.kind === 'answered') done({ text: say('own.ended') });
                  again();
                })
              }
            >
              {say('own.end')}
            </button>
          ),
      },
    ],
    [say, language, call, done, again],
  );
  return (
    <section class="card">
      <h2>{say('own.sessions')}</h2>
      <p class="aside">{say('own.sessionsSaid')}</p>
      {asked.state === 'loading' && <Loading text={say('own.loading')} lines={2} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {asked.state === 'ready' && (
        <DataTable caption={say('own.sessions')} columns={columns} rows={asked.value.sessions} keyOf={({ id }) => id} />
      )}
    </section>
  );
}

function Devices() {
  const { say, language } = useVoice();
  const { call, done } = useOffice();
  const { asked, again } = useAsked('GET /api/me/devices');
  const columns = useMemo(
    (): readonly Column<Device>[] => [
      { id: 'label', head: say('own.device'), cell: ({ label }) => label },
      {
        id: 'state',
        head: say('list.state'),
        cell: ({ revokedAt }) => (
          <Tag tone={revokedAt === null ? 'safe' : 'quiet'}>
            {revokedAt === null ? say('own.inUse') : `${say('own.revoked')} ${momentText(revokedAt, language)}`}
          </Tag>
        ),
      },
      {
        id: 'acts',
        head: say('books.acts'),
        cell: (device) =>
          device.revokedAt === null ? (
            <button
              type="button"
              class="button plain"
              onClick={() =>
                void call('POST /api/me/devices/:device/revoke', {
                  params: { device: device.id },
                  body: { why: say('own.revokeWhy') },
                }).then((answer) => {
                  if (answer.kind === 'answered') done({ text: say('own.deviceGone') });
                  again();
                })
              }
            >
              {say('own.revoke')}
            </button>
          ) : null,
      },
    ],
    [say, language, call, done, again],
  );
  return (
    <section class="card">
      <h2>{say('own.devices')}</h2>
      {asked.state === 'loading' && <Loading text={say('own.loading')} lines={2} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {asked.state === 'ready' && asked.value.devices.length === 0 && <p class="aside">{say('own.noDevices')}</p>}
      {asked.state === 'ready' && asked.value.devices.length > 0 && (
        <DataTable caption={say('own.devices')} columns={columns} rows={asked.value.devices} keyOf={({ id }) => id} />
      )}
    </section>
  );
}

function Passkeys() {
  const { say, language } = useVoice();
  const { call, done } = useOffice();
  const { asked, again } = useAsked('GET /api/me/passkeys');
  const [label, setLabel] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const add = async (): Promise<void> => {
    setBusy(true);
    setWrong(null);
    const answer = await makePasskey(call, label.trim());
    setBusy(false);
    if (answer === null) return setWrong(say('own.passkeyNot'));
    if (answer.kind !== 'answered') return setWrong(refusalText(answer, say));
    setLabel('');
    done({ text: say('own.passkeyAdded') });
    again();
  };
  const columns = useMemo(
    (): readonly Column<Passkey>[] => [
      { id: 'label', head: say('own.passkeys'), cell: (each) => each.label },
      { id: 'made', head: say('own.made'), digits: true, cell: ({ madeAt }) => momentText(madeAt, language) },
      {
        id: 'used',
        head: say('own.seen'),
        digits: true,
        cell: ({ usedAt }) => (usedAt === null ? say('own.never') : momentText(usedAt, language)),
      },
      {
        id: 'acts',
        head: say('books.acts'),
        cell: ({ id }) => (
          <button
            type="button"
            class="button plain"
            onClick={() =>
              void call('DELETE /api/me/passkeys/:passkey', { params: { passkey: id } }).then((answer) => {
                if (answer.kind === 'answered') done({ text: say('own.passkeyGone') });
                again();
              })
            }
          >
            {say('own.removePasskey')}
          </button>
        ),
      },
    ],
    [say, language, call, done, again],
  );
  return (
    <section class="card">
      <h2>{say('own.passkeys')}</h2>
      <p class="aside">{say('own.passkeysSaid')}</p>
      {asked.state === 'loading' && <Loading text={say('own.loading')} lines={2} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {asked.state === 'ready' && asked.value.passkeys.length === 0 && <p class="aside">{say('own.noPasskeys')}</p>}
      {asked.state === 'ready' && asked.value.passkeys.length > 0 && (
        <DataTable caption={say('own.passkeys')} columns={columns} rows={asked.value.passkeys} keyOf={({ id }) => id} />
      )}
      {hasPasskeys() && (
        <form
          class="narrow"
          onSubmit={(event) => {
            event.preventDefault();
            if (label.trim() !== '') void add();
          }}
        >
          <TextField id="passkey-label" label={say('own.passkeyLabel')} value={label} onChange={setLabel} />
          {wrong && (
            <Notice tone="trouble" live>
              {wrong}
            </Notice>
          )}
          <div class="actions">
            <button type="submit" class="button second" disabled={busy || label.trim() === ''}>
              {say('own.addPasskey')}
            </button>
          </div>
        </form>
      )}
    </section>
  );
}

function Password() {
  const { say } = useVoice();
  const { call, done } = useOffice();
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const change = async (): Promise<void> => {
    setBusy(true);
    setWrong(null);
    const answer = await call('POST /api/me/password', { body: { old, new: fresh } });
    setBusy(false);
    if (answer.kind !== 'answered') return setWrong(refusalText(answer, say));
    setOld('');
    setFresh('');
    done({ text: say('own.passwordChanged') });
  };
  return (
    <section class="card">
      <h2>{say('own.password')}</h2>
      <form
        class="narrow"
        onSubmit={(event) => {
          event.preventDefault();
          void change();
        }}
      >
        <SecretField id="old" label={say('newPassword.old')} value={old} onChange={setOld} kind="current-password" />
        <SecretField id="fresh" label={say('newPassword.new')} value={fresh} onChange={setFresh} kind="new-password" />
        {wrong && (
          <Notice tone="trouble" live>
            {wrong}
          </Notice>
        )}
        <div class="actions">
          <button type="submit" class="button second" disabled={busy || old === '' || fresh === ''}>
            {say('own.password')}
          </button>
        </div>
      </form>
    </section>
  );
}
