-- The province CEO who appointed a KAMR from the Network side (R-KAMR-8); empty for everybody else's people.
alter table plan_kamr add column appointed_by varchar(64);
