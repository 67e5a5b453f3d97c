-- Work a KAMR of a pilot centre hands to the province's Network side, and its report (clause 6.4).
create table network_work (
    id bigint not null auto_increment primary key,
    plan_year smallint not null,
    account_id varchar(40) not null,
    account_name varchar(300) not null,
    -- The pilot centre whose plan has the account.
    unit_code varchar(20) not null,
    network_code varchar(20) not null,
    -- GRID, OUTAGE, FMS or VOICE.
    kind varchar(10) not null,
    what varchar(2000) not null,
    wanted_on date not null,
    activity_id bigint,
    voice_number varchar(20),
    requested_by varchar(64) not null,
    requested_at datetime(3) not null,
    report varchar(2000),
    reported_by varchar(64),
    reported_at datetime(3),
    -- A form sent twice counts once.
    request_key varchar(160),
    unique key uk_network_work (request_key),
    index ix_network_work_unit (unit_code, id),
    index ix_network_work_network (network_code, id),
    index ix_network_work_account (plan_year, account_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
