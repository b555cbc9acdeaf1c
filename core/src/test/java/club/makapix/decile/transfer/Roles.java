package club.makapix.decile.transfer;

import club.makapix.decile.testing.TestDatabase;

/** Makes roles, which the databases of a server share. */
final class Roles {
    private Roles() {}

    /** Makes a role that may log in with the password {@code secret} and nothing else, unless it is there. */
    static void create(TestDatabase database, String name) {
        database.execute("""
                do $$ begin
                    if not exists (select from pg_roles where rolname = '%1$s') then
                        create role %1$s login password 'secret';
                    end if;
                end $$
                """.formatted(name));
    }
}
