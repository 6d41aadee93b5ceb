-- Cash that the desk counted and later brought to the bank: the movement of the statement that shows it. Until then it lies at the desk.
alter table hand_over add column deposited_by uuid,
  add foreign key (province, deposited_by) references bank_line,
  add check (deposited_by is null or received is not null);
create index hand_over_at_desk on hand_over (province, unit) where received is not null and deposited_by is null;
create index hand_over_deposited on hand_over (province, deposited_by) where deposited_by is not null;
