create sequence activity_seq start with 1 increment by 500;
create sequence activity_voice_seq start with 1 increment by 50;
create sequence activity_change_seq start with 1 increment by 50;

-- What the approved plans say is to be done for each account over the year, and what was done beside it (R-4.1).
create table activity (
    id bigint not null primary key,
    plan_year smallint not null,
    -- An account, or a unit's Streamline group GROUP@UNIT.
    account_id varchar(40) not null,
    account_name varchar(300) not null,
    unit_code varchar(20) not null,
    code varchar(8) not null,
    -- PLANNED, UNPLANNED or INTRODUCTION (R-4.8).
    origin varchar(12) not null,
    -- The plan's line it came from.
    plan_line_id bigint,
    -- PLANNED, OPEN, POSTPONED (its process waits for the new window), DONE (not logged yet), LOGGED, DROPPED.
    state varchar(10) not null,
    first_planned_on date not null,
    planned_on date not null,
    -- First day it may happen: of its month, quarter or year.
    from_on date not null,
    opens_on date not null,
    due_on date not null,
    -- Last day it may be postponed to unless the head of the unit agrees.
    limit_on date not null,
    agreed_until date,
    postponements smallint not null,
    happened_on date,
    done_by varchar(64),
    done_at datetime(3),
    log_due_on date,
    logged_at datetime(3),
    late boolean not null default false,
    -- A form sent twice counts once.
    request_key varchar(160),
    unique key uk_activity_line (plan_line_id),
    unique key uk_activity_request (request_key),
    index ix_activity_opening (state, opens_on, id),
    index ix_activity_unit (plan_year, unit_code, planned_on),
    index ix_activity_account (plan_year, account_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- What was done, with whom and with what result (R-5.1). Without logged_at: noted when it was recorded, still to be logged.
create table activity_log (
    activity_id bigint not null primary key,
    mode varchar(10) not null,
    purpose varchar(2000) not null,
    people varchar(2000) not null,
    result varchar(2000) not null,
    logged_by varchar(64) not null,
    logged_at datetime(3),
    index ix_activity_log_purpose (logged_by, activity_id),
    constraint fk_activity_log foreign key (activity_id) references activity (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- The voice of the customer, by kind (R-5.1, R-5.2).
create table activity_voice (
    id bigint not null primary key,
    activity_id bigint not null,
    kind varchar(12) not null,
    words varchar(2000) not null,
    index ix_activity_voice (activity_id),
    constraint fk_activity_voice foreign key (activity_id) references activity (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- Who did what when; never changed.
create table activity_change (
    id bigint not null primary key,
    activity_id bigint not null,
    happened_at datetime(3) not null,
    -- POSTPONED, AGREED, DONE, LOGGED or RECORDED.
    what varchar(12) not null,
    person varchar(64) not null,
    from_on date,
    to_on date,
    reason varchar(2000),
    index ix_activity_change (activity_id, id),
    constraint fk_activity_change foreign key (activity_id) references activity (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
