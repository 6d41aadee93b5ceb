import { DataTable, Empty, formatNumber, Icon, Loading, Tag, type Column, Scrolling } from '@diemtua/ui';
import { useMemo, useState } from 'preact/hooks';
import type { Devices, UserRow } from '../asking/desk-shapes.ts';
import { useOffice } from '../asking/office.tsx';
import { useAsked } from '../asking/use-asked.ts';
import { Head } from '../frame/head.tsx';
import { LETTERS, useLetters, type Letter } from '../frame/keys.ts';
import { NotCome } from '../frame/refusal.tsx';
import { useVoice } from '../language/say.tsx';
import { momentText } from '../receipts/money-words.ts';
import { AddDialog } from './add.tsx';
import { LockDialog, ResetDialog, RevokeDialog } from './user-acts.tsx';

type Act =
  | 'add'
  | { readonly lock: UserRow }
  | { readonly reset: UserRow }
  | { readonly revoke: Devices['devices'][number] };

/** Who may come in: users, their places and factors, and the devices that are in use. */
export function UsersScreen() {
  const { say } = useVoice();
  const { may, call, done } = useOffice();
  const { asked, again } = useAsked('GET /api/users');
  const devices = useAsked('GET /api/devices', may('devices.manage') ? {} : null);
  const [act, setAct] = useState<Act | null>(null);
  const letters = useMemo(
    (): readonly Letter[] => [
      { sign: LETTERS.add, what: say('users.add'), act: may('users.manage') ? () => setAct('add') : undefined },
    ],
    [say, may],
  );
  useLetters(letters);
  const ended = (text: string): void => {
    setAct(null);
    done({ text });
    again();
    devices.again();
  };
  const close = (): void => setAct(null);
  const unlock = (user: UserRow): void => {
    void call('POST /api/users/:user/unlock', { params: { user: user.id } }).then((answer) => {
      if (answer.kind === 'answered') ended(say('users.unlocked', { name: user.fullName }));
    });
  };
  return (
    <>
      <Head />
      <div class="room-head">
        <h1>{say('users.title')}</h1>
        {may('users.manage') && (
          <div class="room-acts">
            <button type="button" class="button main" onClick={() => setAct('add')}>
              <Icon shape="plus" size={18} />
              {say('users.add')}
            </button>
          </div>
        )}
      </div>
      {asked.state === 'loading' && <Loading text={say('users.loading')} />}
      {asked.state === 'failed' && <NotCome why={asked.why} again={again} />}
      {asked.state === 'ready' && asked.value.users.length === 0 && (
        <Empty>
          <p>{say('users.empty')}</p>
        </Empty>
      )}
      <div class="stack">
        {asked.state === 'ready' && asked.value.users.length > 0 && (
          <section class={asked.stale ? 'card stale' : 'card'}>
            <Rows
              rows={asked.value.users}
              onLock={(lock) => setAct({ lock })}
              onUnlock={unlock}
              onReset={(reset) => setAct({ reset })}
            />
          </section>
        )}
        {devices.asked.state === 'failed' && <NotCome why={devices.asked.why} again={devices.again} />}
        {devices.asked.state === 'ready' && (
          <DeviceRows told={devices.asked.value} onRevoke={(revoke) => setAct({ revoke })} />
        )}
      </div>
      {act === 'add' && <AddDialog onClose={close} onDone={(name) => ended(say('users.added', { name }))} />}
      {act && act !== 'add' && 'lock' in act && (
        <LockDialog
          user={act.lock}
          onClose={close}
          onDone={() => ended(say('users.locked', { name: act.lock.fullName }))}
        />
      )}
      {act && act !== 'add' && 'reset' in act && (
        <ResetDialog
          user={act.reset}
          onClose={close}
          onDone={() => ended(say('users.resetDone', { name: act.reset.fullName }))}
        />
      )}
      {act && act !== 'add' && 'revoke' in act && (
        <RevokeDialog
          device={act.revoke}
          onClose={close}
          onDone={() => ended(say('users.revoked', { label: act.revoke.label }))}
        />
      )}
    </>
  );
}

interface RowsProps {
  readonly rows: readonly UserRow[];
  readonly onLock: (user: UserRow) => void;
  readonly onUnlock: (user: UserRow) => void;
  readonly onReset: (user: UserRow) => void;
}

