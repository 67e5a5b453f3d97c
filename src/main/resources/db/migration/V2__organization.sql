create table unit (
    code varchar(20) not null primary key,
    name varchar(200) not null,
    kind varchar(20) not null,
    office_class smallint,
    parent_code varchar(20),
    path varchar(200) not null,
    region_code varchar(20),
    province_code varchar(20),
    constraint fk_unit_parent foreign key (parent_code) references unit (code),
    index ix_unit_path (path)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

create table employee (
    employee_id varchar(20) not null primary key,
    name varchar(200) not null,
    position_code varchar(20) not null,
    unit_code varchar(20) not null,
    division varchar(10),
    employed_on date not null,
    kamr_trained_on date,
    email varchar(254),
    constraint fk_employee_unit foreign key (unit_code) references unit (code)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

create table employee_post (
    employee_id varchar(20) not null,
    role varchar(40) not null,
    unit_code varchar(20) not null,
    primary key (employee_id, role, unit_code),
    index ix_employee_post (role, unit_code),
    constraint fk_post_employee foreign key (employee_id) references employee (employee_id),
    constraint fk_post_unit foreign key (unit_code) references unit (code)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- One row: locked by every import of units or employees, so that two imports follow each other.
create table organization_state (
    id tinyint not null primary key,
    revision bigint not null
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
insert into organization_state values (1, 0);
