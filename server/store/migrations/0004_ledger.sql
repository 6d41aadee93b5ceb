-- The head of each stream: the one row that a command locks.
create table journal_head (
  province text not null,
  stream text not null check (stream ~ '^(collector|unit|province)/[\w-]+$'),
  seq bigint not null,
  hash bytea not null check (length(hash) = 32),
  primary key (province, stream)
);

create table journal (
  province text not null,
  stream text not null,
  seq bigint not null check (seq > 0),
  command uuid not null,
  written_at timestamptz not null,
  hash bytea not null check (length(hash) = 32),
  primary key (province, stream, seq)
);
create index journal_command on journal (province, command);
create index journal_written on journal (province, written_at);

-- One debit, one credit, one amount. Never changed, never deleted.
create table posting (
  province text not null,
  stream text not null,
  seq bigint not null,
  line smallint not null,
  debit_kind text not null,
  debit_owner text not null,
  credit_kind text not null,
  credit_owner text not null,
  amount bigint not null check (amount > 0),
  -- When the money changed hands; when it was booked; when we learned of it.
  about_on date not null,
  booked_on date not null,
  written_at timestamptz not null,
  unit text not null,
  payment uuid,
  primary key (province, stream, seq, line),
  check (debit_kind in ('float', 'transit', 'bank', 'fund', 'health', 'state', 'local', 'sponsor', 'suspense', 'repay', 'commission-cost', 'commission')),
  check (credit_kind in ('float', 'transit', 'bank', 'fund', 'health', 'state', 'local', 'sponsor', 'suspense', 'repay', 'commission-cost', 'commission')),
  -- Public money and the collectors' pay stay apart.
  check ((debit_kind like 'commission%') = (credit_kind like 'commission%')),
  check ((debit_kind, debit_owner) <> (credit_kind, credit_owner)),
  foreign key (province, stream, seq) references journal
);
create index posting_debit on posting (province, debit_kind, debit_owner, booked_on) include (amount);
create index posting_credit on posting (province, credit_kind, credit_owner, booked_on) include (amount);
create index posting_payment on posting (province, payment);
create index posting_unit on posting (province, unit, booked_on);

-- The months that a unit has closed.
create table closed_period (
  province text not null,
  unit text not null,
  month integer not null,
  closed_at timestamptz not null,
  closed_by uuid not null,
  primary key (province, unit, month),
  foreign key (province, unit) references unit
);

-- What each account of a unit stood at when a month was closed.
create table period_balance (
  province text not null,
  unit text not null,
  month integer not null,
  kind text not null,
  owner text not null,
  debits bigint not null,
  credits bigint not null,
  primary key (province, unit, month, kind, owner),
  foreign key (province, unit, month) references closed_period
);

-- Covers the heads of all streams, so that a whole stream cannot vanish.
create table seal (
  province text not null references province,
  seq bigint not null,
  at timestamptz not null,
  heads jsonb not null,
  hash bytea not null check (length(hash) = 32),
  primary key (province, seq)
);

-- The second lock behind domain/ledger/period.ts: nothing is booked into a closed month.
create function refuse_closed_period() returns trigger language plpgsql as $$
begin
  if exists (
    select from closed_period
    where province = new.province and unit = new.unit
      and month = extract(year from new.booked_on)::integer * 12 + extract(month from new.booked_on)::integer - 1
  ) then
    raise exception 'the month of % is closed for unit %', new.booked_on, new.unit using errcode = 'check_violation', constraint = 'posting_open_period';
  end if;
  return new;
end
$$;
create trigger posting_open_period before insert on posting for each row execute function refuse_closed_period();

grant select, insert, update on journal_head to diemtua_app;
grant select, insert on journal, posting, closed_period, period_balance, seal to diemtua_app;
