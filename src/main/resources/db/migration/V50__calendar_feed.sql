-- Who has a link by which calendars subscribe to their work. The link itself nobody can read here.
create table calendar_feed (
    person varchar(64) not null primary key,
    secret_hash char(64) not null,
    made_at datetime(3) not null,
    unique key uk_calendar_feed (secret_hash)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- What a feed has told of an event, so that a change is known as one.
create table calendar_feed_event (
    person varchar(64) not null,
    event_key varchar(120) not null,
    digest char(64) not null,
    sequence int not null,
    changed_at datetime(3) not null,
    primary key (person, event_key)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
