-- A decision is never changed; whoever gave it may take it back until the next station has acted (R-2.4).
alter table plan_decision
    add column taken_back_by varchar(20),
    add column taken_back_at datetime(3);

-- The plan as it was when a station returned it, as a hash; null once the unit has changed or submitted it.
alter table plan
    add column returned_as char(64);

-- What the page of plans waiting shows of a submitted plan, written together with its form's summary: one row read a plan.
create table plan_digest (
    plan_id bigint not null primary key,
    round smallint not null,
    exceptional boolean not null,
    content json not null,
    written_at datetime(3) not null,
    constraint fk_plan_digest_plan foreign key (plan_id) references plan (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- What somebody confirmed at once for several plans, and what became of each. The token is the form's: the same form sent
-- twice is one confirmation. The decisions themselves are in plan_decision.
create table approval_run (
    id bigint not null auto_increment primary key,
    token varchar(64) not null,
    plan_year smallint not null,
    person varchar(64) not null,
    confirmed_at datetime(3) not null,
    unique key uk_approval_run_token (token),
    index ix_approval_run_person (person, plan_year, id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

create table approval_run_item (
    run_id bigint not null,
    position smallint not null,
    task_id varchar(64) not null,
    unit_code varchar(20),
    decision varchar(10) not null,
    comment varchar(2000),
    outcome varchar(10) not null,
    status smallint,
    message_key varchar(100),
    arguments json,
    primary key (run_id, task_id),
    constraint fk_approval_run_item_run foreign key (run_id) references approval_run (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
