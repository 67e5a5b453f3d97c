-- The outbox towards PEA-VOC: one row a voice of the customer, written with what it tells of; sent afterwards (R-5.2, docs/pea-voc.md).
create table voice_outbox (
    id bigint not null auto_increment primary key,
    source varchar(20) not null,
    reference varchar(64) not null,
    idempotency_key char(36) not null,
    plan_year smallint not null,
    account_id varchar(40) not null,
    unit_code varchar(20) not null,
    kind varchar(16) not null,
    -- The JSON as it is sent, the same at every attempt.
    body mediumtext not null,
    recorded_at datetime(3) not null,
    state varchar(16) not null,
    attempts int not null,
    next_attempt_at datetime(3) not null,
    -- In the database's own time: a claim is between nodes, whatever the business clock says.
    claimed_until datetime(3),
    claimed_by varchar(36),
    sent_at datetime(3),
    -- What PEA-VOC, or the way to it, said last.
    answer_status smallint,
    answer varchar(1000),
    unique key uk_voice_outbox (source, reference),
    unique key uk_voice_outbox_key (idempotency_key),
    index ix_voice_outbox_due (state, next_attempt_at)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
