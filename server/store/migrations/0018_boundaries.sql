-- Official boundaries of communes that somebody imported: what was read of the file, whose it is, who brought it and when. One set holds at a time; what was taken away or replaced stays as what it was.
create table boundary_set (
  province text not null references province,
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  -- Whose boundaries they are: the office, the document, the day.
  source text not null check (length(source) between 1 and 300),
  -- Of the file as it came.
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- The rings of each commune in degrees, as JSON.
  content text not null check (octet_length(content) between 2 and 8000000),
  put_at timestamptz not null,
  put_by uuid not null,
  removed_at timestamptz,
  removed_by uuid,
  primary key (province, id),
  check ((removed_at is null) = (removed_by is null))
);
create unique index boundary_set_that_holds on boundary_set (province) where removed_at is null;

alter table boundary_set enable row level security;
create policy province on boundary_set using (province = current_setting('diemtua.province', true)) with check (province = current_setting('diemtua.province', true));
grant select, insert on boundary_set to diemtua_app;
grant update (removed_at, removed_by) on boundary_set to diemtua_app;
