create sequence deadline_seq start with 1 increment by 50;
create sequence deadline_event_seq start with 1 increment by 50;

-- What the process owner may change, without a release: when a kind of work is due, and who is told when (R-ESC-2).
create table deadline_rule (
    kind varchar(40) not null primary key,
    -- The day in the year before the plan year, e.g. 11-30.
    due_day char(5) not null,
    -- Days before the due day on which people are reminded, e.g. 7,1; empty for none.
    reminder_days varchar(60) not null,
    -- Working days between one level of escalation and the next.
    escalation_days smallint not null,
    -- Levels told at most, the superior at the deadline being the first; 0 for nobody above.
    escalation_levels smallint not null,
    version int not null
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
insert into deadline_rule values
    ('PLAN_PREPARATION', '11-30', '7,1', 3, 9, 1),
    ('PLAN_APPROVAL', '12-31', '7,1', 3, 9, 1);

-- Every version of a rule, for receipts: with what was somebody told?
create table deadline_rule_version (
    kind varchar(40) not null,
    version int not null,
    due_day char(5) not null,
    reminder_days varchar(60) not null,
    escalation_days smallint not null,
    escalation_levels smallint not null,
    changed_by varchar(64) not null,
    changed_at datetime(3) not null,
    reason varchar(1000) not null,
    primary key (kind, version)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- The register: one row a deadline, whatever its state.
create table deadline (
    id bigint not null primary key,
    kind varchar(40) not null,
    rule varchar(20) not null,
    business_key varchar(60) not null,
    unit_code varchar(20) not null,
    plan_year smallint not null,
    started_at datetime(3) not null,
    due_at datetime(3) not null,
    done_at datetime(3),
    last_notice_at datetime(3),
    -- The day from which the next level's working days are counted; empty until the overdue notice went out.
    escalation_base date,
    escalations smallint not null,
    version int not null,
    unique key uk_deadline (kind, business_key),
    index ix_deadline_year (plan_year, unit_code),
    index ix_deadline_open (kind, done_at)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- What happened to a deadline, in order; never changed. Its receipt is made of these.
create table deadline_event (
    id bigint not null primary key,
    deadline_id bigint not null,
    happened_at datetime(3) not null,
    what varchar(20) not null,
    level smallint not null,
    detail json not null,
    index ix_deadline_event (deadline_id, id),
    constraint fk_deadline_event foreign key (deadline_id) references deadline (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
