-- A customer lost during the year stays with its carer, but gets no more work; the next amended plan leaves it out.
alter table portfolio_account add column lost_on date, add column lost_at datetime(3);

-- Whether the KAMR was one of the unit when appointed; else of another unit or the Network side (R-KAMR-3, R-KAMR-8).
alter table portfolio_account add column of_unit boolean not null default true;
update portfolio_account a set of_unit = false
where a.kamr is not null and not exists (
    select 1 from employee_post p where p.employee_id = a.kamr and p.role = 'kamr' and p.unit_code = a.unit_code);

-- Who looked after which account from when to when; a line is only ever closed.
create table portfolio_care (
    id bigint not null auto_increment primary key,
    plan_year smallint not null,
    account_id varchar(40) not null,
    unit_code varchar(20) not null,
    tier varchar(12) not null,
    -- Empty for Streamline: the section head.
    kamr varchar(64),
    from_at datetime(3) not null,
    until_at datetime(3),
    -- Why it ended: CARER, TIER, LEFT_OUT, EXCLUDED, MOVED or LOST.
    ended varchar(10),
    words varchar(2000),
    index ix_portfolio_care (plan_year, account_id, id),
    index ix_portfolio_care_kamr (plan_year, unit_code, kamr)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

insert into portfolio_care (plan_year, account_id, unit_code, tier, kamr, from_at)
select a.plan_year, a.account_id, a.unit_code, a.tier, a.kamr, p.opened_at
from portfolio_account a join portfolio p on p.plan_year = a.plan_year and p.unit_code = a.unit_code;

-- KAMRs appointed during the year who are still to be trained and tested (R-KAMR-3).
create table kamr_training (
    plan_year smallint not null,
    unit_code varchar(20) not null,
    employee_id varchar(64) not null,
    appointed_at datetime(3) not null,
    -- TRAINED or DISMISSED.
    ended varchar(10),
    ended_at datetime(3),
    primary key (plan_year, unit_code, employee_id),
    index ix_kamr_training_person (employee_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- The day the plan's line has now; that of the activity may have been agreed otherwise.
alter table activity add column line_on date;
update activity a set line_on = coalesce(
    (select c.from_on from activity_change c where c.activity_id = a.id and c.what = 'MOVED' order by c.id limit 1),
    a.first_planned_on)
where a.plan_line_id is not null;

-- A special-risk plan whose account is looked after no more is ended: state ENDED.
alter table special_risk_plan add column ended_at datetime(3);

-- What a customer has said, whatever the year.
create index ix_activity_account_happened on activity (account_id, happened_on);
create index ix_event_spending_account on event_spending_account (account_id);
