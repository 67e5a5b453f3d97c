-- Units whose plan of the year is in force.
create table portfolio (
    plan_year smallint not null,
    unit_code varchar(20) not null,
    opened_at datetime(3) not null,
    primary key (plan_year, unit_code)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- Who looks after which account this year: by the plan in force, and what was changed since.
create table portfolio_account (
    plan_year smallint not null,
    account_id varchar(40) not null,
    unit_code varchar(20) not null,
    name varchar(300) not null,
    tier varchar(12) not null,
    top_up boolean not null,
    -- Empty for Streamline: the section head.
    kamr varchar(64),
    special_risk boolean not null,
    primary key (plan_year, account_id),
    index ix_portfolio_unit (plan_year, unit_code),
    index ix_portfolio_kamr (plan_year, kamr)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
