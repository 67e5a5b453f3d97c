-- Contact persons of the key accounts, as data of their own: seeded from the customer lists, kept by who looks after the account.
create table account_contact (
    id bigint not null auto_increment primary key,
    bp_no char(10) not null,
    office_code varchar(20) not null,
    name varchar(200),
    position varchar(200),
    phone varchar(100),
    mobile varchar(100),
    email varchar(254),
    line_id varchar(100),
    -- At most one an account: the first in order of the list until somebody chooses.
    is_main boolean not null,
    -- The last plan year that listed, or the last year in which somebody entered, changed or confirmed them: their time runs from its end.
    kept_year smallint not null,
    created_by varchar(64) not null,
    created_at datetime(3) not null,
    -- Null while they are as the list has them: then the next list may correct them.
    changed_by varchar(64),
    changed_at datetime(3),
    confirmed_by varchar(64),
    confirmed_at datetime(3),
    -- Taken out by a person: only what tells them again stays, so that the next list does not bring them back.
    removed_by varchar(64),
    removed_at datetime(3),
    version int not null,
    index ix_account_contact_account (office_code, bp_no, id),
    index ix_account_contact_kept (kept_year)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- The lists imported so far: of each person of an account the newest line.
insert into account_contact (bp_no, office_code, name, position, phone, mobile, email, line_id, is_main, kept_year,
        created_by, created_at, version)
select bp_no, office_code, contact_name, contact_position, contact_phone, contact_mobile, contact_email, contact_line_id,
       row_number() over (partition by office_code, bp_no order by plan_year desc, ca_no) = 1,
       plan_year, imported_by, imported_at, 0
from (select a.plan_year, a.ca_no, a.bp_no, a.office_code, a.contact_name, a.contact_position, a.contact_phone,
             a.contact_mobile, a.contact_email, a.contact_line_id, l.imported_by, l.imported_at,
             row_number() over (
                 partition by a.office_code, a.bp_no,
                     lower(regexp_replace(coalesce(a.contact_name, a.contact_mobile, a.contact_phone, a.contact_email,
                         a.contact_line_id, ''), '[[:space:]]', ''))
                 order by a.plan_year desc, a.ca_no) as line
      from contract_account a join customer_list l on l.plan_year = a.plan_year
      where coalesce(a.contact_name, a.contact_position, a.contact_phone, a.contact_mobile, a.contact_email,
          a.contact_line_id) is not null) as listed
where line = 1
order by office_code, bp_no, plan_year desc, ca_no;

-- Data entry (step 3): one a unit and year; its parts are the people who have a share of it.
create table data_entry (
    plan_year smallint not null,
    unit_code varchar(20) not null,
    approved_at datetime(3) not null,
    done_at datetime(3),
    version int not null,
    primary key (plan_year, unit_code)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

create table data_entry_part (
    plan_year smallint not null,
    unit_code varchar(20) not null,
    -- An employee id, or section-head.
    part varchar(64) not null,
    task_id varchar(64),
    done_by varchar(64),
    done_at datetime(3),
    comment varchar(2000),
    primary key (plan_year, unit_code, part),
    constraint fk_data_entry_part foreign key (plan_year, unit_code) references data_entry (plan_year, unit_code)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
