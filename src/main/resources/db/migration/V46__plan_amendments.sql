-- An approved plan is amended during the year by the same route. Which run of preparation and approval a row belongs to: 0 the first plan,
-- else the amendment's number.
alter table plan add column amendment smallint not null default 0;
alter table plan add column amending boolean not null default false;
alter table plan add column amended_on date;
alter table plan_change add column amendment smallint not null default 0;
alter table plan_decision add column amendment smallint not null default 0;
alter table plan_deputy add column amendment smallint not null default 0;

-- Whom a KAMR appointed during the year replaces: such a one may be trained and tested within 3 months (R-KAMR-3).
alter table plan_kamr add column replaces varchar(20);

-- The content in force before the amendment, row by row as the plan's tables had it: shown, compared and, if the amendment is given up, put
-- back. Numbers are never used twice, not even a cancelled one's.
create table plan_amendment (
    plan_id bigint not null,
    number smallint not null,
    reason varchar(1000) not null,
    state varchar(10) not null,
    opened_by varchar(20) not null,
    opened_at datetime(3) not null,
    closed_by varchar(20),
    closed_at datetime(3),
    process_instance_id varchar(64),
    in_force_since datetime(3) not null,
    former_kamrs varchar(2000) not null,
    former longtext not null,
    primary key (plan_id, number),
    index ix_plan_amendment_state (state),
    constraint fk_plan_amendment_plan foreign key (plan_id) references plan (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
