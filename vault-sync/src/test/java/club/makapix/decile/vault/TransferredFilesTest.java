package club.makapix.decile.vault;

import static org.assertj.core.api.Assertions.assertThat;

import club.makapix.decile.schema.Table;
import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import club.makapix.decile.transfer.ForeignKeyCount;
import club.makapix.decile.transfer.Reason;
import club.makapix.decile.transfer.Row;
import club.makapix.decile.transfer.RowEditor;
import club.makapix.decile.transfer.RowSelection;
import club.makapix.decile.transfer.Snapshot;
import club.makapix.decile.transfer.TableSelection;
import club.makapix.decile.transfer.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.class)
class TransferredFilesTest {
    private static final String TABLES = """
            create table posts (id int primary key, shard text, key text);
            create table post_files (id int primary key, post_id int not null references posts, format text);
            """;

    @Test
    void aManifestListsTheFilesOfTheRowsThatTravelled(TestDatabase source, TestDatabase target) {
        source.execute(TABLES);
        target.execute(TABLES);
        target.markAsDevelopment();
        source.execute("""
                insert into posts select i, lpad(to_hex(i % 64), 2, '0'), md5(i::text) from generate_series(1, 300) as i;
                insert into post_files select 3 * i + f, i, (array['png', 'gif', 'webp'])[f + 1]
                    from generate_series(1, 300) as i, generate_series(0, 2) as f;
                """);
        try (Snapshot snapshot = Snapshot.open(source.dataSource())) {
            VaultLayout layout = VaultLayout.of(snapshot.schema())
                    .files("posts", FileRule.path("{shard}/{key}.{post_files.format}"))
                    .files("posts", FileRule.path("{shard}/{key}_upscaled.webp").optional());
            VaultManifest manifest = layout.manifest();

            snapshot.transfer(new Conditions(
                            Map.of("posts", "t.id % 10 = 0", "post_files", "t.post_id % 10 = 0 and t.format <> 'gif'")))
                    .unchanged()
                    .watchedBy(manifest)
                    .into(Target.database(target.dataSource()));

            assertThat(manifest.files().toList()).hasSize(90).isEqualTo(files(target, layout));
        }
    }

    private static List<VaultFile> files(TestDatabase database, VaultLayout layout) {
        return VaultManifest.read(database.dataSource(), layout).files().toList();
    }

    /** Selects by a condition per table. */
    private record Conditions(Map<String, String> conditions) implements RowSelection {
        @Override
        public Optional<TableSelection> of(Table table) {
            return Optional.of(new ByCondition(conditions.get(table.name().name())));
        }

        @Override
        public List<ForeignKeyCount> foreignKeyCounts() {
            return List.of();
        }

        @Override
        public String fingerprint() {
            return "by condition";
        }
    }

    /** Selects every row that the source returns. */
    private record ByCondition(String condition) implements TableSelection {
        @Override
        public List<String> inputs() {
            return List.of();
        }

        @Override
        public List<String> columns() {
            return List.of();
        }

        @Override
        public Reason judge(Row row, RowEditor editor) {
            return Reason.DRAWN;
        }
    }
}
