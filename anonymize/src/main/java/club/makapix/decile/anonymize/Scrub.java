package club.makapix.decile.anonymize;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces what identifies people within a free text by the pseudonyms that the same people have elsewhere, and leaves the
 * rest as it is: e-mail addresses (domain {@code email}), {@code @handles} (domain {@code handle}), IP addresses (as {@code ip}) and
 * phone numbers (as {@code digits}). Finds what is written as such things are; a name in a sentence stays. Immutable.
 */
public final class Scrub implements Pseudonym {
    private static final int LEAST_DIGITS = 4;
    private static final String WORD = "\\p{L}\\p{N}_";
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final String EMAIL =
            "(?<![" + WORD + ".%+-])(?<email>[" + WORD + ".%+-]++@[\\p{L}\\p{N}-]++(?:\\.[\\p{L}\\p{N}-]++)*+)";
    private static final String IPV4 = "(?<![\\w.])(?<four>" + OCTET + "(?:\\." + OCTET + "){3})(?![\\w]|\\.\\d)";
    private static final String IPV6 = "(?<![\\w:.])(?<six>(?=[0-9a-fA-F:]*[0-9a-fA-F])"
            + "(?:(?:[0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}"
            + "|(?=[0-9a-fA-F:]*::)(?:[0-9a-fA-F]{1,4}:){0,7}(?::(?:[0-9a-fA-F]{1,4})?){1,7}))(?![\\w:])";
    private static final String PHONE = "(?<![\\w.,:/#=-])(?<phone>(?:\\+|00)\\d[\\d ()./-]{5,22}\\d"
            + "|\\(\\d{2,5}\\)[ ]?\\d[\\d ./-]{4,14}\\d"
            + "|0\\d{1,5}[ /-]\\d[\\d ()./-]{3,14}\\d"
            + "|\\d{3}[ .-]\\d{3}[ .-]\\d{4}"
            + "|0\\d{8,12})(?![\\w])";
    private static final String HANDLE =
            "(?<![" + WORD + "@.%+-])@(?<handle>[" + WORD + "](?:[" + WORD + ".-]{0,62}[" + WORD + "])?)";
    private static final String URL = "(?<url>(?i:https?)://[^\\s<>\"'()\\[\\]{}]+)";
    private static final Pattern ANY_AND_URLS =
            Pattern.compile(String.join("|", URL, EMAIL, IPV4, IPV6, PHONE, HANDLE));
    private static final Pattern ANY = Pattern.compile(String.join("|", EMAIL, IPV4, IPV6, PHONE, HANDLE));

    private static final Pseudonym EMAIL_PSEUDONYM = Pseudonyms.email();
    private static final Pseudonym HANDLE_PSEUDONYM = Pseudonyms.handle();
    private static final Pseudonym IP_PSEUDONYM = Pseudonyms.ip();
    private static final Pseudonym URL_PSEUDONYM = Pseudonyms.url("example.com");
    private static final Pseudonym PHONE_PSEUDONYM = Pseudonyms.digits();

    private final Set<Trace> kept;
    private final List<HostRewrite> hosts;
    private final boolean urlsReplaced;

    /** Names what a scrub finds in a text. */
    public enum Trace {
        EMAILS,
        ADDRESSES,
        PHONES,
        HANDLES
    }

    private Scrub(Set<Trace> kept, List<HostRewrite> hosts, boolean urlsReplaced) {
        this.urlsReplaced = urlsReplaced;
        this.kept = kept;
        this.hosts = List.copyOf(hosts);
    }

    static Scrub everything() {
        return new Scrub(EnumSet.noneOf(Trace.class), List.of(), false);
    }

    /** Leaves one kind of trace as it is, for example handles where the handles' own column is kept. */
    public Scrub keeping(Trace trace) {
        Set<Trace> more = EnumSet.of(trace);
        more.addAll(kept);
        return new Scrub(more, hosts, urlsReplaced);
    }

    /** Also moves URLs under a base to another one. */
    public Scrub host(String from, String to) {
        List<HostRewrite> more = new ArrayList<>(hosts);
        more.add(new HostRewrite(from, to, false));
        return new Scrub(kept, more, urlsReplaced);
    }

    /** Also puts a URL that leads nowhere in the place of every URL that is under none of the bases of {@link #host}. */
    public Scrub replacingUrls() {
        return new Scrub(kept, hosts, true);
    }

    /** Tells whether there is anything in the text that a scrub would replace. */
    static boolean findsTraces(String text) {
        return ANY.matcher(text).find();
    }

    @Override
    public String of(String value, RowContext row) {
        String scrubbed = mayHoldTraces(value)
                ? (urlsReplaced ? ANY_AND_URLS : ANY)
                        .matcher(value)
                        .replaceAll(found -> Matcher.quoteReplacement(replace((Matcher) found, row)))
                : value;
        for (HostRewrite host : hosts) {
            scrubbed = host.rewriteWithin(scrubbed);
        }
        return scrubbed;
    }

    /** Spares most texts the search: each trace has an at sign, four digits or two colons, a URL one. */
    private boolean mayHoldTraces(String text) {
        int digits = 0;
        int colons = urlsReplaced ? 1 : 0;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            digits += Character.isDigit(letter) ? 1 : 0;
            colons += letter == ':' ? 1 : 0;
            if (letter == '@' || digits >= LEAST_DIGITS || colons >= 2) {
                return true;
            }
        }
        return false;
    }

    private String replace(Matcher found, RowContext row) {
        String whole = found.group();
        if (urlsReplaced && found.group("url") != null) {
            boolean known = hosts.stream().anyMatch(host -> host.covers(whole));
            return known ? whole : String.valueOf(URL_PSEUDONYM.of(whole, row));
        }
        if (found.group("email") != null) {
            return kept.contains(Trace.EMAILS) ? whole : String.valueOf(EMAIL_PSEUDONYM.of(whole, row));
        }
        if (found.group("handle") != null) {
            return kept.contains(Trace.HANDLES) ? whole : "@" + HANDLE_PSEUDONYM.of(found.group("handle"), row);
        }
        if (found.group("phone") != null) {
            return kept.contains(Trace.PHONES) ? whole : String.valueOf(PHONE_PSEUDONYM.of(whole, row));
        }
        return kept.contains(Trace.ADDRESSES) ? whole : String.valueOf(IP_PSEUDONYM.of(whole, row));
    }

    @Override
    public String name() {
        return "scrub";
    }

    @Override
    public boolean suits(TableColumn place) {
        return Types.isText(place);
    }

    /** Returns what it does, the same for equal ones. */
    @Override
    public String toString() {
        return "Scrub[keeping " + kept + ", hosts " + hosts + ", urls replaced " + urlsReplaced + "]";
    }
}
