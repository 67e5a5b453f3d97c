-- A customer's name may have 300 characters (customer list), and had room for 200 here.
alter table urgent_voice modify account_name varchar(300) not null;
