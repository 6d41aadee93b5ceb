-- What a desk looks up many times a day, and what read whole tables before.
create index receipt_taken on receipt (province, taken_at desc, id desc);
create index receipt_replaces on receipt (province, replaces) where replaces is not null;
-- Files that may go to the insurance office: few among all that ever went.
create index judgement_ready on judgement (province, unit) where batch is null and filing in ('money-taken', 'in-review', 'to-submit', 'rejected');
