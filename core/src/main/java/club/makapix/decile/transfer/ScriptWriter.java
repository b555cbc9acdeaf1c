package club.makapix.decile.transfer;

import static club.makapix.decile.schema.Identifiers.literal;

import club.makapix.decile.schema.Identifiers;
import club.makapix.decile.schema.Table;
import club.makapix.decile.transfer.Obstacle.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes an SQL script that restores rows, and says at its top what they are. */
final class ScriptWriter {
    private final OutputStream out;
    private final Transfer transfer;

    ScriptWriter(OutputStream out, Transfer transfer) {
        this.out = out;
        this.transfer = transfer;
    }

    /** Writes everything up to the first row. */
    void begin(Optional<String> ddl) {
        line("-- a slice of " + transfer.snapshot().identity() + ", made by Decile");
        line("-- schema " + transfer.schema().fingerprint());
        line("-- selection " + transfer.selection().fingerprint());
        line("-- rewriter "
                + transfer.rewriter().map(RowRewriter::fingerprint).orElse("none: the rows are as they were"));
        String into = ddl.isPresent() ? "an empty database" : "a database that has the tables";
        line("-- restore it into " + into + ": psql -v ON_ERROR_STOP=1 -f FILE");
        line("");
        Collection<Table> tables = transfer.schema().tables();
        line("begin;");
        line("set local client_encoding = 'UTF8';");
        line("set local standard_conforming_strings = on;");
        ddl.ifPresent(this::line);
        line("set local search_path = '';");
        SessionSettings.PORTABLE.forEach((name, value) -> line("set local " + name + " = " + literal(value) + ";"));
        line(Resource.text("script-relations.sql")
                .replace(":tables", array(tables))
                .replace(":busy", array(TargetRelations.busy(tables))));
        for (Kind kind : Kind.values()) {
            line("insert into pg_temp.decile_obstacle (suspend, restore)\nselect o.suspend, o.restore from (");
            String set = kind == Kind.INDEX ? "busy" : "true";
            line(Resource.text(kind.query() + ".sql")
                    .replace("any (?)", "any (array(select oid from pg_temp.decile_relation where " + set + "))")
                    .strip());
            line(") o;");
        }
        line(Resource.text("script-suspend.sql"));
    }

    private static String array(Collection<Table> tables) {
        return tables.stream()
                .map(table -> literal(table.name().quoted()) + "::pg_catalog.regclass")
                .collect(Collectors.joining(", ", "array[", "]::pg_catalog.oid[]"));
    }

    /** Writes the rows of one table. */
    void copy(TableStream stream, Progression progression) {
        Table table = stream.table();
        line("");
        String columns = stream.columns().isEmpty() ? "" : " (" + Identifiers.quote(stream.columns()) + ")";
        line("copy " + table.name().quoted() + columns + " from stdin;");
        stream.drain(chunk -> write(chunk.bytes(), chunk.offset(), chunk.length()), progression);
        line("\\.");
        Recomputation.statement(stream, table).ifPresent(update -> line(update + ";"));
        progression.loaded(table, stream.pipe());
    }

    /** Writes everything behind the last row. */
    void end(SequencePositions sequences) {
        line("");
        line(Resource.text("script-restore.sql"));
        sequences.statements().forEach(statement -> line(statement + ";"));
        line("commit;");
    }

    private void line(String text) {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        write(bytes, 0, bytes.length);
    }

    private void write(byte[] bytes, int offset, int length) {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
