-- Public holidays as data (R-CAL-1): an administrator enters those of further years. Lunar days are entered, never computed.
create table holiday (
    day date not null primary key,
    name_th varchar(200) not null,
    name_en varchar(200) not null
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- Who entered or removed what; days seeded below have no entry.
create table holiday_change (
    id bigint not null auto_increment primary key,
    day date not null,
    name_th varchar(200) not null,
    name_en varchar(200) not null,
    kind varchar(10) not null,
    changed_by varchar(64) not null,
    changed_at datetime(3) not null,
    index ix_holiday_change_day (day)
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;

-- Every change raises it: each node reads the holidays again when it has moved; changes wait for each other at this row.
create table holiday_revision (
    id tinyint not null primary key,
    revision bigint not null
) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_bin;
insert into holiday_revision values (1, 1);

-- A simulation's clock may be placed earlier only as long as nobody has moved it.
alter table clock_state add column moved boolean not null default false;

-- The calendar of state enterprises: Labour Day included, substitution days named after their holiday.

-- B.E. 2569
insert into holiday (day, name_th, name_en) values
    ('2026-01-01', 'วันขึ้นปีใหม่', 'New Year''s Day'),
    ('2026-01-02', 'วันหยุดเพิ่มเป็นกรณีพิเศษ', 'Special holiday'),
    ('2026-03-03', 'วันมาฆบูชา', 'Makha Bucha Day'),
    ('2026-04-06', 'วันจักรี', 'Chakri Memorial Day'),
    ('2026-04-13', 'วันสงกรานต์', 'Songkran Festival'),
    ('2026-04-14', 'วันสงกรานต์', 'Songkran Festival'),
    ('2026-04-15', 'วันสงกรานต์', 'Songkran Festival'),
    ('2026-05-01', 'วันแรงงานแห่งชาติ', 'National Labour Day'),
    ('2026-05-04', 'วันฉัตรมงคล', 'Coronation Day'),
    ('2026-05-31', 'วันวิสาขบูชา', 'Visakha Bucha Day'),
    ('2026-06-01', 'วันหยุดชดเชยวันวิสาขบูชา', 'Substitution for Visakha Bucha Day'),
    ('2026-06-03', 'วันเฉลิมพระชนมพรรษาสมเด็จพระนางเจ้าฯ พระบรมราชินี', 'H.M. Queen Suthida''s Birthday'),
    ('2026-07-28', 'วันเฉลิมพระชนมพรรษาพระบาทสมเด็จพระเจ้าอยู่หัว', 'H.M. the King''s Birthday'),
    ('2026-07-29', 'วันอาสาฬหบูชา', 'Asalha Bucha Day'),
    ('2026-07-30', 'วันเข้าพรรษา', 'Khao Phansa Day'),
    ('2026-08-12', 'วันแม่แห่งชาติ', 'National Mother''s Day'),
    ('2026-10-13', 'วันนวมินทรมหาราช', 'Navamindra Maharaj Day'),
    ('2026-10-23', 'วันปิยมหาราช', 'Chulalongkorn Day'),
    ('2026-12-05', 'วันพ่อแห่งชาติ', 'National Father''s Day'),
    ('2026-12-07', 'วันหยุดชดเชยวันพ่อแห่งชาติ', 'Substitution for National Father''s Day'),
    ('2026-12-10', 'วันรัฐธรรมนูญ', 'Constitution Day'),
    ('2026-12-31', 'วันสิ้นปี', 'New Year''s Eve');

-- B.E. 2570
insert into holiday (day, name_th, name_en) values
    ('2027-01-01', 'วันขึ้นปีใหม่', 'New Year''s Day'),
    ('2027-02-21', 'วันมาฆบูชา', 'Makha Bucha Day'),
    ('2027-02-22', 'วันหยุดชดเชยวันมาฆบูชา', 'Substitution for Makha Bucha Day'),
    ('2027-04-06', 'วันจักรี', 'Chakri Memorial Day'),
    ('2027-04-13', 'วันสงกรานต์', 'Songkran Festival'),
    ('2027-04-14', 'วันสงกรานต์', 'Songkran Festival'),
    ('2027-04-15', 'วันสงกรานต์', 'Songkran Festival'),
    ('2027-05-01', 'วันแรงงานแห่งชาติ', 'National Labour Day'),
    ('2027-05-03', 'วันหยุดชดเชยวันแรงงานแห่งชาติ', 'Substitution for National Labour Day'),
    ('2027-05-04', 'วันฉัตรมงคล', 'Coronation Day'),
    ('2027-05-20', 'วันวิสาขบูชา', 'Visakha Bucha Day'),
    ('2027-06-03', 'วันเฉลิมพระชนมพรรษาสมเด็จพระนางเจ้าฯ พระบรมราชินี', 'H.M. Queen Suthida''s Birthday'),
    ('2027-07-18', 'วันอาสาฬหบูชา', 'Asalha Bucha Day'),
    ('2027-07-19', 'วันเข้าพรรษา', 'Khao Phansa Day'),
    ('2027-07-20', 'วันหยุดชดเชยวันอาสาฬหบูชา', 'Substitution for Asalha Bucha Day'),
    ('2027-07-28', 'วันเฉลิมพระชนมพรรษาพระบาทสมเด็จพระเจ้าอยู่หัว', 'H.M. the King''s Birthday'),
    ('2027-08-12', 'วันแม่แห่งชาติ', 'National Mother''s Day'),
    ('2027-10-13', 'วันนวมินทรมหาราช', 'Navamindra Maharaj Day'),
    ('2027-10-23', 'วันปิยมหาราช', 'Chulalongkorn Day'),
    ('2027-10-25', 'วันหยุดชดเชยวันปิยมหาราช', 'Substitution for Chulalongkorn Day'),
    ('2027-12-05', 'วันพ่อแห่งชาติ', 'National Father''s Day'),
    ('2027-12-06', 'วันหยุดชดเชยวันพ่อแห่งชาติ', 'Substitution for National Father''s Day'),
    ('2027-12-10', 'วันรัฐธรรมนูญ', 'Constitution Day'),
    ('2027-12-31', 'วันสิ้นปี', 'New Year''s Eve');

-- B.E. 2571
insert into holiday (day, name_th, name_en) values
    ('2028-01-01', 'วันขึ้นปีใหม่', 'New Year''s Day'),
    ('2028-01-03', 'วันหยุดชดเชยวันขึ้นปีใหม่', 'Substitution for New Year''s Day'),
    ('2028-02-10', 'วันมาฆบูชา', 'Makha Bucha Day'),
    ('2028-04-06', 'วันจักรี', 'Chakri Memorial Day'),
    ('2028-04-13', 'วันสงกรานต์', 'Songkran Festival'),
    ('2028-04-14', 'วันสงกรานต์', 'Songkran Festival'),
    ('2028-04-15', 'วันสงกรานต์', 'Songkran Festival'),
    ('2028-04-17', 'วันหยุดชดเชยวันสงกรานต์', 'Substitution for Songkran Festival'),
    ('2028-05-01', 'วันแรงงานแห่งชาติ', 'National Labour Day'),
    ('2028-05-04', 'วันฉัตรมงคล', 'Coronation Day'),
    ('2028-05-08', 'วันวิสาขบูชา', 'Visakha Bucha Day'),
    ('2028-06-03', 'วันเฉลิมพระชนมพรรษาสมเด็จพระนางเจ้าฯ พระบรมราชินี', 'H.M. Queen Suthida''s Birthday'),
    ('2028-06-05', 'วันหยุดชดเชยวันเฉลิมพระชนมพรรษาสมเด็จพระนางเจ้าฯ พระบรมราชินี', 'Substitution for H.M. Queen Suthida''s Birthday'),
    ('2028-07-06', 'วันอาสาฬหบูชา', 'Asalha Bucha Day'),
    ('2028-07-07', 'วันเข้าพรรษา', 'Khao Phansa Day'),
    ('2028-07-28', 'วันเฉลิมพระชนมพรรษาพระบาทสมเด็จพระเจ้าอยู่หัว', 'H.M. the King''s Birthday'),
    ('2028-08-12', 'วันแม่แห่งชาติ', 'National Mother''s Day'),
    ('2028-08-14', 'วันหยุดชดเชยวันแม่แห่งชาติ', 'Substitution for National Mother''s Day'),
    ('2028-10-13', 'วันนวมินทรมหาราช', 'Navamindra Maharaj Day'),
    ('2028-10-23', 'วันปิยมหาราช', 'Chulalongkorn Day'),
    ('2028-12-05', 'วันพ่อแห่งชาติ', 'National Father''s Day'),
    ('2028-12-10', 'วันรัฐธรรมนูญ', 'Constitution Day'),
    ('2028-12-11', 'วันหยุดชดเชยวันรัฐธรรมนูญ', 'Substitution for Constitution Day'),
    ('2028-12-31', 'วันสิ้นปี', 'New Year''s Eve');
