-- What collectors hold is summed from all their postings, and under row-level security each of half a million was looked at: the lock reads columns that no index holds, so that neither
-- the index of accounts nor that of receipts served by itself. This one looks for the program, a collector at a time, and holds to the same places itself.
create function cash_of_collectors(collectors uuid[]) returns table (collector uuid, held bigint, receipts bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  units constant text := current_setting('diemtua.units', true);
begin
  return query execute
    'select c.id,
       coalesce((select sum(p.amount) from posting p
         where p.province = $1 and p.debit_kind = ''float'' and p.debit_owner = c.id::text and ($2 or p.unit = any ($3))), 0)::bigint
       - coalesce((select sum(p.amount) from posting p
         where p.province = $1 and p.credit_kind = ''float'' and p.credit_owner = c.id::text and ($2 or p.unit = any ($3))), 0)::bigint,
       (select count(*) from receipt r where r.province = $1 and r.collector = c.id and ($2 or r.unit = any ($3)))
     from collector c where c.province = $1 and c.id = any ($4) and ($2 or c.unit = any ($3))'
    using current_setting('diemtua.province', true), coalesce(units, '') = '*', string_to_array(coalesce(units, ''), ','), collectors;
end
$$;
revoke all on function cash_of_collectors from public;
grant execute on function cash_of_collectors to diemtua_app;
