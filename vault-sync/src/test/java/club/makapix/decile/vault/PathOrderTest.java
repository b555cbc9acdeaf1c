package club.makapix.decile.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathOrderTest {
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "a/b",
            "a-b",
            "a.b",
            "ab",
            "A",
            "ä",
            "\u07ff",
            "\u0800",
            "\ud7ff",
            "\ue000",
            "\uffff",
            "\ud800\udc00",
            "\udbff\udfff",
            "a\ud83d\ude02",
            "a\ud83d\ude03",
            "a\uff01");

    @Test
    void comparesAsTheBytesOfUtf8() {
        for (String left : TEXTS) {
            for (String right : TEXTS) {
                int bytes = Arrays.compareUnsigned(
                        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
                assertThat(Integer.signum(PathOrder.INSTANCE.compare(left, right)))
                        .as("%s and %s", left, right)
                        .isEqualTo(Integer.signum(bytes));
            }
        }
    }
}
