-- What somebody counted, or a paper says, of communes as areas to win: hamlets, far ones, the poor, the minorities. Only added to: what was known before stays what was known.
create table area_telling (
  province text not null references province,
  -- The command that told it.
  id uuid not null,
  -- Of which day it is, and by what: the number of a document, or who counted.
  on_day date not null,
  source text not null check (length(source) between 1 and 500),
  told_at timestamptz not null,
  told_by uuid not null,
  primary key (province, id)
);

create table area_told (
  province text not null,
  telling uuid not null,
  commune text not null,
  hamlets integer check (hamlets between 0 and 500),
  -- Hamlets further than so many km from the commune's centre, of those.
  far_hamlets integer check (far_hamlets between 0 and hamlets),
  far_beyond_km double precision check (far_beyond_km > 0 and far_beyond_km <= 100),
  -- Percent of households that are poor; percent of people of a minority.
  poor_percent double precision check (poor_percent between 0 and 100),
  minority_percent double precision check (minority_percent between 0 and 100),
  primary key (province, commune, telling),
  foreign key (province, telling) references area_telling,
  foreign key (province, commune) references commune,
  check ((far_hamlets is null) = (far_beyond_km is null)),
  check (far_hamlets is null or hamlets is not null),
  check (coalesce(hamlets, poor_percent, minority_percent) is not null)
);

alter table area_telling enable row level security;
create policy province on area_telling using (province = current_setting('diemtua.province', true)) with check (province = current_setting('diemtua.province', true));
alter table area_told enable row level security;
create policy seen on area_told for select using (province = current_setting('diemtua.province', true)
  and (current_setting('diemtua.communes', true) = '*' or commune = any (string_to_array(current_setting('diemtua.communes', true), ','))));
create policy written on area_told for insert with check (province = current_setting('diemtua.province', true));
grant select, insert on area_telling, area_told to diemtua_app;
