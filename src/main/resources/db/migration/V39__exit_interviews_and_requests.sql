-- Customers that left, or signed with another supplier, as their carers recorded it (R-4.7).
create table customer_loss (
    id bigint not null auto_increment primary key,
    plan_year smallint not null,
    account_id varchar(40) not null,
    unit_code varchar(20) not null,
    kind varchar(12) not null,
    lost_on date not null,
    reason varchar(2000) not null,
    recorded_by varchar(64) not null,
    recorded_at datetime(3) not null,
    unique key uk_customer_loss (plan_year, account_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- Customer Exit Interview: one an account and year, at most one of an account open at a time.
create table exit_interview (
    id bigint not null auto_increment primary key,
    plan_year smallint not null,
    account_id varchar(40) not null,
    unit_code varchar(20) not null,
    name varchar(300) not null,
    cause varchar(12) not null,
    cause_text varchar(2000) not null,
    cause_on date not null,
    -- Whose it is: a KAMR, the unit's KAMRs (null), or the section head.
    kamr varchar(64),
    streamline boolean not null,
    started_at datetime(3) not null,
    reason varchar(20),
    reason_text varchar(2000),
    competitor varchar(200),
    price_baht decimal(8, 4),
    service varchar(2000),
    would_have_kept varchar(2000),
    spoke_with varchar(200),
    interviewed_on date,
    changed_by varchar(64),
    changed_at datetime(3),
    held_by varchar(64),
    held_at datetime(3),
    comment varchar(2000),
    version int not null,
    -- The account while it is open, else null: unique.
    open_account varchar(40),
    unique key uk_exit_interview (plan_year, account_id),
    unique key uk_exit_interview_open (open_account),
    index ix_exit_interview_unit (unit_code)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
