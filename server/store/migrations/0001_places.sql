-- The province is the tenant: its code is the first column of every key.
-- Session facts, set for each transaction by SET LOCAL:
--   diemtua.province   the province whose rows are seen
--   diemtua.communes   the communes whose people are seen, parted by commas, or * for all
--   diemtua.units      the units whose books are seen, parted by commas, or * for all
--   diemtua.actor      who acts
-- Without them nothing is seen.

do $$
begin
  create role diemtua_app nologin;
exception
  when duplicate_object or unique_violation then null;
end
$$;
grant diemtua_app to current_user;

create extension if not exists pg_trgm;

create table province (
  code text primary key check (code ~ '^\d{2}$'),
  name text not null
);

create table unit (
  province text not null references province,
  code text not null check (code ~ '^[A-Z0-9-]{2,20}$'),
  name text not null,
  -- Whether the unit is from an official list; else it only follows the former districts.
  provisional boolean not null default true,
  primary key (province, code)
);

create table commune (
  province text not null references province,
  code text not null check (code ~ '^\d{5}$'),
  name text not null,
  kind text not null check (kind in ('phuong', 'xa', 'dac-khu')),
  -- Names without accents, the old communes' too.
  search text not null,
  former_district text not null,
  lat double precision not null,
  lon double precision not null,
  area_km2 double precision not null,
  -- An estimate, for demonstration and shading.
  people_estimate integer not null,
  primary key (province, code)
);

create table commune_before (
  province text not null,
  old_code text not null,
  commune text not null,
  old_name text not null,
  old_district text not null,
  primary key (province, old_code),
  foreign key (province, commune) references commune
);

-- Which unit serves a commune, with its days: the link is editable, and the books keep the unit of their day.
create table unit_commune (
  province text not null,
  commune text not null,
  from_day date not null,
  to_day date check (to_day >= from_day),
  unit text not null,
  primary key (province, commune, from_day),
  foreign key (province, commune) references commune,
  foreign key (province, unit) references unit
);

grant select on province, unit, commune, commune_before, unit_commune to diemtua_app;
grant insert, update on unit, unit_commune to diemtua_app;
