-- The outbox: one row a notice and recipient, written with what it tells of; delivered afterwards (docs/adr/0007).
create table mail (
    id bigint not null auto_increment primary key,
    kind varchar(60) not null,
    notice_key varchar(190) not null,
    recipient varchar(64) not null,
    address varchar(254),
    language char(2) not null,
    subject varchar(255) not null,
    body mediumtext not null,
    path varchar(500) not null,
    created_at datetime(3) not null,
    -- Waits for the recipient's daily digest.
    held boolean not null,
    state varchar(16) not null,
    attempts smallint not null,
    next_attempt_at datetime(3) not null,
    -- In the database's own time: a claim is between nodes, whatever the business clock says.
    claimed_until datetime(3),
    claimed_by varchar(36),
    sent_at datetime(3),
    last_error varchar(1000),
    message_id varchar(120) not null,
    -- The digest that told it.
    digest_id bigint,
    unique key uk_mail (kind, notice_key, recipient),
    index ix_mail_due (state, held, next_attempt_at),
    index ix_mail_recipient (recipient, id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- What a process owner wrote instead of a notice's own text.
create table notice_text (
    kind varchar(60) not null,
    language char(2) not null,
    subject varchar(200) not null,
    body varchar(8000) not null,
    changed_by varchar(64) not null,
    changed_at datetime(3) not null,
    version int not null,
    primary key (kind, language)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- Who changed a text to what; without subject and body: back to its own.
create table notice_text_change (
    id bigint not null auto_increment primary key,
    kind varchar(60) not null,
    language char(2) not null,
    subject varchar(200),
    body varchar(8000),
    changed_by varchar(64) not null,
    changed_at datetime(3) not null,
    index ix_notice_text_change (kind, id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

create table notification_preference (
    employee_id varchar(64) not null primary key,
    digest boolean not null,
    language char(2) not null,
    changed_at datetime(3) not null
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