function Rows({ rows, onLock, onUnlock, onReset }: RowsProps) {
  const { say, language } = useVoice();
  const { may, me, places } = useOffice();
  const columns = useMemo(
    (): readonly Column<UserRow>[] => [
      {
        id: 'name',
        head: say('field.name'),
        order: ({ fullName }) => fullName,
        cell: ({ fullName, name }) => (
          <>
            <b>{fullName}</b>
            <small class="aside block">{name}</small>
          </>
        ),
      },
      { id: 'role', head: say('users.role'), order: ({ role }) => role, cell: ({ role }) => say(`role.${role}`) },
      {
        id: 'units',
        head: say('users.units'),
        cell: ({ units }) =>
          units === 'all'
            ? say('rail.wholeProvince')
            : units.map((code) => places.units.find((unit) => unit.code === code)?.name ?? code).join(', '),
      },
      {
        id: 'factors',
        head: say('users.factors'),
        cell: ({ factors, secondFactorRequired }) =>
          factors > 0 ? (
            <Tag tone="safe" shape="key">
              {formatNumber(factors, language)}
            </Tag>
          ) : (
            <Tag tone={secondFactorRequired ? 'waiting' : 'quiet'}>
              {say(secondFactorRequired ? 'users.factorDue' : 'value.none')}
            </Tag>
          ),
      },
      {
        id: 'state',
        head: say('papers.state'),
        cell: ({ lockedAt, lockedWhy }) =>
          lockedAt ? (
            <>
              <Tag tone="trouble" shape="lock">
                {say('users.isLocked')}
              </Tag>
              <small class="aside block">{lockedWhy}</small>
            </>
          ) : (
            <Tag tone="safe">{say('users.open')}</Tag>
          ),
      },
      ...(may('users.manage')
        ? [
            {
              id: 'acts',
              head: say('books.acts'),
              cell: (user: UserRow) =>
                user.id === me.user ? null : (
                  <span class="tags">
                    {user.lockedAt ? (
                      <button type="button" class="button plain" onClick={() => onUnlock(user)}>
                        {say('users.unlock')}
                      </button>
                    ) : (
                      <button type="button" class="button plain" onClick={() => onLock(user)}>
                        {say('users.lock')}
                      </button>
                    )}
                    <button type="button" class="button plain" onClick={() => onReset(user)}>
                      {say('users.reset')}
                    </button>
                  </span>
                ),
            },
          ]
        : []),
    ],
    [say, language, may, me, places, onLock, onUnlock, onReset],
  );
  return <DataTable caption={say('users.title')} columns={columns} rows={rows} keyOf={({ id }) => id} />;
}

function DeviceRows({
  told,
  onRevoke,
}: {
  readonly told: Devices;
  readonly onRevoke: (device: Devices['devices'][number]) => void;
}) {
  const { say, language } = useVoice();
  return (
    <section class="card">
      <h2>{say('users.devices')}</h2>
      {told.devices.length === 0 ? (
        <p class="aside">{say('users.noDevices')}</p>
      ) : (
        <Scrolling label={say('users.devices')}>
          <table class="table tight">
            <caption class="spoken">{say('users.devices')}</caption>
            <thead>
              <tr>
                <th scope="col">{say('field.name')}</th>
                <th scope="col">{say('users.device')}</th>
                <th scope="col">{say('users.since')}</th>
                <th scope="col">{say('papers.state')}</th>
                <th scope="col">
                  <span class="spoken">{say('books.acts')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {told.devices.map((device) => (
                <tr key={device.id}>
                  <td>{device.name}</td>
                  <td>{device.label}</td>
                  <td class="digits">{momentText(device.madeAt, language)}</td>
                  <td>
                    {device.revokedAt ? (
                      <>
                        <Tag tone="quiet">{say('users.isRevoked')}</Tag>
                        <small class="aside block">{device.revokedWhy}</small>
                      </>
                    ) : (
                      <Tag tone="safe">{say('users.inUse')}</Tag>
                    )}
                  </td>
                  <td>
                    {!device.revokedAt && (
                      <button type="button" class="button plain" onClick={() => onRevoke(device)}>
                        {say('users.revoke')}
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      )}
    </section>
  );
}
