-- Somebody named for one decision where nobody up the line of command may decide (R-2.4); never changed.
create table plan_deputy (
    id bigint not null primary key,
    plan_id bigint not null,
    round smallint not null,
    task_key varchar(60) not null,
    employee_id varchar(20) not null,
    reason varchar(1000) not null,
    named_by varchar(64) not null,
    named_at datetime(3) not null,
    index ix_plan_deputy_plan (plan_id, id),
    constraint fk_plan_deputy_plan foreign key (plan_id) references plan (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- The history also says what happened to a plan without its preparer: those lines bar nobody from deciding.
alter table plan_change
    modify changed_by varchar(64) not null,
    add column by_preparer boolean not null default true after changed_at;
