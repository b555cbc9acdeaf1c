package club.makapix.decile.vault;

import static org.assertj.core.api.Assertions.assertThat;

import club.makapix.decile.testing.TestDatabase;
import club.makapix.decile.testing.TestDatabases;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabases.class)
class ArrayTextTest {
    private static final String CHARACTERS = "a,{}\"\\ '\n\tNULé鍵";

    @Test
    void readsWhatTheServerWrites(TestDatabase database) throws SQLException {
        Random random = new Random(11);
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement("select (?::text[])::text")) {
            for (int round = 0; round < 300; round++) {
                List<String> elements = randomElements(random);
                Array array = connection.createArrayOf("text", elements.toArray());
                statement.setArray(1, array);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    assertThat(ArrayText.elements(row.getString(1)))
                            .isEqualTo(
                                    elements.stream().filter(Objects::nonNull).toList());
                }
            }
        }
    }

    private static List<String> randomElements(Random random) {
        return IntStream.range(0, random.nextInt(5))
                .mapToObj(i -> random.nextInt(6) == 0 ? null : randomText(random))
                .toList();
    }

    private static String randomText(Random random) {
        return Stream.generate(() -> String.valueOf(CHARACTERS.charAt(random.nextInt(CHARACTERS.length()))))
                .limit(random.nextInt(6))
                .reduce("", String::concat);
    }
}
