package club.makapix.decile.transfer;

import club.makapix.decile.schema.Table;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes stages by hand: what sampling, anonymization and file lists do for real. */
final class HandMade {
    private HandMade() {}

    /** Selects every row of every table. */
    static Selection everything() {
        return new Selection(Map.of(), false);
    }

    /** Selects nothing but what {@link Selection#with} adds. */
    static Selection nothing() {
        return new Selection(Map.of(), true);
    }

    /** Rewrites columns of one table. */
    static Rewriter rewriting(String table, List<String> inputs, List<String> columns, Edit edit) {
        return new Rewriter(table, inputs, columns, edit);
    }

    /** Observes expressions over the rows of one table. */
    static RowObserver observing(String table, List<String> inputs, Consumer<Row> seen) {
        return candidate -> Optional.of(candidate)
                .filter(one -> one.name().name().equals(table))
                .map(one -> new TableObserver() {
                    @Override
                    public List<String> inputs() {
                        return inputs;
                    }

                    @Override
                    public void observe(Row row) {
                        seen.accept(row);
                    }
                });
    }

    @FunctionalInterface
    interface Edit {
        void rewrite(Row row, RowEditor editor);
    }

    @FunctionalInterface
    interface Judge {
        boolean travels(Row row, RowEditor editor);
    }

    /** Selects rows of some tables by a condition, and perhaps by a look at some fields. */
    static final class Selection implements RowSelection {
        private final Map<String, TableSelection> tables;
        private final boolean listed;

        private Selection(Map<String, TableSelection> tables, boolean listed) {
            this.tables = tables;
            this.listed = listed;
        }

        Selection with(String table, String condition) {
            return with(table, condition, List.of(), List.of(), (row, editor) -> true);
        }

        Selection with(String table, String condition, List<String> inputs, List<String> columns, Judge judge) {
            Map<String, TableSelection> more = new LinkedHashMap<>(tables);
            more.put(table, selection(condition, inputs, columns, judge));
            return new Selection(more, listed);
        }

        @Override
        public Optional<TableSelection> of(Table table) {
            TableSelection all = selection("true", List.of(), List.of(), (row, editor) -> true);
            TableSelection found = tables.get(table.name().name());
            return listed ? Optional.ofNullable(found) : Optional.of(found == null ? all : found);
        }

        @Override
        public List<ForeignKeyCount> foreignKeyCounts() {
            return List.of();
        }

        @Override
        public String fingerprint() {
            return "by hand";
        }

        private static TableSelection selection(
                String condition, List<String> inputs, List<String> columns, Judge judge) {
            return new TableSelection() {
                @Override
                public String condition() {
                    return condition;
                }

                @Override
                public List<String> inputs() {
                    return inputs;
                }

                @Override
                public List<String> columns() {
                    return columns;
                }

                @Override
                public Reason judge(Row row, RowEditor editor) {
                    return judge.travels(row, editor) ? Reason.DRAWN : null;
                }
            };
        }
    }

    /** Rewrites columns of one table; all others pass. */
    record Rewriter(String table, List<String> inputs, List<String> columns, Edit edit) implements RowRewriter {
        @Override
        public void check(Collection<Table> travelling) {}

        @Override
        public Optional<TableRewriter> of(Table candidate) {
            return Optional.of(candidate)
                    .filter(one -> one.name().name().equals(table))
                    .map(one -> new TableRewriter() {
                        @Override
                        public List<String> inputs() {
                            return inputs;
                        }

                        @Override
                        public List<String> columns() {
                            return columns;
                        }

                        @Override
                        public void rewrite(Row row, RowEditor editor) {
                            edit.rewrite(row, editor);
                        }
                    });
        }

        @Override
        public Map<String, ColumnTreatment> treatments(Table candidate) {
            return Map.of();
        }

        @Override
        public String statement() {
            return "rewritten by hand";
        }

        @Override
        public String fingerprint() {
            return "by hand";
        }
    }
}
