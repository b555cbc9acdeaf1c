package club.makapix.decile.examples;

import java.util.List;

/**
 * Makes the databases of the benchmark: a full source, an empty target, and bare tables.
 *
 * @param server where
 * @param people the size of the site
 */
record BenchmarkData(BenchmarkServer server, int people) {
    static final String SOURCE = "decile_benchmark_source";
    static final String TARGET = "decile_benchmark_target";
    static final String BUILT = "decile_benchmark_built";
    /** Has the tables, and neither rows nor keys nor indexes. */
    static final String BARE = "decile_benchmark_bare";
    /** Has the rows that travel, for the yardsticks to read. */
    static final String ROWS = "decile_benchmark_rows";

    static final String YARD = "decile_benchmark_yard";

    /** Primary keys first, one a table: two workers then seldom wait for the same table. */
    private static final String INDEXES = """
            select case when k.oid is null then pg_get_indexdef(i.indexrelid)
                        else format('alter table %s add constraint %I %s', i.indrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) end
            from pg_index i left join pg_constraint k on k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')
            where i.indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
            order by k.contype is null, k.contype, pg_relation_size(i.indrelid) desc, i.indrelid, i.indexrelid
            """;

    private static final String KEYS = """
            select format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid))
            from pg_constraint k where k.contype = 'f' order by pg_relation_size(k.conrelid) desc, k.conrelid, k.conname
            """;

    private static final String STRIP = """
            do $$
            declare
                item record;
            begin
                for item in select * from pg_constraint where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'f') order by contype = 'f' desc loop
                    execute format('alter table %s drop constraint %I', item.conrelid::regclass, item.conname);
                end loop;
                for item in select indexrelid from pg_index where indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace) loop
                    execute format('drop index %s', item.indexrelid::regclass);
                end loop;
            end
            $$
            """;

    /** Makes the source, the target and the bare tables. */
    void make() {
        server.create(TARGET);
        server.execute(TARGET, schema());
        server.execute(TARGET, "comment on database " + TARGET + " is 'decile:development'");
        server.create(BARE, TARGET);
        server.execute(BARE, STRIP);
        server.create(SOURCE, BARE);
        server.execute(SOURCE, DemoServer.resource("benchmark-data.sql").replace("{people}", Integer.toString(people)));
        indexes(TARGET).forEach(statement -> server.execute(SOURCE, statement));
        keys(TARGET).forEach(statement -> server.execute(SOURCE, statement));
        server.execute(SOURCE, "vacuum analyze");
        server.execute(SOURCE, "comment on database " + SOURCE + " is '" + size() + "'");
    }

    /** Tells whether a site of this size is there already. */
    boolean isMade() {
        String found = "select shobj_description(oid, 'pg_database') from pg_database where datname = '" + SOURCE + "'";
        return server.column("postgres", found).contains(size());
    }

    private String size() {
        return people + " people";
    }

    /** Returns the DDL of the site: tables, keys and indexes. */
    static String schema() {
        return DemoServer.resource("makapix-schema.sql") + DemoServer.resource("benchmark-indexes.sql");
    }

    /** Returns the statements that build the indexes that a database has, those of its largest tables first. */
    List<String> indexes(String database) {
        return server.column(database, INDEXES);
    }

    /** Returns the statements that add the foreign keys that a database has, those of its largest tables first. */
    List<String> keys(String database) {
        return server.column(database, KEYS);
    }

    /** Returns how many rows a database of the site holds. */
    long rows(String database) {
        String counts = "select string_agg(format('select count(*) as n from %s', oid::regclass), ' union all ')"
                + " from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace";
        String all = server.column(database, counts).get(0);
        return Long.parseLong(
                server.column(database, "select sum(n) from (" + all + ") c").get(0));
    }

    void drop() {
        List.of(SOURCE, TARGET, BUILT, BARE, ROWS, YARD).forEach(server::drop);
    }
}
