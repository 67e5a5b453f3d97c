-- Which of Tasklist's filters are the application's, and of which definition: a person's own are never touched. The rows are
-- also what nodes that start at once wait on.
create table tasklist_filter (
    code varchar(40) not null primary key,
    filter_id varchar(64),
    definition text
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- A group for each role, over all its posts <role>.<UNIT>: those a filter is made for. From now on imports keep them.
insert into ACT_ID_GROUP (ID_, REV_, NAME_, TYPE_)
select distinct concat('role.', substring_index(m.GROUP_ID_, '.', 1)), 1,
       substring_index(m.GROUP_ID_, '.', 1), 'WORKFLOW'
from ACT_ID_MEMBERSHIP m
where m.GROUP_ID_ like '%.%' and m.GROUP_ID_ not like 'unit.%';

insert into ACT_ID_MEMBERSHIP (USER_ID_, GROUP_ID_)
select distinct m.USER_ID_, concat('role.', substring_index(m.GROUP_ID_, '.', 1))
from ACT_ID_MEMBERSHIP m
where m.GROUP_ID_ like '%.%' and m.GROUP_ID_ not like 'unit.%';
