-- People who have left, as an administrator said; files never remove anybody. Their posts stop counting once it is effective.
create table leaver (
    employee_id varchar(20) not null primary key,
    left_on date not null,
    effective boolean not null,
    reason varchar(1000) not null,
    recorded_by varchar(64) not null,
    recorded_at datetime(3) not null
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- Who said that somebody leaves or is back, and when it took effect; never changed.
create table leaver_record (
    id bigint not null auto_increment primary key,
    employee_id varchar(20) not null,
    what varchar(10) not null,
    left_on date not null,
    reason varchar(1000) not null,
    recorded_by varchar(64) not null,
    recorded_at datetime(3) not null,
    index ix_leaver_record (employee_id, id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

create table last_sign_in (
    user_id varchar(64) not null primary key,
    signed_in_at datetime(3) not null,
    directory boolean not null
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- Who read, exported, changed or erased contact persons of customers: one row a page, file or import. The application only adds.
create table contact_access (
    id bigint not null auto_increment primary key,
    at datetime(3) not null,
    person varchar(64) not null,
    action varchar(10) not null,
    what varchar(120) not null,
    -- Account ids, separated by commas; empty where a whole list was meant.
    accounts mediumtext,
    `count` int not null,
    path varchar(500) not null,
    index ix_contact_access_at (at),
    index ix_contact_access_person (person, at)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- Contact persons erased on request: the same file does not bring them back. Of what was erased only salted slow hashes.
create table contact_erasure (
    id bigint not null auto_increment primary key,
    bp_no char(10) not null,
    office_code varchar(20) not null,
    salt binary(16) not null,
    reason varchar(1000) not null,
    erased_by varchar(64) not null,
    erased_at datetime(3) not null,
    index ix_contact_erasure (bp_no, office_code)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

create table contact_erasure_value (
    erasure_id bigint not null,
    kind varchar(10) not null,
    value_hash binary(32) not null,
    primary key (erasure_id, kind, value_hash),
    constraint fk_contact_erasure_value foreign key (erasure_id) references contact_erasure (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
