-- Special-risk plans (clause 6.1.4): one an account with high risk and year.
create table special_risk_plan (
    id bigint not null auto_increment primary key,
    plan_year smallint not null,
    account_id varchar(40) not null,
    account_name varchar(300) not null,
    unit_code varchar(20) not null,
    -- DRAFT, WAITING (for agreement) or AGREED.
    state varchar(10) not null,
    -- Returned drafts begin another round.
    round smallint not null,
    needs varchar(2000),
    expectations varchar(2000),
    competitor varchar(2000),
    decision_makers varchar(2000),
    -- 1 to 5.
    satisfaction tinyint,
    satisfaction_note varchar(2000),
    started_at datetime(3) not null,
    agreed_at datetime(3),
    version int not null,
    unique key uk_special_risk_plan (plan_year, account_id),
    index ix_special_risk_unit (plan_year, unit_code),
    index ix_special_risk_state (state)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

create table special_risk_action (
    id bigint not null auto_increment primary key,
    plan_id bigint not null,
    position smallint not null,
    -- VISIT, SUPPLY, OFFER, RELATION or OTHER; all are carried out as RBA5.
    kind varchar(10) not null,
    what varchar(300) not null,
    planned_on date,
    owner varchar(64),
    -- The activity it became once the plan was agreed to.
    activity_id bigint,
    unique key uk_special_risk_action (plan_id, position),
    index ix_special_risk_activity (activity_id),
    constraint fk_special_risk_action foreign key (plan_id) references special_risk_plan (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- Who did what when; never changed.
create table special_risk_step (
    id bigint not null auto_increment primary key,
    plan_id bigint not null,
    round smallint not null,
    happened_at datetime(3) not null,
    -- SAVED, DRAFTED, AGREED or RETURNED; PASSED_OVER: a post whose holders drafted the plan, or that is empty.
    what varchar(12) not null,
    person varchar(64),
    post varchar(80),
    comment varchar(2000),
    index ix_special_risk_step (plan_id, id),
    constraint fk_special_risk_step foreign key (plan_id) references special_risk_plan (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- Agreed work beside the yearly plan says what is to be done, and may be another's than the account's carer's.
alter table activity add column owner varchar(64), add column about varchar(300);
