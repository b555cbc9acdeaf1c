package club.makapix.decile.anonymize;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * Permutes IP addresses so that two which share their first n bits still do: Crypto-PAn (Xu, Fan, Ammar and Moon,
 * <i>Prefix-Preserving IP Address Anonymization</i>, ICNP 2002), with one AES call per bit. A network keeps its length.
 */
record IpAddress() implements KeyedPseudonym {
    private static final Pattern FOUR = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
    private static final Pattern SIX = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
    private static final String MAPPED = "::ffff:";
    private static final int LONGEST_ADDRESS = 45;
    private static final int LONGEST_MASK = 4;

    @Override
    public String of(String value, RowContext row) {
        int slash = value.indexOf('/');
        String address = slash < 0 ? value : value.substring(0, slash);
        String mask = slash < 0 ? "" : value.substring(slash);
        if (!FOUR.matcher(address).matches() && !SIX.matcher(address).matches()) {
            return written(drawn(value, row));
        }
        byte[] bytes = parse(address);
        byte[] permuted = row.permutation(bytes.length == 4 ? "ip4" : "ip6").preservingPrefixes(bytes);
        String prefix = bytes.length == 4 && address.indexOf(':') >= 0 ? MAPPED : "";
        return prefix + written(permuted) + mask;
    }

    private static byte[] parse(String literal) {
        try {
            return InetAddress.getByName(literal).getAddress(); // a literal: nobody is asked for a name
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an IP address", e);
        }
    }

    /** Stands in for a text that is no address. */
    private byte[] drawn(String value, RowContext row) {
        int bits = (int) row.entropy(name(), value).bits();
        return new byte[] {(byte) (bits >> 24), (byte) (bits >> 16), (byte) (bits >> 8), (byte) bits};
    }

    private static String written(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes but this has " + bytes.length, e);
        }
    }

    @Override
    public String name() {
        return "ip";
    }

    @Override
    public boolean isInjective(TableColumn place) {
        return true;
    }

    @Override
    public int maxLength(TableColumn place) {
        return LONGEST_ADDRESS + (Types.isText(place) ? 0 : LONGEST_MASK);
    }

    @Override
    public boolean suits(TableColumn place) {
        return Types.is(place, "inet") || Types.isText(place);
    }
}
