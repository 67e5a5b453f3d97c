-- Losses recorded by mistake, as they were recorded, and why they were taken back: the customer is looked after again.
create table customer_loss_taken_back (
    id bigint not null auto_increment primary key,
    plan_year smallint not null,
    account_id varchar(40) not null,
    unit_code varchar(20) not null,
    kind varchar(12) not null,
    lost_on date not null,
    reason varchar(2000) not null,
    recorded_by varchar(64) not null,
    acted_for varchar(20),
    recorded_at datetime(3) not null,
    taken_back_by varchar(64) not null,
    taken_back_for varchar(20),
    taken_back_at datetime(3) not null,
    words varchar(2000) not null,
    index ix_customer_loss_taken_back (plan_year, account_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
