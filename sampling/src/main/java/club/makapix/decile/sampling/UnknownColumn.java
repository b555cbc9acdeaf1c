package club.makapix.decile.sampling;

import club.makapix.decile.schema.Column;
import club.makapix.decile.schema.DatabaseException;
import club.makapix.decile.schema.NearestNames;
import club.makapix.decile.schema.Table;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what somebody likely meant by a column that the server did not find in an expression over the row {@code t}. Where the server
 * stopped says which one, in whatever language it speaks.
 */
final class UnknownColumn {
    private static final String UNDEFINED_COLUMN = "42703";
    private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";
    private static final Pattern COLUMN = Pattern.compile("(?:(" + NAME + ")\\s*\\.\\s*)?(" + NAME + ")");

    private final Table table;

    UnknownColumn(Table table) {
        this.table = table;
    }

    /** Returns what a message may add: the nearest columns of the table; nothing if another table's column was meant. */
    String advice(DatabaseException refusal, String sql) {
        if (!refusal.sqlState().equals(UNDEFINED_COLUMN) || refusal.position() == 0) {
            return "";
        }
        int start = sql.offsetByCodePoints(0, refusal.position() - 1);
        Matcher column = COLUMN.matcher(sql).region(start, sql.length());
        boolean isOwn = column.lookingAt()
                && (column.group(1) == null || plain(column.group(1)).equalsIgnoreCase("t"));
        return isOwn ? "; %s has %s".formatted(table.name(), nearest(plain(column.group(2)))) : "";
    }

    private String nearest(String wanted) {
        List<String> columns = table.columns().stream().map(Column::name).toList();
        return NearestNames.of(wanted, columns);
    }

    private static String plain(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }
}
