-- Lists of people and of what they paid before these books began, how often a receipt was printed, and what collectors earned. A list is read into rows of its own, looked at, and becomes part of the registry in one
-- go; until then nobody finds its people.
create table import_run (
  province text not null references province,
  id uuid not null,
  unit text not null,
  made_at timestamptz not null,
  made_by uuid not null,
  -- SHA-256 of the file. Its name is not kept: names of files tell of people too.
  file_hash bytea not null check (length(file_hash) = 32),
  file_bytes integer not null check (file_bytes > 0),
  -- Where people live of whom the list does not say it.
  commune text not null,
  state text not null check (state in ('reading', 'ready', 'refused', 'confirmed', 'undone', 'dropped')),
  generation text check (generation in ('qd366', 'qd490', 'plain')),
  rows_total integer,
  rows_read integer not null default 0,
  -- Grows with each slice: a reading that stands still was cut off.
  progress_at timestamptz not null,
  refusal jsonb,
  decided_at timestamptz,
  decided_by uuid,
  undone_why text,
  primary key (province, id),
  foreign key (province, unit) references unit
);
create index import_run_unit on import_run (province, unit, made_at);

create table import_row (
  province text not null,
  import uuid not null,
  -- As the sheet counts it.
  row integer not null check (row > 0),
  unit text not null,
  -- What confirming does: a person more, something more about a known one, an earlier record only, nothing; or the row is bad; or somebody said to leave it out.
  plan text not null check (plan in ('enrol', 'change', 'record', 'nothing', 'bad', 'left-out')),
  asks boolean not null,
  problems jsonb not null,
  line jsonb,
  -- Whom it is about: a new id, or a person who is there.
  person uuid,
  -- The version of that person to which the plan belongs; null: the person is new.
  version integer,
  insurance_number text,
  personal_number text,
  -- The row of the person as it will be, ready to be written.
  wanted jsonb,
  -- The person as he or she was.
  before jsonb,
  earlier jsonb,
  earlier_before jsonb,
  -- Others who may be the same person, the likeliest first.
  alike jsonb not null default '[]',
  primary key (province, import, row),
  foreign key (province, import) references import_run on delete cascade
);
create index import_row_asks on import_row (province, import, row) where asks or plan = 'bad';
create index import_row_person on import_row (province, person) where person is not null;

create table import_household (
  province text not null,
  import uuid not null,
  id uuid not null,
  unit text not null,
  -- The version that was there; 0: it is new.
  version integer not null,
  content jsonb not null,
  before jsonb,
  primary key (province, import, id),
  foreign key (province, import) references import_run on delete cascade
);

create index household_code on household (province, code) where code is not null;

-- Half a million keys of a large list took as long to be held against their people as to be written. A key whose person is gone finds nobody; undo_import takes both.
alter table person_key drop constraint person_key_province_person_fkey;

-- How often a receipt was printed: from the second time on it is a copy, and says so. Only grows.
create table receipt_print (
  province text not null,
  id uuid not null,
  receipt uuid not null,
  at timestamptz not null,
  by uuid not null,
  copy integer not null check (copy >= 0),
  primary key (province, id),
  unique (province, receipt, copy),
  foreign key (province, receipt) references receipt
);

-- What a collector earned with a payment, and what went back of it when part of the payment did. Only grows; its postings stand in the journal.
create table commission_line (
  province text not null,
  id uuid not null,
  payment uuid not null,
  unit text not null,
  collector uuid not null,
  batch uuid,
  command uuid not null,
  what text not null check (what in ('earned', 'returned')),
  day date not null,
  product text not null check (product in ('voluntary', 'health')),
  kind text not null check (kind in ('first', 'continuing', 're-registered')),
  -- The participant's own money that it goes by, and the sum; below nought where it went back.
  own bigint not null,
  amount bigint not null,
  -- Thousandths of a percent, from where, and whether that source is only assumed to be right.
  rate integer not null,
  source text not null,
  assumed boolean not null,
  primary key (province, id),
  unique (province, payment, what),
  check ((what = 'earned') = (own > 0)),
  foreign key (province, payment) references payment
);
create index commission_line_collector on commission_line (province, collector, day);
create index commission_line_batch on commission_line (province, batch) where batch is not null;

grant select, insert on commission_line to diemtua_app;
grant select, insert, update on import_run to diemtua_app;
grant select, insert, update, delete on import_row, import_household to diemtua_app;
grant select, insert on receipt_print to diemtua_app;

-- Why a list cannot be taken back: who of its people has been built on. The role of the program may look at all of it; it may not delete people, and this is the one way in
-- which an entry of the registry disappears. What was said of it stays in person_version.
create function undo_import(run uuid) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  prov constant text := current_setting('diemtua.province', true);
  gone integer;
begin
  if not exists (select from import_run where province = prov and id = run and state = 'confirmed') then
    raise exception 'only a confirmed import is undone' using errcode = 'check_violation';
  end if;
  if exists (
    select from import_row r join person p on p.province = r.province and p.id = r.person
    where r.province = prov and r.import = run and r.plan = 'enrol' and (
      p.version <> 1 or p.merged_into is not null
      or exists (select from payment y where y.province = prov and y.person = p.id)
      or exists (select from due d where d.province = prov and d.person = p.id)
      or exists (select from person_status s where s.province = prov and s.person = p.id)
      or exists (select from person_merge m where m.province = prov and p.id in (m.kept, m.gone)))
  ) then
    raise exception 'something was built on this import' using errcode = 'check_violation';
  end if;
  delete from household h using import_household i
    where i.province = prov and i.import = run and i.version = 0 and h.province = prov and h.id = i.id;
  delete from person_earlier e using import_row r
    where r.province = prov and r.import = run and r.earlier is not null and r.earlier_before is null and e.province = prov and e.person = r.person;
  delete from duplicate_review d using import_row r
    where r.province = prov and r.import = run and r.plan = 'enrol' and d.province = prov and r.person in (d.one, d.other);
  delete from person_key k using import_row r
    where r.province = prov and r.import = run and r.plan = 'enrol' and k.province = prov and k.person = r.person;
  delete from person p using import_row r
    where r.province = prov and r.import = run and r.plan = 'enrol' and p.province = prov and p.id = r.person;
  get diagnostics gone = row_count;
  return gone;
end
$$;
revoke all on function undo_import from public;
grant execute on function undo_import to diemtua_app;

do $$
declare
  each text;
  of_province constant text := 'province = current_setting(''diemtua.province'', true)';
  of_unit constant text := '(current_setting(''diemtua.units'', true) = ''*'' or unit = any (string_to_array(current_setting(''diemtua.units'', true), '','')))';
begin
  foreach each in array array['import_run', 'import_row', 'import_household', 'commission_line'] loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy seen on %I for all using (%s and %s) with check (%s)', each, of_province, of_unit, of_province);
  end loop;
  alter table receipt_print enable row level security;
  execute format('create policy province on receipt_print using (%s) with check (%s)', of_province, of_province);
end
$$;
