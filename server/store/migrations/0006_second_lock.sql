-- Row-level security: the second lock behind the rules of access. The first is each route's own declaration.
do $$
declare
  each text;
  of_province constant text := 'province = current_setting(''diemtua.province'', true)';
  of_commune constant text := '(current_setting(''diemtua.communes'', true) = ''*'' or commune = any (string_to_array(current_setting(''diemtua.communes'', true), '','')))';
  of_unit constant text := '(current_setting(''diemtua.units'', true) = ''*'' or unit = any (string_to_array(current_setting(''diemtua.units'', true), '','')))';
begin
  -- Seen within the province.
  foreach each in array array[
    'unit', 'commune', 'commune_before', 'unit_commune', 'person_key', 'person_version', 'person_status', 'person_earlier', 'person_merge',
    'duplicate_review', 'household_member', 'household_version', 'viewing', 'organisation', 'collector_commune', 'receipt_lease',
    'command', 'receipt_void', 'payment', 'settlement', 'refund', 'filing_step', 'participation_delta', 'journal_head', 'journal',
    'closed_period', 'period_balance', 'seal', 'bank_statement', 'bank_line', 'commission_rate'
  ] loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy province on %I using (%s) with check (%s)', each, of_province, of_province);
  end loop;

  -- Seen within the communes of whoever asks. What is written may lie elsewhere: a person moves, a phone's list is old.
  foreach each in array array['person', 'household'] loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy seen on %I for select using (%s and %s)', each, of_province, of_commune);
    execute format('create policy changed on %I for update using (%s and %s) with check (%s)', each, of_province, of_commune, of_province);
    execute format('create policy written on %I for insert with check (%s)', each, of_province);
  end loop;

  -- Seen within the units of whoever asks.
  foreach each in array array['collector', 'receipt_book', 'receipt', 'judgement', 'batch', 'posting', 'bank_account', 'due', 'hand_over'] loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy seen on %I for select using (%s and %s)', each, of_province, of_unit);
    execute format('create policy changed on %I for update using (%s and %s) with check (%s)', each, of_province, of_unit, of_province);
    execute format('create policy written on %I for insert with check (%s)', each, of_province);
  end loop;
end
$$;

-- Patterns of LIKE may not look past row-level security, and so could use no index. This one looks for the program, and holds to the same places itself.
create function people_matching(patterns text[], most integer) returns table (id uuid)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  each text;
  conditions text := '';
begin
  foreach each in array patterns loop
    conditions := conditions || format(' and p.search like %L', each);
  end loop;
  return query execute
    'select p.id from person p where p.province = $1 and p.merged_into is null
       and ($2 = ''*'' or p.commune = any (string_to_array($2, '','')))' || conditions || ' order by p.sort_key, p.id limit $3'
    using current_setting('diemtua.province', true), current_setting('diemtua.communes', true), most;
end
$$;
revoke all on function people_matching from public;
grant execute on function people_matching to diemtua_app;
