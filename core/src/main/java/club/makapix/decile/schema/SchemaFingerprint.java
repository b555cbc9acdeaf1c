package club.makapix.decile.schema;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Condenses what a schema demands of rows into a short text. */
final class SchemaFingerprint {
    private static final int BYTES = 8;

    private SchemaFingerprint() {}

    static String of(Schema schema) {
        List<String> facts = new ArrayList<>();
        for (Table table : schema.tables()) {
            facts.add("table " + table.name() + " " + table.uniqueKeys() + " " + table.checks() + " "
                    + table.exclusions());
            table.columns()
                    .forEach(column -> facts.add("column " + column.name() + " " + column.type() + " "
                            + column.nullable() + " " + column.generated()));
        }
        schema.foreignKeys().forEach(key -> facts.add("key " + key.child() + " " + key));
        byte[] hash = sha256().digest(String.join("\n", facts).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
