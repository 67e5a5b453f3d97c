-- When units and employees last came in, for the import page; customer_list says it of each year's customers.
create table organization_import (
    kind varchar(20) not null primary key,
    imported_at datetime(3) not null,
    imported_by varchar(64) not null,
    row_count bigint not null
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
