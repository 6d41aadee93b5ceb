-- What a participant does herself: she signs in by another's sign-in, looks at her own record, asks for it to be put right.

do $$
begin
  create role diemtua_participant nologin;
exception
  when duplicate_object or unique_violation then null;
end
$$;
grant diemtua_participant to current_user;

-- Whether the books of a province are a demonstration: everybody in them is made up. Set once, when they are loaded; the program's role may read it only.
create table demonstration (
  province text primary key references province,
  loaded_at timestamptz not null
);

-- Books that were loaded as a demonstration before this step say so in what they invented.
insert into demonstration select distinct province, now() from person_status where source = 'Dữ liệu trình diễn';

-- Only the SHA-256 of a token is here. A table of its own: no token of a participant is ever looked up among those of staff, nor the other way round.
create table participant_session (
  province text not null,
  token_hash bytea not null check (length(token_hash) = 32),
  id uuid not null,
  person uuid not null,
  provider text not null,
  made_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  primary key (province, token_hash),
  foreign key (province, person) references person (province, id)
);
create index participant_session_ends on participant_session (province, ends_at);
create index participant_session_person on participant_session (province, person);

-- What somebody asks of the office about the own record.
create table person_request (
  province text not null,
  id uuid not null,
  person uuid not null,
  -- Where the person lived when it was asked: the office of this commune looks at it.
  commune text not null,
  kind text not null check (kind in ('correction', 'complaint')),
  -- What it is about, as the screen offers it.
  about text[] not null,
  text text not null check (length(text) between 1 and 4000),
  made_at timestamptz not null,
  -- By which day it is to be answered, and by what: an article, or a custom of this house.
  answer_by date not null,
  by_law boolean not null,
  state text not null check (state in ('received', 'looked-at', 'answered')),
  primary key (province, id),
  foreign key (province, person) references person (province, id)
);
create index person_request_person on person_request (province, person, made_at);
create index person_request_open on person_request (province, commune, answer_by) where state <> 'answered';

-- Each step of it. Only grows.
create table person_request_step (
  province text not null,
  request uuid not null,
  at timestamptz not null,
  -- A user of the office, or the person herself.
  by uuid not null,
  state text not null check (state in ('received', 'looked-at', 'answered')),
  answer text check (length(answer) between 1 and 4000),
  primary key (province, request, state),
  check ((state = 'answered') = (answer is not null)),
  foreign key (province, request) references person_request (province, id)
);

grant select on demonstration to diemtua_app;
grant select, insert, update, delete on participant_session to diemtua_app;
grant select, insert, update on person_request to diemtua_app;
grant select, insert on person_request_step to diemtua_app;

do $$
declare
  each text;
  of_province constant text := 'province = current_setting(''diemtua.province'', true)';
  of_commune constant text := '(current_setting(''diemtua.communes'', true) = ''*'' or commune = any (string_to_array(current_setting(''diemtua.communes'', true), '','')))';
begin
  foreach each in array array['demonstration', 'participant_session', 'person_request_step'] loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy province on %I using (%s) with check (%s)', each, of_province, of_province);
  end loop;
  alter table person_request enable row level security;
  execute format('create policy seen on person_request for select using (%s and %s)', of_province, of_commune);
  execute format('create policy changed on person_request for update using (%s and %s) with check (%s)', of_province, of_commune, of_province);
  execute format('create policy written on person_request for insert with check (%s)', of_province);
end
$$;

-- The role under which a participant is answered sees one person: the entries named in diemtua.person, parted by commas (those that were joined with hers among them). What
-- holds for everybody holds for it too; these policies take away whatever is somebody else's, whichever question the program asks.
grant select on province, unit, commune, unit_commune, bank_account, person, person_status, person_earlier, household, household_member, payment, receipt, receipt_void, judgement, refund, due,
  person_request, person_request_step to diemtua_participant;
grant insert on viewing, person_request, person_request_step to diemtua_participant;

do $$
declare
  each text;
  own constant text := '= any (string_to_array(current_setting(''diemtua.person'', true), '','')::uuid[])';
begin
  foreach each in array array['person_status', 'person_earlier', 'household_member', 'payment', 'judgement', 'due', 'person_request'] loop
    execute format('create policy one_person on %I as restrictive to diemtua_participant using (person %s) with check (person %s)', each, own, own);
  end loop;
  execute format('create policy one_person on person as restrictive to diemtua_participant using (id %s)', own);
  execute format('create policy one_person on viewing as restrictive to diemtua_participant using (person %s) with check (person %s and viewer %s)', own, own, own);
end
$$;
create policy one_person on household as restrictive to diemtua_participant
  using (exists (select from household_member m where m.province = household.province and m.household = household.id));
create policy one_person on receipt as restrictive to diemtua_participant
  using (exists (select from payment y where y.province = receipt.province and y.receipt = receipt.id));
create policy one_person on receipt_void as restrictive to diemtua_participant
  using (exists (select from payment y where y.province = receipt_void.province and y.receipt = receipt_void.receipt));
create policy one_person on refund as restrictive to diemtua_participant
  using (exists (select from payment y where y.province = refund.province and y.id = refund.payment));
create policy one_person on person_request_step as restrictive to diemtua_participant
  using (exists (select from person_request r where r.province = person_request_step.province and r.id = person_request_step.request))
  with check (state = 'received' and exists (select from person_request r where r.province = person_request_step.province and r.id = person_request_step.request));

-- The people of one's own households, as far as a participant may know them: the given name, and until when they are covered. Nothing else of them leaves their rows.
create function own_household(today date) returns table (household uuid, person uuid, given_name text, relation text, is_self boolean, covered_until integer)
language sql stable security definer set search_path = public, pg_temp as $$
  with self as (
    select unnest(string_to_array(current_setting('diemtua.person', true), ',')::uuid[]) as id
  ), here as (
    select m.province, m.household from household_member m
    where m.province = current_setting('diemtua.province', true) and m.person in (select id from self)
      and m.from_day <= today and (m.to_day is null or m.to_day >= today)
  )
  select o.household, p.id, split_part(p.name, ' ', -1), coalesce(x.member->>'relation', 'other'), p.id in (select id from self),
    (select max(j.from_month + j.months - 1) from judgement j
       where j.province = p.province and j.person = p.id and j.outcome = 'covers' and j.product = 'voluntary')
  from here o
  join household h on h.province = o.province and h.id = o.household
  join household_member n on n.province = o.province and n.household = o.household and n.from_day <= today and (n.to_day is null or n.to_day >= today)
  join person p on p.province = n.province and p.id = n.person and p.merged_into is null
  left join lateral (select member from jsonb_array_elements(h.content->'members') as member where member->>'person' = p.id::text limit 1) as x on true
  order by o.household, x.member->>'relation' <> 'head', p.id
$$;
revoke all on function own_household from public;
grant execute on function own_household to diemtua_participant;
