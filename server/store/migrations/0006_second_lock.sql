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
