package club.makapix.decile.anonymize;

import club.makapix.decile.schema.Table;
import club.makapix.decile.transfer.ForeignKeyCount;
import club.makapix.decile.transfer.Reason;
import club.makapix.decile.transfer.Row;
import club.makapix.decile.transfer.RowEditor;
import club.makapix.decile.transfer.RowSelection;
import club.makapix.decile.transfer.TableSelection;
import java.util.List;
import java.util.Optional;

/** Selects every row. */
final class Everything implements RowSelection {
    @Override
    public Optional<TableSelection> of(Table table) {
        return Optional.of(new TableSelection() {
            @Override
            public String condition() {
                return "true";
            }

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
                return Reason.WHOLE;
            }
        });
    }

    @Override
    public List<ForeignKeyCount> foreignKeyCounts() {
        return List.of();
    }

    @Override
    public String fingerprint() {
        return "everything";
    }
}
