-- The plan: whose target is how high, who decided it and when; what is done where it is hard; and reports as they were printed. Nothing that was decided
-- is ever changed: what is decided anew is another version, and each report knows which one it was printed by.
create table plan (
  province text not null references province,
  id uuid not null,
  year smallint not null check (year between 2008 and 2100),
  primary key (province, id),
  unique (province, year)
);

-- The one version that is still worked at, as domain/plan has it; gone when it is decided.
create table plan_draft (
  province text not null,
  plan uuid not null,
  number integer not null check (number > 0),
  content jsonb not null,
  -- How each target was divided: the method, by the key of its place.
  methods jsonb not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  primary key (province, plan),
  foreign key (province, plan) references plan
);

-- A paper by which a version was decided.
create table kept_file (
  province text not null references province,
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  type text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  content bytea not null check (length(content) between 1 and 10485760),
  put_at timestamptz not null,
  put_by uuid not null,
  primary key (province, id)
);

-- A version that was decided. Never changed.
create table plan_version (
  province text not null,
  plan uuid not null,
  number integer not null check (number > 0),
  reason text not null,
  decided_by text not null,
  document text not null,
  decided_on date not null,
  file uuid,
  -- From which day it holds, and since when it is known.
  from_day date not null,
  known_at timestamptz not null,
  methods jsonb not null,
  by uuid not null,
  command uuid not null,
  primary key (province, plan, number),
  foreign key (province, plan) references plan,
  foreign key (province, file) references kept_file
);

create table target (
  province text not null,
  plan uuid not null,
  version integer not null,
  product text not null check (product in ('voluntary', 'health')),
  level text not null check (level in ('province', 'unit', 'commune', 'hamlet', 'collector')),
  -- The code of the unit or commune, the name of the hamlet, the id of the collector.
  code text not null check (length(code) between 1 and 200),
  -- The commune of a hamlet or collector, else the place itself: a collector of two communes has a target in each.
  of_place text not null,
  new integer not null check (new >= 0),
  continuing integer not null check (continuing >= 0),
  total integer not null check (total = new + continuing),
  leader_name text,
  leader_office text,
  leader_user uuid,
  -- Where the place lies, for the second lock.
  unit text,
  commune text,
  primary key (province, plan, version, product, level, of_place, code),
  foreign key (province, plan, version) references plan_version
);

-- Another way in which a commune is approached: what is done, who owns it, until when. What became of it is told beside it.
create table approach (
  province text not null,
  id uuid not null,
  commune text not null,
  unit text,
  flags text[] not null,
  act text not null,
  owner uuid not null,
  from_day date not null,
  until_day date not null,
  follow_up_on date not null,
  made_at timestamptz not null,
  made_by uuid not null,
  primary key (province, id),
  check (until_day >= from_day),
  foreign key (province, commune) references commune
);
create index approach_commune on approach (province, commune);

create table approach_step (
  province text not null,
  approach uuid not null,
  id uuid not null,
  on_day date not null,
  note text not null,
  -- When one looks again; and how it ended, where it did.
  next_day date,
  outcome text check (outcome in ('helped', 'did-not-help', 'given-up')),
  at timestamptz not null,
  by uuid not null,
  primary key (province, approach, id),
  check (outcome is null or next_day is null),
  foreign key (province, approach) references approach
);

-- A way that a year may go, in percent of what is expected.
create table scenario (
  province text not null references province,
  id uuid not null,
  year smallint not null,
  name text not null,
  joins_percent integer not null check (joins_percent between 0 and 1000),
  renewals_percent integer not null check (renewals_percent between 0 and 1000),
  made_at timestamptz not null,
  made_by uuid not null,
  primary key (province, id)
);

create table sprint (
  province text not null references province,
  id uuid not null,
  name text not null,
  from_day date not null,
  to_day date not null check (to_day >= from_day and to_day <= from_day + 92),
  places jsonb not null,
  people integer not null check (people >= 0),
  rule text not null check (rule in ('all-who-came', 'above-baseline', 'above-baseline-and-kept')),
  made_at timestamptz not null,
  made_by uuid not null,
  primary key (province, id)
);

-- A report as it was frozen: its figures, the two files, and the hash of each. Never changed.
create table snapshot (
  province text not null,
  id uuid not null,
  report text not null check (report in ('B01-TS', 'B15', 'B16', 'brief')),
  unit text,
  product text not null check (product in ('voluntary', 'health')),
  year smallint not null,
  on_day date not null,
  known text not null check (known in ('then', 'now')),
  title text not null,
  -- As it was hashed, letter by letter.
  form text not null,
  form_hash text not null check (form_hash ~ '^[0-9a-f]{64}$'),
  pdf bytea not null,
  pdf_hash text not null check (pdf_hash ~ '^[0-9a-f]{64}$'),
  xlsx bytea not null,
  xlsx_hash text not null check (xlsx_hash ~ '^[0-9a-f]{64}$'),
  frozen_at timestamptz not null,
  frozen_by uuid not null,
  command uuid not null,
  primary key (province, id)
);

