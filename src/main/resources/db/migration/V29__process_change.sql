-- Changes of models, forms and tables: proposed (DRAFT), then live (LIVE); what was shown is what goes live. History, never changed after that.
create table process_change (
    id bigint not null auto_increment primary key,
    state varchar(10) not null,
    kind varchar(10) not null,
    -- The change that this one takes back.
    return_of bigint,
    reason varchar(2000) not null,
    proposed_by varchar(64) not null,
    proposed_at datetime(3) not null,
    live_by varchar(64),
    live_at datetime(3),
    -- Json: files with their differences, running instances and what happened to each, opened years.
    report longtext not null,
    constraint fk_process_change_return foreign key (return_of) references process_change (id),
    index ix_process_change_state (state, id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

create table process_change_file (
    change_id bigint not null,
    name varchar(100) not null,
    content longblob not null,
    -- As it was live before; none for a new file.
    former longblob,
    -- Definitions it was compared with, and those that it became.
    base_definition varchar(64),
    definition varchar(64),
    primary key (change_id, name),
    constraint fk_process_change_file foreign key (change_id) references process_change (id)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- One row: whoever makes a change live holds it, so that changes follow each other on all nodes.
create table process_change_gate (
    id tinyint not null primary key
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
