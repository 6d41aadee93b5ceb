-- A commune's committee that has no unit of its own saw no frozen report at all. It sees those of the unit that served one of its communes on the day of freezing: no other unit's, and not
-- the whole province's. No person stands in them.
create policy seen_by_committee on snapshot for select using (
  province = current_setting('diemtua.province', true)
  and current_setting('diemtua.units', true) = ''
  and unit is not null
  and exists (
    select from unit_commune l
    where l.province = snapshot.province and l.unit = snapshot.unit
      and l.commune = any (string_to_array(current_setting('diemtua.communes', true), ','))
      and l.from_day <= (snapshot.frozen_at at time zone 'Asia/Ho_Chi_Minh')::date
      and (l.to_day is null or l.to_day >= (snapshot.frozen_at at time zone 'Asia/Ho_Chi_Minh')::date)
  )
);
