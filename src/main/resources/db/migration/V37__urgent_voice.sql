-- Numbers of urgent voices: one running number for all nodes; some may be left out.
create sequence urgent_voice_number start with 1 increment by 1 nocache;

-- Urgent voices of customers (CRM-KAM-003), one row a case whatever its stage (R-4.2).
create table urgent_voice (
    number varchar(20) not null primary key,
    plan_year smallint not null,
    account_id varchar(40) not null,
    account_name varchar(200) not null,
    -- The unit that looks after the account, and the one that supplies it: another where HQ looks after it.
    unit_code varchar(20) not null,
    office_code varchar(20) not null,
    -- ORDER, REMEDY, ANSWER, CLOSED: the part of the form that is to be filled in.
    stage varchar(10) not null,
    -- The true time, whatever the hour (R-4.6), and the day the limits count from (D-21).
    received_at datetime(3) not null,
    counted_from date not null,
    channel varchar(100) not null,
    summary varchar(2000) not null,
    opened_by varchar(64) not null,
    opened_at datetime(3) not null,
    -- Of the form it was opened with: the same form sent twice is one case.
    token varchar(64),
    assigned_to varchar(64),
    remedy_order varchar(2000),
    ordered_by varchar(64),
    -- The post it was ordered as, ROLE.UNIT.
    ordered_as varchar(60),
    ordered_at datetime(3),
    remedy varchar(2000),
    remedied_by varchar(64),
    remedied_at datetime(3),
    answer varchar(2000),
    answered_by varchar(64),
    -- When the customer was answered, and when that was written down.
    answered_at datetime(3),
    closed_at datetime(3),
    unique key uk_urgent_voice_token (token),
    index ix_urgent_voice_year (plan_year, unit_code),
    index ix_urgent_voice_account (account_id, plan_year),
    index ix_urgent_voice_stage (stage)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- What happened to a case, in order; never changed.
create table urgent_voice_event (
    id bigint not null auto_increment primary key,
    number varchar(20) not null,
    happened_at datetime(3) not null,
    kind varchar(20) not null,
    -- Who did it; none where the system did.
    person varchar(64),
    -- Whom it concerns: who was ordered, or a post ROLE.UNIT.
    concerns varchar(64),
    -- What was written; of an order given anew the order, and under it the reason.
    words varchar(4100),
    index ix_urgent_voice_event (number, id),
    constraint fk_urgent_voice_event foreign key (number) references urgent_voice (number)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- What a holiday moved is shown with the holiday.
create index ix_deadline_event_moved on deadline_event (what, happened_at);
