package club.makapix.decile.anonymize;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Recognizes what a value is by how it is written. The first shape that fits counts. */
enum ValueShape {
    EMAIL(Meaning.EMAIL, "looks like e-mail addresses") {
        @Override
        boolean fits(String value) {
            return MAIL.matcher(value).matches();
        }
    },
    IP(Meaning.IP, "looks like IP addresses") {
        @Override
        boolean fits(String value) {
            return FOUR.matcher(value).matches()
                    || (value.contains(":") && SIX.matcher(value).matches());
        }
    },
    JWT(Meaning.TOKEN, "looks like signed tokens") {
        @Override
        boolean fits(String value) {
            return value.startsWith("eyJ") && value.matches("[\\w-]+\\.[\\w-]+\\.[\\w-]*");
        }
    },
    PEM(Meaning.KEYS, "looks like keys or certificates") {
        @Override
        boolean fits(String value) {
            return value.startsWith("-----BEGIN ") && !PUBLIC.matcher(value).lookingAt();
        }
    },
    PASSWORD_HASH(Meaning.PASSWORD, "looks like password hashes") {
        @Override
        boolean fits(String value) {
            return value.matches("\\$(?:2[abxy]|argon2\\w*|scrypt|[1567yPH]|pbkdf2[\\w-]*)\\$.{20,}")
                    || value.matches("(?:pbkdf2|scrypt)[:_$][^$:]*[$:].{20,}")
                    || value.matches("SCRAM-SHA-\\d+\\$\\d+:.{20,}|md5[0-9a-f]{32}|\\{SS?HA\\d*\\}.{20,}");
        }
    },
    CARD(Meaning.NUMBER, "looks like card numbers") {
        @Override
        boolean fits(String value) {
            String digits = value.replaceAll("[ -]", "");
            return digits.matches("[2-6]\\d{12,18}") && luhn(digits);
        }
    },
    IBAN(Meaning.IDENTIFIER, "looks like bank accounts") {
        @Override
        boolean fits(String value) {
            String account = value.replace(" ", "");
            return account.matches("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}") && isIban(account);
        }
    },
    PHONE(Meaning.PHONE, "looks like telephone numbers") {
        @Override
        boolean fits(String value) {
            String digits = value.replaceAll("[ ()./-]", "");
            boolean international = digits.matches("(?:\\+|00)\\d{8,15}");
            boolean national = !digits.equals(value) && digits.matches("0\\d{8,12}");
            boolean american = value.matches("\\(?\\d{3}\\)?[ .-]\\d{3}[ .-]\\d{4}");
            return value.length() <= 24 && (international || national || american);
        }
    },
    MAC(Meaning.MAC, "looks like hardware addresses") {
        @Override
        boolean fits(String value) {
            return value.matches("(?:[0-9a-fA-F]{2}[:-]){5}[0-9a-fA-F]{2}");
        }
    },
    COORDINATES(Meaning.GEO, "looks like coordinates") {
        @Override
        boolean fits(String value) {
            return value.matches("\\(?-?\\d{1,2}\\.\\d{3,}\\s*[,; ]\\s*-?\\d{1,3}\\.\\d{3,}\\)?");
        }
    },
    STREET(Meaning.STREET, "looks like streets with numbers") {
        @Override
        boolean fits(String value) {
            return value.length() <= 120
                    && (NUMBER_FIRST.matcher(value).find()
                            || NUMBER_LAST.matcher(value).find());
        }
    },
    SECRET(Meaning.TOKEN, "looks like keys or hashes") {
        @Override
        boolean fits(String value) {
            return !IMAGE.matcher(value).lookingAt() && !GEOMETRY.matcher(value).matches() && isRandom(value);
        }

        private boolean isRandom(String value) {
            return ISSUED.matcher(value).matches()
                    || value.matches(
                            "(?:[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{56}|[0-9a-fA-F]{64}|[0-9a-fA-F]{96}|[0-9a-fA-F]{128})")
                    || (value.matches("[A-Za-z0-9_+/=-]{24,}")
                            && value.matches(".*\\d.*")
                            && value.matches(".*[A-Z].*")
                            && value.matches(".*[a-z].*"))
                    || MIXED.matcher(value).matches();
        }
    },
    URL(Meaning.LINK, "looks like URLs") {
        @Override
        boolean fits(String value) {
            return value.matches("(?i)https?://\\S+");
        }
    },
    NAME(Meaning.FULL_NAME, "looks like names of people") {
        @Override
        boolean fits(String value) {
            String[] words = value.strip().split("[ ,.-]+");
            return words.length <= 4
                    && Stream.of(words).anyMatch(word -> Names.KNOWN.contains(word.toLowerCase(Locale.ROOT)))
                    && Stream.of(words).allMatch(word -> word.matches("\\p{Lu}\\p{L}*|\\p{L}"));
        }
    },
    PROSE(Meaning.PROSE, "looks like sentences") {
        @Override
        boolean fits(String value) {
            return value.length() >= 30 && value.strip().split("\\s+").length >= 5;
        }
    };

