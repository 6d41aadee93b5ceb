-- Who may sign in, with what, from where, and what became of it. As everywhere, the province is the first column of every key.

create table user_account (
  province text not null references province,
  id uuid not null,
  -- What is typed at sign-in: lower case, without blanks.
  name text not null check (name ~ '^[a-z0-9][a-z0-9._@-]{1,63}$'),
  full_name text not null check (length(full_name) between 1 and 100),
  role text not null
    check (role in ('collector', 'unit-clerk', 'unit-head', 'province', 'committee', 'sponsor-manager', 'auditor', 'administrator')),
  -- Codes, or the one entry '*' for all of the province. Communes may be '@': those that the user's units serve.
  units text[] not null,
  communes text[] not null,
  collector uuid,
  -- Must have a second factor before anything but setting one up.
  second_factor_required boolean not null,
  -- Was locked by somebody, until unlocked.
  locked_at timestamptz,
  locked_why text,
  made_at timestamptz not null,
  made_by uuid,
  -- Grows with each change, so that a change of what is old is seen.
  version integer not null default 1 check (version > 0),
  primary key (province, id),
  unique (province, name),
  check ((role = 'collector') = (collector is not null)),
  check ((locked_at is null) = (locked_why is null)),
  foreign key (province, collector) references collector
);

create table user_password (
  province text not null,
  user_id uuid not null,
  -- scrypt with its parameters and salt: see server/access/password.ts.
  hash text not null check (hash like 'scrypt$%'),
  set_at timestamptz not null,
  -- Was given by somebody else: has to be changed at the first sign-in.
  must_change boolean not null,
  primary key (province, user_id),
  foreign key (province, user_id) references user_account
);

create table user_totp (
  province text not null,
  user_id uuid not null,
  -- The shared secret, sealed with the server's own key.
  sealed bytea not null,
  made_at timestamptz not null,
  -- Counts once a code of it was shown.
  confirmed_at timestamptz,
  -- The last step of which a code was taken: no code works twice.
  last_step bigint,
  primary key (province, user_id),
  foreign key (province, user_id) references user_account
);

create table user_passkey (
  province text not null,
  -- The credential's own id, as base64url.
  id text not null check (length(id) between 16 and 1400),
  user_id uuid not null,
  public_key bytea not null,
  counter bigint not null check (counter >= 0),
  transports text[] not null,
  label text not null check (length(label) between 1 and 100),
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (province, id),
  foreign key (province, user_id) references user_account
);
create index user_passkey_user on user_passkey (province, user_id);

-- A user as somebody else's sign-in knows him or her.
create table user_identity (
  province text not null,
  provider text not null,
  subject text not null check (length(subject) between 1 and 255),
  user_id uuid not null,
  made_at timestamptz not null,
  primary key (province, provider, subject),
  foreign key (province, user_id) references user_account
);

create table device (
  province text not null,
  id uuid not null,
  user_id uuid not null,
  label text not null check (length(label) between 1 and 100),
  made_at timestamptz not null,
  seen_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid,
  revoked_why text,
  primary key (province, id),
  check ((revoked_at is null) = (revoked_why is null)),
  foreign key (province, user_id) references user_account
);
create index device_user on device (province, user_id);

-- Only the SHA-256 of a token is here: who reads this table can be nobody.
create table sign_in_session (
  province text not null,
  token_hash bytea not null check (length(token_hash) = 32),
  id uuid not null,
  user_id uuid not null,
  -- A phone's session, which lasts as long as its device is not revoked; else a screen's.
  device uuid,
  -- With what it was opened: password, totp, passkey, or the name of a provider.
  means text[] not null,
  made_at timestamptz not null,
  seen_at timestamptz not null,
  -- The latest end, however busy it is.
  ends_at timestamptz not null,
  ended_at timestamptz,
  ended_why text,
  primary key (province, token_hash),
  check ((ended_at is null) = (ended_why is null)),
  foreign key (province, user_id) references user_account,
  foreign key (province, device) references device
);
create index sign_in_session_user on sign_in_session (province, user_id) where ended_at is null;

-- Half a sign-in: the password was right, a challenge was given, somebody was sent to another's sign-in. Works once, for minutes.
create table sign_in_step (
  province text not null,
  token_hash bytea not null check (length(token_hash) = 32),
  kind text not null check (kind in ('second-factor', 'passkey', 'passkey-new', 'provider')),
  user_id uuid,
  content jsonb not null,
  ends_at timestamptz not null,
  tries smallint not null default 0,
  primary key (province, token_hash)
);
create index sign_in_step_ends on sign_in_step (province, ends_at);

-- Failures in a row, for a name and for an address, each as a hash: what people type into the field of the name is sometimes the password.
create table sign_in_wait (
  province text not null,
  subject text not null check (subject ~ '^(name|address)/[0-9a-f]{64}$'),
  failures integer not null check (failures > 0),
  failed_at timestamptz not null,
  wait_until timestamptz not null,
  primary key (province, subject)
);
create index sign_in_wait_old on sign_in_wait (province, failed_at);

-- What happened to access: sign-ins, failures, refusals, changes of users, revocations. Only grows.
create table access_event (
  province text not null,
  id uuid not null,
  at timestamptz not null,
  kind text not null check (kind ~ '^[a-z][a-z-]{2,40}$'),
  -- About whom, and by whom; unknown where nobody by that name exists.
  user_id uuid,
  actor uuid,
  address text,
  -- What was called or changed; never a person's number.
  content jsonb not null,
  primary key (province, id)
);
create index access_event_at on access_event (province, at);
create index access_event_user on access_event (province, user_id, at);

grant select, insert, update on user_account, user_password, device, sign_in_session, sign_in_wait to diemtua_app;
grant select, insert, update, delete on user_totp, user_passkey, sign_in_step to diemtua_app;
grant select, insert, delete on user_identity to diemtua_app;
grant delete on sign_in_session, sign_in_wait to diemtua_app;
grant select, insert on access_event to diemtua_app;

do $$
declare
  each text;
  of_province constant text := 'province = current_setting(''diemtua.province'', true)';
begin
  foreach each in array array[
    'user_account', 'user_password', 'user_totp', 'user_passkey', 'user_identity', 'device', 'sign_in_session', 'sign_in_step',
    'sign_in_wait', 'access_event'
  ] loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy province on %I using (%s) with check (%s)', each, of_province, of_province);
  end loop;
end
$$;
