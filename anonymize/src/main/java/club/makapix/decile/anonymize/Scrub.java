package club.makapix.decile.anonymize;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Replaces what identifies people within a free text by the pseudonyms that the same people have elsewhere, and leaves the
 * rest as it is: e-mail addresses (as {@code email}), {@code @handles} (as {@code handle}), IP addresses (as {@code ip}), hardware addresses (as {@code mac}) and
 * telephone numbers (as {@code phone}), in Base64 too; names and passwords in URLs go. Finds what is written as such things are; a name in a sentence stays. Immutable.
 *
 * <pre>{@code
 * scrub().replacing(EMAILS, email("dev.example")).region("DE")
 * }</pre>
 */
public final class Scrub implements Pseudonym {
    private static final Pseudonym URL_PSEUDONYM = Pseudonyms.url("example.com");

    private final Map<Trace, Pseudonym> pseudonyms;
    private final List<HostRewrite> hosts;
    private final boolean urlsReplaced;
    private final PhoneNumbers phones;

    /** Names what a scrub finds in a text. */
    public enum Trace {
        EMAILS,
        ADDRESSES,
        DEVICES,
        PHONES,
        HANDLES
    }

    /** Keeps a trace. */
    private record Unchanged() implements Pseudonym {
        @Override
        public String of(String value, RowContext row) {
            return value;
        }
    }

    private Scrub(
            Map<Trace, Pseudonym> pseudonyms, List<HostRewrite> hosts, boolean urlsReplaced, PhoneNumbers phones) {
        this.pseudonyms = pseudonyms;
        this.hosts = List.copyOf(hosts);
        this.urlsReplaced = urlsReplaced;
        this.phones = phones;
    }

    static Scrub everything() {
        Map<Trace, Pseudonym> pseudonyms = new EnumMap<>(Map.of(
                Trace.EMAILS, Pseudonyms.email(),
                Trace.ADDRESSES, Pseudonyms.ip(),
                Trace.DEVICES, Pseudonyms.mac(),
                Trace.PHONES, Pseudonyms.phone(),
                Trace.HANDLES, Pseudonyms.handle()));
        return new Scrub(pseudonyms, List.of(), false, PhoneNumbers.INTERNATIONAL);
    }

    /** Leaves one kind of trace as it is, for example handles where the handles' own column is kept. */
    public Scrub keeping(Trace trace) {
        return replacing(trace, new Unchanged());
    }

    /** Replaces one kind of trace by another pseudonym, which should be that of the column where such values have their place. */
    public Scrub replacing(Trace trace, Pseudonym pseudonym) {
        Map<Trace, Pseudonym> other = new EnumMap<>(pseudonyms);
        other.put(trace, pseudonym);
        return new Scrub(other, hosts, urlsReplaced, phones);
    }

    /**
     * Also finds telephone numbers without a country code, as they are written in a region, and replaces them as {@link Pseudonyms#phone(String)} does.
     *
     * @param region a country of ISO 3166: {@code DE}
     * @throws IllegalArgumentException if there is no such country
     */
    public Scrub region(String region) {
        Map<Trace, Pseudonym> other = new EnumMap<>(pseudonyms);
        other.replace(Trace.PHONES, Pseudonyms.phone(), Pseudonyms.phone(region));
        return new Scrub(other, hosts, urlsReplaced, new PhoneNumbers(Optional.of(region)));
    }

    /** Also moves URLs under a base to another one. */
    public Scrub host(String from, String to) {
        List<HostRewrite> more = new ArrayList<>(hosts);
        more.add(new HostRewrite(from, to, false));
        return new Scrub(pseudonyms, more, urlsReplaced, phones);
    }

    /** Also puts a URL that leads nowhere in the place of every URL that is under none of the bases of {@link #host}. */
    public Scrub replacingUrls() {
        return new Scrub(pseudonyms, hosts, true, phones);
    }

    /** Tells whether there is anything in the text that a scrub would replace. */
    static boolean findsTraces(String text) {
        return !Traces.in(text, url -> false, PhoneNumbers.INTERNATIONAL).isEmpty();
    }

    @Override
    public String of(String value, RowContext row) {
        Splice result = new Splice(value);
        for (Traces.Found found : Traces.in(value, this::isForeign, phones)) {
            String trace = value.substring(found.start(), found.end());
            result.replace(found.start(), found.end(), replacement(found.kind(), trace, row));
        }
        String scrubbed = result.finish();
        for (HostRewrite host : hosts) {
            scrubbed = host.rewriteWithin(scrubbed);
        }
        return scrubbed;
    }

    /** A URL under a base is no trace itself, but may hold some. */
    private boolean isForeign(String url) {
        return urlsReplaced && hosts.stream().noneMatch(host -> host.covers(url));
    }

    private String replacement(Traces.Kind kind, String trace, RowContext row) {
        return switch (kind) {
            case URL -> String.valueOf(URL_PSEUDONYM.of(trace, row));
            case CREDENTIALS -> "";
            case EMAIL -> isKept(Trace.EMAILS) ? trace : replaced(WrittenEmail.around(trace), row);
            case SPELLED_EMAIL -> isKept(Trace.EMAILS) ? trace : replaced(WrittenEmail.spelled(trace), row);
            case HANDLE -> isKept(Trace.HANDLES) ? trace : replaced(Trace.HANDLES, WrittenEmail.seen(trace), row);
            case ENCODED_TEXT ->
                EncodedText.of(trace)
                        .map(inner -> inner.encoded(of(inner.text(), row)))
                        .orElse("");
            case DEVICE -> replaced(Trace.DEVICES, trace, row);
            case ADDRESS -> replaced(Trace.ADDRESSES, trace, row);
            case PHONE -> replaced(Trace.PHONES, trace, row);
        };
    }

    private String replaced(Trace trace, String value, RowContext row) {
        String pseudonym = pseudonyms.getOrDefault(trace, new Unchanged()).of(value, row);
        return pseudonym == null ? "" : pseudonym;
    }

    private boolean isKept(Trace trace) {
        return pseudonyms.get(trace) instanceof Unchanged;
    }

    private String replaced(WrittenEmail email, RowContext row) {
        return email.with(replaced(Trace.EMAILS, email.address(), row));
    }

    @Override
    public String name() {
        return "scrub";
    }

    @Override
    public List<String> columns() {
        return pseudonyms.values().stream()
                .flatMap(pseudonym -> pseudonym.columns().stream())
                .distinct()
                .toList();
    }

    @Override
    public boolean suits(TableColumn place) {
        return Types.isText(place);
    }

    /** Returns what it does, the same for equal ones. */
    @Override
    public String toString() {
        return "Scrub[" + new TreeMap<>(pseudonyms) + ", hosts " + hosts + ", urls replaced " + urlsReplaced + ", "
                + phones + "]";
    }
}
