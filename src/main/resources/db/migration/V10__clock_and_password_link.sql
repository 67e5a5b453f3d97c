-- The demo's clock: the latest instant seen, so that it never goes back. Empty where the clock is real.
create table clock_state (
    id tinyint not null primary key,
    latest_seen datetime(3) not null
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- One-time links by which imported people set their first password; only the token's SHA-256 is kept.
create table password_link (
    token_hash binary(32) not null primary key,
    user_id varchar(64) not null,
    expires_at datetime(3) not null,
    index ix_password_link_user (user_id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
