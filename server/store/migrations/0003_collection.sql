create table organisation (
  province text not null references province,
  id uuid not null,
  name text not null,
  code text not null,
  primary key (province, id),
  unique (province, code)
);

create table collector (
  province text not null,
  id uuid not null,
  organisation uuid not null,
  unit text not null,
  code text not null,
  name text not null,
  phone text,
  certified_from date not null,
  certified_to date,
  left_on date,
  primary key (province, id),
  unique (province, code),
  foreign key (province, organisation) references organisation,
  foreign key (province, unit) references unit
);

create table collector_commune (
  province text not null,
  collector uuid not null,
  commune text not null,
  from_day date not null,
  to_day date check (to_day >= from_day),
  primary key (province, collector, commune, from_day),
  foreign key (province, collector) references collector,
  foreign key (province, commune) references commune
);

create table receipt_book (
  province text not null,
  id uuid not null,
  -- Ký hiệu: what stands before the number.
  series text not null check (series ~ '^[A-Z0-9/-]{2,20}$'),
  from_number integer not null check (from_number > 0),
  to_number integer not null check (to_number >= from_number),
  unit text not null,
  issued_on date not null,
  issued_by uuid not null,
  primary key (province, id),
  foreign key (province, unit) references unit
);
create index receipt_book_series on receipt_book (province, series, from_number);

-- Numbers of a book in the hands of one device, so that it can give receipts without a network.
create table receipt_lease (
  province text not null,
  id uuid not null,
  book uuid not null,
  series text not null,
  from_number integer not null,
  to_number integer not null check (to_number >= from_number),
  collector uuid not null,
  device uuid not null,
  leased_at timestamptz not null,
  ends_on date not null,
  -- Numbers from here on came back unused.
  returned_from integer,
  returned_at timestamptz,
  primary key (province, id),
  foreign key (province, book) references receipt_book,
  foreign key (province, collector) references collector
);
create index receipt_lease_numbers on receipt_lease (province, series, from_number);
create index receipt_lease_book on receipt_lease (province, book);

-- What was told, under the id that its sender gave it. Only grows.
create table command (
  province text not null,
  id uuid not null,
  kind text not null,
  -- SHA-256 of the content: the same id with other content is an error, not a retry.
  fingerprint bytea not null check (length(fingerprint) = 32),
  sender uuid not null,
  device uuid,
  made_at timestamptz not null,
  received_at timestamptz not null,
  body jsonb not null,
  outcome jsonb not null,
  primary key (province, id)
);
create index command_received on command (province, received_at);

create table receipt (
  province text not null,
  id uuid not null,
  series text not null,
  number integer not null check (number > 0),
  stream text not null,
  unit text not null,
  collector uuid,
  device uuid,
  payer text not null,
  -- Where the money lay: in a collector's hands, at the unit's desk, or among what a bank statement showed.
  cash_kind text not null check (cash_kind in ('float', 'bank', 'suspense')),
  cash_owner text not null,
  amount bigint not null check (amount > 0),
  taken_on date not null,
  taken_at timestamptz not null,
  received_at timestamptz not null,
  command uuid not null,
  replaces uuid,
  -- The code by which anyone who holds the paper can check it.
  check_code text not null,
  primary key (province, id)
);
create index receipt_number on receipt (province, series, number);
create index receipt_collector on receipt (province, collector, taken_on);
create index receipt_unit on receipt (province, unit, taken_on);

-- A void is a fact of its own: it may arrive before the receipt.
create table receipt_void (
  province text not null,
  receipt uuid not null,
  command uuid not null,
  by uuid not null,
  reason text not null,
  voided_on date not null,
  received_at timestamptz not null,
  primary key (province, receipt)
);

-- A line of a receipt, as it was told. Only grows.
create table payment (
  province text not null,
  id uuid not null,
  receipt uuid not null,
  person uuid not null,
  product text not null check (product in ('voluntary', 'health')),
  amount bigint not null check (amount > 0),
  claim jsonb not null,
  primary key (province, id),
  foreign key (province, receipt) references receipt
);
create index payment_person on payment (province, person);
create index payment_receipt on payment (province, receipt);

