-- Besides days of the year, deadlines are counted from when the work began: 15D days, 5W working days, 3M months, or - where
-- the work itself sets its last day.
alter table deadline_rule change column due_day due varchar(10) not null;
alter table deadline_rule_version change column due_day due varchar(10) not null;

insert into deadline_rule (kind, due, reminder_days, escalation_days, escalation_levels, version) values
    ('DATA_ENTRY', '15D', '7,1', 3, 9, 1),
    ('INTRODUCTION', '15D', '3', 3, 9, 1),
    ('ACTIVITY', '-', '7', 3, 9, 1),
    ('ACTIVITY_LOG', '7D', '1', 3, 9, 1),
    ('URGENT_ORDER', '1W', '', 1, 9, 1),
    ('URGENT_ANSWER', '5W', '1', 1, 9, 1),
    ('KAMR_TRAINING', '3M', '30,7', 3, 9, 1);

-- Work that is no longer to be done, e.g. of a customer lost, has no deadline any more; its row stays for its history.
alter table deadline add column cancelled boolean not null default false after done_at;
create index ix_deadline_late on deadline (done_at, escalation_base);
