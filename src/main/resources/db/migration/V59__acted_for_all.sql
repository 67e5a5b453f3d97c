-- In whose place the rest was done, by nothing but a substitution.
alter table network_work add column requested_for varchar(20);
alter table customer_loss add column acted_for varchar(20);
alter table exit_interview add column changed_for varchar(20);
alter table substitution add column named_for varchar(20);
alter table substitution add column ended_for varchar(20);