-- What the office decided about a line in suspense; the newest holds. Only grows.
create table settlement (
  province text not null,
  payment uuid not null,
  command uuid not null,
  decided_at timestamptz not null,
  by uuid not null,
  content jsonb not null,
  primary key (province, payment, command)
);

-- Part of a period given back. Only grows.
create table refund (
  province text not null,
  payment uuid not null,
  command uuid not null,
  by uuid not null,
  refunded_on date not null,
  content jsonb not null,
  primary key (province, payment)
);

-- What a line means for the books now: the one thing here that changes. Its postings stand in the journal.
create table judgement (
  province text not null,
  payment uuid not null,
  person uuid not null,
  unit text not null,
  -- Unknown as long as the person is.
  commune text,
  collector uuid,
  outcome text not null check (outcome in ('covers', 'suspense', 'voided')),
  product text not null,
  kind text check (kind in ('first', 'continuing', 're-registered')),
  from_month integer,
  months smallint check (months > 0),
  -- The last month in which the next period may be paid; null where none follows.
  due_month integer,
  payable bigint,
  remainder bigint check (remainder >= 0),
  question text,
  content jsonb not null,
  -- Where the file stands on its way to the insurance office.
  filing text not null
    check (filing in ('asked-back', 'money-taken', 'in-review', 'to-submit', 'with-agency', 'accepted', 'rejected', 'cancelled')),
  batch uuid,
  sent_as integer,
  revised_at timestamptz not null,
  primary key (province, payment),
  check ((outcome = 'covers') = (from_month is not null and months is not null and payable is not null)),
  check ((outcome = 'suspense') = (question is not null)),
  foreign key (province, payment) references payment
);
create index judgement_person on judgement (province, person);
create index judgement_suspense on judgement (province, unit, revised_at) where outcome = 'suspense';
create index judgement_due on judgement (province, commune, due_month) where outcome = 'covers';
create index judgement_filing on judgement (province, unit, filing) where filing in ('money-taken', 'in-review', 'to-submit', 'with-agency');
create index judgement_batch on judgement (province, batch) where batch is not null;

-- Each step of a file. Only grows.
create table filing_step (
  province text not null,
  payment uuid not null,
  at timestamptz not null,
  id uuid not null,
  by uuid not null,
  from_state text,
  to_state text not null,
  why text,
  primary key (province, payment, id)
);

create table batch (
  province text not null,
  id uuid not null,
  unit text not null,
  product text not null check (product in ('voluntary', 'health')),
  number integer not null,
  state text not null check (state in ('draft', 'submitted', 'answered', 'withdrawn')),
  made_at timestamptz not null,
  made_by uuid not null,
  submitted_at timestamptz,
  content jsonb not null,
  primary key (province, id),
  unique (province, unit, product, number)
);

-- A participant more or less from a day on. Only grows: what is no longer so is taken back by its opposite.
create table participation_delta (
  province text not null,
  stream text not null,
  seq bigint not null,
  line smallint not null,
  person uuid not null,
  product text not null check (product in ('voluntary', 'health')),
  day date not null,
  delta smallint not null check (delta in (-1, 1)),
  kind text not null check (kind in ('first', 'continuing', 're-registered', 'renewed', 'stopped')),
  support_group text,
  commune text not null,
  unit text not null,
  collector uuid,
  known_at timestamptz not null,
  primary key (province, stream, seq, line)
);
create index participation_day on participation_delta (province, product, day) include (delta, commune, unit, kind);
create index participation_person on participation_delta (province, person);

grant select, insert, update on organisation, collector, collector_commune, receipt_book, receipt_lease to diemtua_app;
grant select, insert on command, receipt, receipt_void, payment, settlement, refund, filing_step, participation_delta to diemtua_app;
grant select, insert, update on judgement, batch to diemtua_app;
