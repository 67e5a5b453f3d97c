create sequence plan_seq start with 1 increment by 50;
create sequence plan_line_seq start with 1 increment by 200;

create table plan_year (
    plan_year smallint not null primary key,
    process_instance_id varchar(64),
    opened_at datetime(3) not null,
    opened_by varchar(64) not null,
    all_approved_at datetime(3),
    version int not null
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- The decision tables' versions a plan year is held to: 2571's limits must not rescore 2570.
create table pinned_decision (
    plan_year smallint not null,
    decision_key varchar(100) not null,
    definition_id varchar(64) not null,
    version int not null,
    primary key (plan_year, decision_key)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

create table plan (
    id bigint not null primary key,
    plan_year smallint not null,
    unit_code varchar(20) not null,
    route varchar(20) not null,
    status varchar(20) not null,
    process_instance_id varchar(64),
    round smallint not null,
    scoring_id bigint,
    submitted_by varchar(20),
    submitted_at datetime(3),
    submit_note varchar(2000),
    decided_at datetime(3),
    changed_by varchar(20),
    changed_at datetime(3),
    version int not null,
    unique key uk_plan (plan_year, unit_code),
    constraint fk_plan_unit foreign key (unit_code) references unit (code)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- A key account (or an account that could be one) in its unit's plan: what was scored, and what the unit decided.
create table plan_account (
    id bigint not null primary key,
    plan_id bigint not null,
    account_id varchar(40) not null,
    scored json not null,
    scored_tier varchar(12),
    decision varchar(12),
    decision_reason varchar(1000),
    exclusion_kept boolean,
    exclusion_reason varchar(1000),
    special_case char(1),
    special_case_tier varchar(12),
    special_case_reason varchar(1000),
    within_radius_reason varchar(1000),
    effective_tier varchar(12),
    top_up boolean not null,
    kamr varchar(20),
    kamr_pinned boolean not null,
    entitled_as varchar(60),
    avg_bill_baht decimal(19, 2) not null,
    name varchar(300) not null,
    unique key uk_plan_account (plan_id, account_id),
    index ix_plan_account_account (account_id),
    constraint fk_plan_account_plan foreign key (plan_id) references plan (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- A KAMR of the plan. Regional KAMRs have no load band.
create table plan_kamr (
    id bigint not null primary key,
    plan_id bigint not null,
    employee_id varchar(20) not null,
    origin varchar(12) not null,
    chosen_by_manager boolean not null,
    skill_attested boolean not null,
    waiver_reason varchar(1000),
    unique key uk_plan_kamr (plan_id, employee_id),
    constraint fk_plan_kamr_plan foreign key (plan_id) references plan (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

create table plan_entitlement (
    id bigint not null primary key,
    plan_id bigint not null,
    account_id varchar(40) not null,
    code varchar(8) not null,
    planned_on date not null,
    set_by_manager boolean not null,
    index ix_plan_entitlement (plan_id, account_id),
    constraint fk_plan_entitlement_plan foreign key (plan_id) references plan (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- Reasons the head of the unit gives for what provably cannot be met (D-15), or for a COM2 taken out (D-16).
create table plan_deviation (
    id bigint not null primary key,
    plan_id bigint not null,
    kind varchar(40) not null,
    subject varchar(40) not null,
    reason varchar(1000) not null,
    unique key uk_plan_deviation (plan_id, kind, subject),
    constraint fk_plan_deviation_plan foreign key (plan_id) references plan (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

create table plan_budget_item (
    id bigint not null primary key,
    plan_id bigint not null,
    kind varchar(20) not null,
    description varchar(300) not null,
    amount_baht decimal(17, 2) not null,
    last_year_baht decimal(17, 2) not null,
    index ix_plan_budget_item (plan_id),
    constraint fk_plan_budget_plan foreign key (plan_id) references plan (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- The corporate documents a plan follows (R-1.0).
create table plan_document (
    id bigint not null primary key,
    plan_id bigint not null,
    kind varchar(30) not null,
    title varchar(300) not null,
    index ix_plan_document (plan_id),
    constraint fk_plan_document_plan foreign key (plan_id) references plan (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- One line a decision of an approval station; never changed.
create table plan_decision (
    id bigint not null primary key,
    plan_id bigint not null,
    round smallint not null,
    task_key varchar(60) not null,
    task_id varchar(64) not null,
    decision varchar(10) not null,
    decided_by varchar(20) not null,
    decided_as varchar(60) not null,
    decided_at datetime(3) not null,
    comment varchar(2000),
    unique key uk_plan_decision_task (task_id),
    index ix_plan_decision_plan (plan_id, id),
    constraint fk_plan_decision_plan foreign key (plan_id) references plan (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- Who changed what in a plan, and who prepared it; never changed.
create table plan_change (
    id bigint not null primary key,
    plan_id bigint not null,
    changed_by varchar(20) not null,
    changed_at datetime(3) not null,
    message_key varchar(100) not null,
    arguments json not null,
    index ix_plan_change_plan (plan_id, id),
    constraint fk_plan_change_plan foreign key (plan_id) references plan (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
