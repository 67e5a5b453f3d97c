create sequence attachment_seq start with 1 increment by 1;

-- What a file consists of: kept once, however many have it, and as long as one has.
create table attachment_content (
    id bigint not null primary key,
    sha256 char(64) not null,
    size bigint not null,
    unique key uk_attachment_content (sha256)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- In pieces of 256 kB, far below what a server takes in one packet (max_allowed_packet).
create table attachment_piece (
    content_id bigint not null,
    number int not null,
    content mediumblob not null,
    primary key (content_id, number),
    constraint fk_attachment_piece foreign key (content_id) references attachment_content (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- Who attached what to what. One removed stays as a record, without its content.
create table attachment (
    id bigint not null primary key,
    owner_kind varchar(20) not null,
    owner_id bigint not null,
    content_id bigint,
    name varchar(200) not null,
    kind varchar(8) not null,
    size bigint not null,
    sha256 char(64) not null,
    attached_by varchar(64) not null,
    attached_at datetime(3) not null,
    removed_by varchar(64),
    removed_at datetime(3),
    index ix_attachment_owner (owner_kind, owner_id, id),
    constraint fk_attachment_content foreign key (content_id) references attachment_content (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- What a unit will have to do: work whose window is not open yet, by its day.
alter table activity add index ix_activity_coming (unit_code, state, planned_on);
