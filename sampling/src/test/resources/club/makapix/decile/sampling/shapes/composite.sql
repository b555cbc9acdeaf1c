-- columns of a key belong together, in the order of the constraint and not of the table
-- sample: { always: { orders: "(shop, number) = (1, 2)" } }
-- travels: orders: 1|2; lines: 2|1
create table orders (shop int, number int, primary key (shop, number));
create table lines (number int, shop int, foreign key (shop, number) references orders);
-- data
insert into orders values (1, 2), (2, 1);
insert into lines values (2, 1), (1, 2);
