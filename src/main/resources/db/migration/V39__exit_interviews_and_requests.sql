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

-- Requests that pass stations: an event's spending (R-ENT-4), resources (R-RES-1). What each asks for is in its own tables.
create table request (
    id bigint not null auto_increment primary key,
    kind varchar(12) not null,
    plan_year smallint not null,
    unit_code varchar(20) not null,
    title varchar(300) not null,
    -- Of what counts against the limit, or what is asked for; null: no money.
    amount_baht decimal(14, 2),
    wanted_on date not null,
    status varchar(12) not null,
    -- The user task it waits at, while it waits.
    station varchar(40),
    round int not null,
    requested_by varchar(64) not null,
    created_at datetime(3) not null,
    changed_at datetime(3) not null,
    version int not null,
    -- Of the form it was made by: a form sent twice makes one request.
    form_key varchar(64) not null,
    unique key uk_request_form (form_key),
    index ix_request_unit (kind, unit_code, plan_year)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- What was done with a request, in order; never changed.
create table request_step (
    id bigint not null auto_increment primary key,
    request_id bigint not null,
    round int not null,
    action varchar(12) not null,
    station varchar(40),
    person varchar(64) not null,
    post varchar(60),
    comment varchar(2000),
    at datetime(3) not null,
    index ix_request_step (request_id, id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- What an event of RBA2 or RBA4 costs.
create table event_spending (
    request_id bigint not null primary key,
    code varchar(8) not null,
    place varchar(300),
    note varchar(2000)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

create table event_spending_account (
    request_id bigint not null,
    account_id varchar(40) not null,
    name varchar(300) not null,
    primary key (request_id, account_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

create table event_spending_item (
    request_id bigint not null,
    position smallint not null,
    kind varchar(12) not null,
    level varchar(8) not null,
    description varchar(300) not null,
    people int not null,
    each_baht decimal(12, 2) not null,
    -- Of the regulation when it was sent; null: unknown.
    rate_baht decimal(12, 2),
    reason varchar(1000),
    primary key (request_id, position)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

create table resource_request (
    request_id bigint not null primary key,
    resource varchar(12) not null,
    what varchar(2000) not null,
    why varchar(2000) not null
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
