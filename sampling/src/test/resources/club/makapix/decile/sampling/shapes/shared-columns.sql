-- keys that share the tenant's column are detached by their own column, which leaves the other keys whole
-- sample: { always: { tenants: "id = 1" }, where: { folders: "id <> 20" }, unreached: required }
-- travels: tenants: 1; folders: 1|10; notes: 1|100|10 1|200|null 1|300|null
create table tenants (id int primary key);
create table folders (tenant int references tenants, id int, primary key (tenant, id));
create table notes (tenant int references tenants, id int, folder int, primary key (tenant, id),
    foreign key (tenant, folder) references folders on delete set null);
-- data
insert into tenants values (1), (2);
insert into folders values (1, 10), (1, 20), (2, 10);
insert into notes values (1, 100, 10), (1, 200, 20), (1, 300, null), (2, 400, 10);
