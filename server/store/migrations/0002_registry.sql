-- The content of a person or household is the document of domain/registry; the columns beside it are what is searched by.

create table person (
  province text not null,
  id uuid not null,
  version integer not null check (version > 0),
  commune text not null check (commune ~ '^\d{5}$'),
  insurance_number text check (insurance_number ~ '^\d{10}$'),
  personal_number text check (personal_number ~ '^\d{12}$'),
  name text not null,
  -- Without accents, lower case: name, numbers, phones; words parted by one space, one before and after all.
  search text not null,
  -- In the order of the Vietnamese alphabet, by given name first, when compared byte by byte.
  sort_key text collate "C" not null,
  birth_year smallint not null,
  -- Set once this entry was merged into another one.
  merged_into uuid,
  content jsonb not null,
  primary key (province, id)
);
-- Entries that were joined with another one: few among many.
create index person_merged on person (province, merged_into) where merged_into is not null;
create index person_search on person using gin (search gin_trgm_ops);
create index person_sort on person (province, sort_key, id);
create index person_commune on person (province, commune, sort_key, id);
create index person_insurance_number on person (province, insurance_number) where insurance_number is not null;
create index person_personal_number on person (province, personal_number) where personal_number is not null;

-- Keys under which two entries for one person are likely to meet: see domain/registry/duplicates.ts.
create table person_key (
  province text not null,
  key text not null,
  person uuid not null,
  primary key (province, key, person),
  foreign key (province, person) references person on delete cascade
);
create index person_key_person on person_key (province, person);

-- Everything that was ever said of a person, with who and why. Only grows.
create table person_version (
  province text not null,
  person uuid not null,
  version integer not null,
  at timestamptz not null,
  by uuid not null,
  why text not null,
  command uuid,
  content jsonb not null,
  primary key (province, person, version)
);

-- What stands against voluntary insurance for a time: under compulsory insurance, on a pension, dead.
create table person_status (
  province text not null,
  person uuid not null,
  from_day date not null,
  to_day date check (to_day >= from_day),
  status text not null check (status in ('compulsory', 'pension', 'allowance', 'withdrawn', 'dead')),
  source text not null,
  primary key (province, person, from_day, status),
  foreign key (province, person) references person
);

-- What a person had paid before these books began, from the printed record.
create table person_earlier (
  province text not null,
  person uuid not null,
  until_month integer not null,
  supported_months smallint not null check (supported_months >= 0),
  spells jsonb not null,
  source text not null,
  primary key (province, person),
  foreign key (province, person) references person
);

create table person_merge (
  province text not null,
  id uuid not null,
  kept uuid not null,
  gone uuid not null check (gone <> kept),
  at timestamptz not null,
  by uuid not null,
  why text not null,
  -- All that is needed to part them again.
  undo jsonb not null,
  split_at timestamptz,
  split_by uuid,
  primary key (province, id),
  foreign key (province, kept) references person (province, id),
  foreign key (province, gone) references person (province, id)
);

create table duplicate_review (
  province text not null,
  one uuid not null,
  other uuid not null check (one < other),
  verdict text not null check (verdict in ('open', 'different', 'merged')),
  score smallint not null,
  reasons jsonb not null,
  found_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  primary key (province, one, other)
);
create index duplicate_open on duplicate_review (province, score desc) where verdict = 'open';

create table household (
  province text not null,
  id uuid not null,
  version integer not null check (version > 0),
  commune text not null check (commune ~ '^\d{5}$'),
  code text,
  content jsonb not null,
  primary key (province, id)
);
create index household_commune on household (province, commune);

create table household_member (
  province text not null,
  household uuid not null,
  person uuid not null,
  from_day date not null,
  to_day date,
  primary key (province, person, household, from_day),
  foreign key (province, household) references household on delete cascade
);
create index household_member_household on household_member (province, household);

create table household_version (
  province text not null,
  household uuid not null,
  version integer not null,
  at timestamptz not null,
  by uuid not null,
  why text not null,
  command uuid,
  content jsonb not null,
  primary key (province, household, version)
);

-- Who saw whose data, when and for what. Only grows.
create table viewing (
  province text not null,
  id uuid not null,
  at timestamptz not null,
  viewer uuid not null,
  person uuid not null,
  what text not null,
  primary key (province, id)
);
create index viewing_person on viewing (province, person, at);
create index viewing_viewer on viewing (province, viewer, at);

grant select, insert, update on person, household, person_merge, duplicate_review, person_earlier to diemtua_app;
grant select, insert, delete on person_key, household_member to diemtua_app;
grant select, insert, update on person_status to diemtua_app;
grant select, insert on person_version, household_version, viewing to diemtua_app;