    /** What everybody may know of a key. */
    private static final Pattern PUBLIC = Pattern.compile("-----BEGIN [A-Z ]*PUBLIC KEY");

    /** How images and documents begin in Base64: PNG, JPEG, GIF, SVG, WebP, PDF. */
    private static final Pattern IMAGE = Pattern.compile("iVBOR|/9j/|R0lGOD|PHN2Z|UklGR|JVBER");

    /** Geometries of PostGIS as it writes them: byte order, kind, flags, then coordinates. */
    private static final Pattern GEOMETRY = Pattern.compile("01[01][0-9A-F]0000[0-9A-F]0[0-9A-F]{16,}");

    /** Keys that say by a prefix who issued them. */
    private static final Pattern ISSUED = Pattern.compile(
            "(?:gh[pousr]_|github_pat_|glpat-|glrt-|[rsp]k_(?:live|test)_|whsec_|xox[abeoprs]-|AKIA|ASIA|AIza|ya29\\.|SG\\.|npm_|pypi-|dop_v1_|hf_"
                    + "|sk-(?:ant-|proj-)?|shp(?:at|ca|pa|ss)_|dckr_pat_|sq0[a-z]{3}-)[\\w.=-]{12,}|(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2-\\S+) AAAA\\S+.*");

    /** Letters and digits in one word, of which there are many. */
    private static final Pattern RANDOM = Pattern.compile("(?=[A-Za-z]*\\d)(?=\\d*[A-Za-z])[A-Za-z0-9]{12,}");

    /** Letters and digits that change places too often for a word with a number. */
    private static final Pattern MIXED = Pattern.compile("(?=[A-Za-z0-9]{16,128}$)[A-Za-z]*(?:\\d+[A-Za-z]+){3,}\\d*");

    private static final Pattern NUMBER_FIRST = Pattern.compile(
            "^\\d{1,5}[a-zA-Z]?,? (?:\\p{L}[\\p{L}.'-]* ){1,4}(?:st|street|rd|road|ave|avenue|lane|ln|dr|drive|blvd|boulevard|way|court|ct|place|pl|square|terrace)\\b"
                    + "|^\\d{1,5}(?: ?bis| ?ter)?,? (?:rue|avenue|boulevard|place|chemin|allee|allée|impasse|quai) ",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NUMBER_LAST = Pattern.compile(
            "^[\\p{L}.' -]{0,40}(?:str\\.|stra(?:ß|ss)e|weg|platz|allee|gasse|laan|straat|plein|gatan|vej|gade) ?\\d{1,5}\\b"
                    + "|^(?:calle|avenida|av\\.|via|viale|piazza|rua|ul\\.|ulica|carrer) .*\\d",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern MAIL = Pattern.compile("[^\\s@,;<>]{1,64}@[\\w-]+(?:\\.[\\w-]+)+");
    private static final Pattern FOUR =
            Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.|(?=$|/))){4}(?:/\\d+)?");
    private static final Pattern SIX = Pattern.compile("(?=.*::|(?:[^:]*:){7})[0-9a-fA-F:]{3,39}(?:/\\d+)?");

    private final Meaning meaning;
    private final String words;

    ValueShape(Meaning meaning, String words) {
        this.meaning = meaning;
        this.words = words;
    }

    /** Returns what a column of such values means. */
    Meaning meaning() {
        return meaning;
    }

    /** Returns the reason in words. */
    String words() {
        return words;
    }

    /** Returns the shape of a value, if it has one. */
    static Optional<ValueShape> of(String value) {
        return Stream.of(values()).filter(shape -> shape.fits(value)).findFirst();
    }

    abstract boolean fits(String value);

    /** Tells whether the word has the prefix of somebody who issues keys and, behind it, more than words. */
    static boolean isIssuedKey(String word) {
        return ISSUED.matcher(word).matches() && RANDOM.matcher(word).find();
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int at = 0; at < digits.length(); at++) {
            int digit = digits.charAt(digits.length() - 1 - at) - '0';
            int doubled = at % 2 == 1 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    private static boolean isIban(String account) {
        StringBuilder number = new StringBuilder();
        (account.substring(4) + account.substring(0, 4))
                .chars()
                .forEach(letter -> number.append(Character.digit(letter, Character.MAX_RADIX)));
        return new BigInteger(number.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }

    /** The names of the module's word lists, loaded when the first value is judged. */
    private static final class Names {
        static final Set<String> KNOWN = new HashSet<>();

        static {
            for (String locale : List.of("en", "de", "fr", "es", "it", "nl", "pl", "pt-BR")) {
                WordList.load(locale + "/first-name").forEach(name -> KNOWN.add(name.toLowerCase(Locale.ROOT)));
            }
        }
    }
}
