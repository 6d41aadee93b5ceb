-- A demonstration has a day of its own: its records end on 30 November 2025, and time goes on from there since it was loaded. How many days its clock is before the machine's (negative) or
-- behind it.
alter table demonstration add column shift_days integer;
-- On what day one was loaded before this step is not known: its time goes on from today.
update demonstration set shift_days = date '2025-11-30' - (now() at time zone 'Asia/Ho_Chi_Minh')::date;
alter table demonstration alter column shift_days set not null;