-- How a cover was paid, and its last paid month: who stops goes by it.
alter table participation_delta add column term text check (term in ('monthly', 'quarterly', 'half-yearly', 'yearly', 'future-years', 'missing-months'));
alter table participation_delta add column paid_through integer;

-- Sums of participation deltas, so that a head-count costs the same after ten years as after one. A sum covers the deltas of one place whose day lies in a span (a day, a month,
-- a year) and that were learned of in a span (a month, a year, or whenever); the same delta is in each span that it lies in. They are made from the deltas, a piece of
-- each stream at a time: what has not been added yet is found by participation_rolled and added when asked.
create table participation_sum (
  province text not null,
  product text not null,
  -- A commune, or a collector.
  of text not null check (of in ('commune', 'collector')),
  known_span text not null check (known_span in ('ever', 'year', 'month')),
  day_span text not null check (day_span in ('year', 'month', 'day')),
  day_from date not null,
  -- The first day of the span; of `ever` the first day of year 1.
  known_from date not null,
  code text not null,
  first integer not null,
  re_registered integer not null,
  continuing integer not null,
  renewed integer not null,
  stopped integer not null,
  primary key (province, product, of, known_span, day_span, day_from, known_from, code)
);

-- Who joined and who stops, by month, by the month in which it became known, and by how covers were paid: what a forecast learns from.
create table participation_term (
  province text not null,
  product text not null,
  known_month date not null,
  month date not null,
  commune text not null,
  -- Empty: household health.
  term text not null,
  joined integer not null,
  -- Covers that end unless they are renewed, as they were written, and those of them that were taken back because they were.
  stops_made integer not null,
  stops_renewed integer not null,
  primary key (province, product, known_month, month, commune, term)
);

-- Up to which entry a stream's deltas are in the sums.
create table participation_rolled (
  province text not null,
  stream text not null,
  seq bigint not null,
  primary key (province, stream)
);

create index participation_known on participation_delta (province, known_at);
create index participation_collector on participation_delta (province, collector, day) where collector is not null;

grant select, insert on plan, kept_file, plan_version, target, approach, approach_step, scenario, sprint, snapshot to diemtua_app;
grant select, insert, update, delete on plan_draft to diemtua_app;
grant select, insert, update on participation_sum, participation_term, participation_rolled to diemtua_app;

do $$
declare
  each text;
  of_province constant text := 'province = current_setting(''diemtua.province'', true)';
  of_commune constant text := '(current_setting(''diemtua.communes'', true) = ''*'' or commune = any (string_to_array(current_setting(''diemtua.communes'', true), '','')))';
  of_unit constant text := '(current_setting(''diemtua.units'', true) = ''*'' or unit = any (string_to_array(current_setting(''diemtua.units'', true), '','')))';
  of_sum constant text := '(of = ''collector'' or current_setting(''diemtua.communes'', true) = ''*'' or code = any (string_to_array(current_setting(''diemtua.communes'', true), '','')))';
begin
  foreach each in array array['plan', 'plan_draft', 'kept_file', 'plan_version', 'approach_step', 'scenario', 'sprint', 'participation_rolled'] loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy province on %I using (%s) with check (%s)', each, of_province, of_province);
  end loop;
  foreach each in array array['target', 'approach'] loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy seen on %I for select using (%s and ((unit is null and commune is null) or %s or %s))', each, of_province, of_unit, of_commune);
    execute format('create policy written on %I for insert with check (%s)', each, of_province);
  end loop;
  alter table snapshot enable row level security;
  -- The whole province's reports are for those who see all of it.
  execute format('create policy seen on snapshot for select using (%s and (case when unit is null then current_setting(''diemtua.communes'', true) = ''*'' else %s end))', of_province, of_unit);
  execute format('create policy written on snapshot for insert with check (%s)', of_province);
  alter table participation_term enable row level security;
  execute format('create policy seen on participation_term for select using (%s and %s)', of_province, of_commune);
  execute format('create policy written on participation_term for insert with check (%s)', of_province);
  execute format('create policy changed on participation_term for update using (%s) with check (%s)', of_province, of_province);
  alter table participation_sum enable row level security;
  execute format('create policy seen on participation_sum for select using (%s and %s)', of_province, of_sum);
  execute format('create policy written on participation_sum for insert with check (%s)', of_province);
  execute format('create policy changed on participation_sum for update using (%s) with check (%s)', of_province, of_province);
end
$$;
