-- Where one pays, and who asked to be called.

-- The day on which a collector agreed that the name and the work phone may be seen by anybody; null: they are shown to nobody.
alter table collector add column public_agreed_on date;

-- A collecting point (điểm thu): a counter, a hamlet's house, where an organisation takes payments at its hours.
create table collecting_point (
  province text not null references province,
  id uuid not null,
  organisation uuid not null,
  commune text not null,
  name text not null check (length(name) between 1 and 120),
  address text not null check (length(address) between 1 and 250),
  lat double precision check (lat between 8 and 24),
  lon double precision check (lon between 102 and 110),
  -- Spans of the week, as domain/collection/point.ts has them.
  hours jsonb not null,
  phone text,
  from_day date not null,
  to_day date check (to_day >= from_day),
  -- Made up for a demonstration: each page says so.
  made_up boolean not null default false,
  version integer not null default 1 check (version > 0),
  primary key (province, id),
  check ((lat is null) = (lon is null)),
  foreign key (province, organisation) references organisation,
  foreign key (province, commune) references commune
);
create index collecting_point_commune on collecting_point (province, commune);

-- Each state of a point, and who wrote it. Only grows.
create table collecting_point_version (
  province text not null,
  point uuid not null,
  version integer not null,
  at timestamptz not null,
  by uuid not null,
  content jsonb not null,
  primary key (province, point, version),
  foreign key (province, point) references collecting_point
);

-- Somebody who asked to be called (người cần gọi lại). Name and phone are gone as soon as the consent is withdrawn.
create table lead (
  province text not null references province,
  id uuid not null,
  commune text not null,
  -- Which unit served the commune on the day of asking; null: none did. Who sees the lead goes by who serves the commune now.
  unit text,
  name text,
  phone text,
  best text not null check (best in ('any', 'morning', 'noon', 'afternoon', 'evening')),
  about text not null check (about in ('joining', 'paying-on', 'benefits', 'support', 'other')),
  state text not null check (state in ('new', 'called', 'met', 'enrolled', 'not-wanted', 'withdrawn')),
  language text not null check (language in ('vi', 'en', 'nb')),
  -- The text to which the person said yes is found by its version and language; it was said at the moment of asking.
  consent_version text not null,
  asked_at timestamptz not null,
  changed_at timestamptz not null,
  -- SHA-256 of the code by which the person takes the consent back.
  code_hash bytea not null,
  primary key (province, id),
  unique (province, code_hash),
  check ((state = 'withdrawn') = (name is null)),
  check ((state = 'withdrawn') = (phone is null)),
  foreign key (province, commune) references commune
);
create index lead_open on lead (province, commune, asked_at) where state in ('new', 'called', 'met');
create index lead_phone on lead (province, phone, asked_at);

-- What was done about a lead. Only grows, and goes with the lead; notes go with the consent.
create table lead_step (
  province text not null,
  lead uuid not null,
  id uuid not null,
  at timestamptz not null,
  -- Null: the person did it.
  by uuid,
  state text not null check (state in ('new', 'called', 'met', 'enrolled', 'not-wanted', 'withdrawn')),
  note text check (length(note) between 1 and 500),
  primary key (province, lead, id),
  foreign key (province, lead) references lead on delete cascade
);

grant select, insert, update on collecting_point to diemtua_app;
grant select, insert on collecting_point_version, lead_step to diemtua_app;
grant select, insert, update, delete on lead to diemtua_app;
-- A note may name somebody: it is gone with the consent.
grant update (note) on lead_step to diemtua_app;

-- The second lock, as in 0006. A point is written by those only in whose communes it lies.
do $$
declare
  each text;
  of_province constant text := 'province = current_setting(''diemtua.province'', true)';
  of_commune constant text := '(current_setting(''diemtua.communes'', true) = ''*'' or commune = any (string_to_array(current_setting(''diemtua.communes'', true), '','')))';
begin
  foreach each in array array['collecting_point', 'lead'] loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy seen on %I for select using (%s and %s)', each, of_province, of_commune);
    execute format('create policy changed on %I for update using (%s and %s) with check (%s and %s)', each, of_province, of_commune, of_province, of_commune);
    execute format('create policy written on %I for insert with check (%s and %s)', each, of_province, of_commune);
  end loop;
  execute format('create policy gone on lead for delete using (%s and %s)', of_province, of_commune);

  alter table collecting_point_version enable row level security;
  execute format('create policy province on collecting_point_version using (%s and exists (select from collecting_point p where p.province = collecting_point_version.province and p.id = point)) with check (%s)', of_province, of_province);
  alter table lead_step enable row level security;
  execute format('create policy province on lead_step using (%s and exists (select from lead l where l.province = lead_step.province and l.id = lead)) with check (%s)', of_province, of_province);
end
$$;
