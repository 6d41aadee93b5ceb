create table bank_account (
  province text not null,
  id uuid not null,
  unit text not null,
  bin text not null check (bin ~ '^\d{6}$'),
  number text not null,
  holder text not null,
  primary key (province, id),
  foreign key (province, unit) references unit
);

-- An amount that somebody is going to transfer, with the reference by which it is recognised.
create table due (
  province text not null,
  id uuid not null,
  -- The due's own number in its province: its reference is made of it.
  sequence bigint not null,
  reference text not null,
  unit text not null,
  commune text not null,
  person uuid not null,
  payer text not null,
  collector uuid,
  amount bigint not null check (amount > 0),
  -- What it pays for, as it will be told when the money is there.
  lines jsonb not null,
  made_at timestamptz not null,
  ends_on date not null,
  state text not null check (state in ('open', 'paid', 'cancelled')),
  primary key (province, id),
  unique (province, reference),
  unique (province, sequence)
);
create index due_open on due (province, unit) where state = 'open';

create table hand_over (
  province text not null,
  id uuid not null,
  collector uuid not null,
  unit text not null,
  amount bigint not null check (amount > 0),
  means text not null check (means in ('deposit', 'transfer', 'office')),
  handed_on date not null,
  reference text,
  command uuid not null,
  state text not null check (state in ('on-the-way', 'arrived')),
  primary key (province, id),
  foreign key (province, collector) references collector
);
create index hand_over_open on hand_over (province, unit) where state = 'on-the-way';

create table bank_statement (
  province text not null,
  id uuid not null,
  account uuid not null,
  format text not null,
  file_hash bytea not null,
  from_day date,
  to_day date,
  opening bigint,
  closing bigint,
  imported_at timestamptz not null,
  imported_by uuid not null,
  primary key (province, id),
  foreign key (province, account) references bank_account
);

-- One row for each movement of the account, however often its statement is read.
create table bank_line (
  province text not null,
  id uuid not null,
  account uuid not null,
  identity text not null,
  statement uuid not null,
  booked_on date not null,
  direction text not null check (direction in ('in', 'out')),
  amount bigint not null check (amount > 0),
  content jsonb not null,
  state text not null check (state in ('open', 'matched', 'set-aside')),
  matched_to jsonb,
  primary key (province, id),
  unique (province, account, identity),
  foreign key (province, statement) references bank_statement
);
create index bank_line_open on bank_line (province, account) where state = 'open';

create table commission_rate (
  province text not null,
  id uuid not null,
  product text not null check (product in ('voluntary', 'health')),
  kind text not null check (kind in ('first', 'continuing', 're-registered')),
  months_from smallint not null,
  -- Thousandths of a percent.
  rate integer not null check (rate between 0 and 100000),
  from_day date not null,
  to_day date check (to_day >= from_day),
  source text not null,
  confidence text not null check (confidence in ('A', 'B', 'C', 'D')),
  primary key (province, id)
);

grant select, insert, update on bank_account, due, hand_over, bank_statement, bank_line, commission_rate to diemtua_app;
