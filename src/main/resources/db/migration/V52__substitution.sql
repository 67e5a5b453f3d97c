-- Who stands in for whom while they are absent; both days included. Lines are never removed.
create table substitution (
    id bigint not null auto_increment primary key,
    absent varchar(20) not null,
    substitute varchar(20) not null,
    from_day date not null,
    to_day date not null,
    reason varchar(1000) not null,
    -- COMING, ACTIVE or ENDED.
    state varchar(10) not null,
    named_by varchar(64) not null,
    named_at datetime(3) not null,
    -- None while it lasts; null where it ended with its last day.
    ended_by varchar(64),
    ended_at datetime(3),
    end_reason varchar(1000),
    index ix_substitution_absent (absent, state),
    index ix_substitution_substitute (substitute, state),
    index ix_substitution_state (state, from_day)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- Who said what about a substitution, and when it took effect; never changed.
create table substitution_record (
    id bigint not null auto_increment primary key,
    substitution_id bigint not null,
    -- NAMED, BEGAN or ENDED.
    what varchar(10) not null,
    -- None: the day came, or somebody left.
    person varchar(64),
    reason varchar(1000),
    at datetime(3) not null,
    index ix_substitution_record (substitution_id, id),
    constraint fk_substitution_record foreign key (substitution_id) references substitution (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- Open tasks a substitute holds in place of somebody absent: to whom each goes back.
create table stand_in_task (
    task_id varchar(64) not null primary key,
    substitute varchar(20) not null,
    absent varchar(20) not null,
    index ix_stand_in_task (substitute)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- In whose place something was done, by nothing but a substitution.
alter table plan_change add column acted_for varchar(20);
alter table plan_decision add column acted_for varchar(20);
alter table activity_change add column acted_for varchar(20);
alter table activity_log add column acted_for varchar(20);
alter table urgent_voice_event add column acted_for varchar(20);
alter table data_entry_part add column acted_for varchar(20);
alter table special_risk_step add column acted_for varchar(20);
alter table exit_interview add column acted_for varchar(20);
alter table request_step add column acted_for varchar(20);
alter table network_work add column acted_for varchar(20);
