-- The Network unit may give work back instead of reporting it; what it says is its reason then.
alter table network_work add column returned boolean not null default false after reported_at;

-- Deciding on an event's spending and on a request for resources is due by the day they are for; the work itself sets it.
insert into deadline_rule (kind, due, reminder_days, escalation_days, escalation_levels, version) values
    ('EVENT_SPENDING', '-', '7,1', 3, 9, 1),
    ('RESOURCE_REQUEST', '-', '7,1', 3, 9, 1);
