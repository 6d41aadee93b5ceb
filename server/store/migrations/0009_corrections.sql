-- A void or a decision may arrive before what it is about. Who told it is kept with it: it holds for the teller's own receipts only. Null: told before this was kept,
-- when what it is about was looked up at the door.
alter table receipt_void add column unit text, add column collector uuid;
-- Somebody else's void must not stand in the way of the right one.
alter table receipt_void drop constraint receipt_void_pkey;
alter table receipt_void add primary key (province, receipt, command);
alter table settlement add column unit text;

-- Cash that a collector brought to the desk: what was counted there may be another sum than was announced.
alter table hand_over add column received bigint check (received > 0), add column received_on date, add column received_by uuid;

-- What the insurance office was told of a line, which a correction has to name; and the batch that takes it back.
alter table judgement add column sent_content jsonb, add column decreased_in uuid;
update judgement set sent_content = content where sent_as is not null;
alter table judgement drop constraint judgement_filing_check;
alter table judgement add constraint judgement_filing_check check (filing in
  ('asked-back', 'money-taken', 'in-review', 'to-submit', 'with-agency', 'accepted', 'rejected', 'cancelled', 'to-decrease', 'decrease-sent'));
create index judgement_decrease on judgement (province, unit) where filing = 'to-decrease';
create index judgement_decreased on judgement (province, decreased_in) where decreased_in is not null;

-- A number that a desk's open form holds, so that no second form is shown the same one. What is not used in time is free again.
create table desk_number (
  province text not null,
  series text not null,
  number integer not null check (number > 0),
  unit text not null,
  -- The form, by an id of its own: asking again gives the same number.
  form uuid not null,
  held_by uuid not null,
  held_until timestamptz not null,
  primary key (province, series, number),
  unique (province, form)
);
create index desk_number_unit on desk_number (province, unit);

-- The running number of a list that is made once and printed often: the same list bears the same number.
create table paper_number (
  province text not null,
  unit text not null,
  form text not null,
  subject text not null,
  year smallint not null,
  number integer not null check (number > 0),
  primary key (province, unit, form, subject),
  unique (province, unit, form, year, number)
);

-- Part of a commission may go back with a refund, and the rest with a void.
alter table commission_line drop constraint commission_line_province_payment_what_key;
create unique index commission_line_earned on commission_line (province, payment) where what = 'earned';
create index commission_line_payment on commission_line (province, payment);

-- Who set a rate of the collectors' pay, and when: of two for the same day the younger holds.
alter table commission_rate add column set_at timestamptz, add column set_by uuid;

-- What the server did by itself on a day: once for each day and province, whichever process came first.
create table job_run (
  province text not null,
  job text not null check (job ~ '^[a-z][a-z-]{2,40}$'),
  day date not null,
  began_at timestamptz not null,
  ended_at timestamptz not null,
  -- Whether all was as it should be.
  good boolean not null,
  content jsonb not null,
  primary key (province, job, day)
);

grant select, insert, update, delete on desk_number to diemtua_app;
grant select, insert on paper_number to diemtua_app;
grant select, insert, update on job_run to diemtua_app;

do $$
declare
  each text;
  of_province constant text := 'province = current_setting(''diemtua.province'', true)';
begin
  foreach each in array array['desk_number', 'paper_number', 'job_run'] loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy province on %I using (%s) with check (%s)', each, of_province, of_province);
  end loop;
end
$$;
