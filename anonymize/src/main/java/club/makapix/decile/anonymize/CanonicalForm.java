package club.makapix.decile.anonymize;

import club.makapix.decile.schema.Column;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

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
    /** A nondeterministic collation: neither case nor the way a letter is composed counts, nor which kana or final form it is, nor what cannot be seen. */
    LOOSE {
        @Override
        String of(String value) {
            if (Ascii.isAll(value)) {
                return CASELESS.of(value);
            }
            String composed = Normalizer.normalize(CASELESS.of(value), Normalizer.Form.NFKC);
            return CASELESS.of(composed)
                    .chars()
                    .filter(letter -> Character.getType(letter) != Character.FORMAT)
                    .map(letter -> VARIANTS.getOrDefault(letter, letter))
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
    },
    /** A nondeterministic collation of the first level: accents do not count either. */
    BARE {
        @Override
        String of(String value) {
            String loose = LOOSE.of(value);
            if (Ascii.isAll(loose)) {
                return loose;
            }
            String bare = MARKS.matcher(Normalizer.normalize(loose, Normalizer.Form.NFKD))
                    .replaceAll("");
            return bare.replace("\u00e6", "ae")
                    .replace("\u0153", "oe")
                    .replace("\u00df", "ss")
                    .replace('\u00f8', 'o')
                    .replace('\u0142', 'l')
                    .replace('\u0111', 'd')
                    .replace('\u00f0', 'd')
                    .replace('\u0127', 'h');
        }
    };

    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

    /** Letters of which the Unicode Collation Algorithm says that they differ from others as capitals do: final forms, katakana, small kana. */
    private static final Map<Integer, Integer> VARIANTS = variants();

    private static Map<Integer, Integer> variants() {
        Map<Integer, Integer> variants = new HashMap<>();
        put(variants, "\u03c2\u05da\u05dd\u05df\u05e3\u05e5", "\u03c3\u05db\u05de\u05e0\u05e4\u05e6");
        put(
                variants,
                "\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u3095\u3096",
                "\u3042\u3044\u3046\u3048\u304a\u3064\u3084\u3086\u3088\u308f\u304b\u3051");
        for (int katakana = 0x30a1; katakana <= 0x30f6; katakana++) {
            int hiragana = katakana - 0x60;
            variants.put(katakana, variants.getOrDefault(hiragana, hiragana));
        }
        return variants;
    }

    private static void put(Map<Integer, Integer> variants, String letters, String others) {
        for (int at = 0; at < letters.length(); at++) {
            variants.put((int) letters.charAt(at), (int) others.charAt(at));
        }
    }

    abstract String of(String value);

    static CanonicalForm of(Column column) {
        if (column.type().base().equals("citext")) {
            return CASELESS;
        }
        if (!column.deterministic()) {
            return column.ignoresAccents() ? BARE : LOOSE;
        }
        return column.type().base().equals("bpchar") ? PADDED : EXACT;
    }
}
