package club.makapix.decile.anonymize;

import club.makapix.decile.schema.Column;
import java.text.Normalizer;
import java.util.Locale;

/** Gives values that a column holds for equal the same form, so that they become the same pseudonym. */
enum CanonicalForm {
    /** Equal are the same characters. */
    EXACT {
        @Override
        String of(String value) {
            return value;
        }
    },
    /** {@code char(n)}: spaces at the end do not count. */
    PADDED {
        @Override
        String of(String value) {
            int end = value.length();
            while (end > 0 && value.charAt(end - 1) == ' ') {
                end--;
            }
            return value.substring(0, end);
        }
    },
    /** {@code citext}: case does not count. */
    CASELESS {
        @Override
        String of(String value) {
            if (Ascii.isAll(value)) {
                return value.toLowerCase(Locale.ROOT);
            }
            return value.codePoints()
                    .map(Character::toLowerCase)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
    },
    /** A nondeterministic collation: neither case nor the way a letter is composed counts. */
    LOOSE {
        @Override
        String of(String value) {
            return CASELESS.of(Normalizer.normalize(CASELESS.of(value), Normalizer.Form.NFKC));
        }
    };

    abstract String of(String value);

    static CanonicalForm of(Column column) {
        if (column.type().base().equals("citext")) {
            return CASELESS;
        }
        if (!column.deterministic()) {
            return LOOSE;
        }
        return column.type().base().equals("bpchar") ? PADDED : EXACT;
    }
}
