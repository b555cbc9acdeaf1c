package club.makapix.decile.anonymize;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Permutes IP addresses so that two which share their first n bits still do: Crypto-PAn (Xu, Fan, Ammar and Moon,
 * <i>Prefix-Preserving IP Address Anonymization</i>, ICNP 2002), with one AES call per bit. A network
 * keeps its length and stays one.
 */
record IpAddress() implements KeyedPseudonym {
    /** The name of an interface; a text may hold anything else there. */
    private static final Pattern ZONE = Pattern.compile("%[\\w.-]{1,20}(?:/\\d{1,3})?");

    private static final String MAPPED = "::ffff:";
    private static final int MAPPED_BITS = 96;
    private static final int LONGEST_ADDRESS = 45;
    private static final int LONGEST_MASK = 4;

    @Override
    public String of(String value, RowContext row) {
        int end = endOfAddress(value);
        String address = value.substring(0, end);
        try {
            byte[] bytes = InetAddresses.forString(address).getAddress();
            if (value.startsWith("%", end)
                    && !ZONE.matcher(value.substring(end)).matches()) {
                return written(drawn(value, row));
            }
            boolean mapped = bytes.length == 4 && address.indexOf(':') >= 0;
            int length = prefixLength(value, end, mapped ? MAPPED_BITS : 0, bytes.length * Byte.SIZE);
            return (mapped ? MAPPED : "") + written(permuted(bytes, length, row)) + value.substring(end);
        } catch (IllegalArgumentException e) {
            return written(drawn(value, row));
        }
    }

    /** Returns how many bits of the address name its network; all if it has no mask. */
    private static int prefixLength(String value, int end, int before, int all) {
        boolean network = end < value.length() && value.charAt(end) == '/';
        return network ? Math.max(0, Math.min(all, Integer.parseInt(value.substring(end + 1)) - before)) : all;
    }

    /** A network stays one, as {@code cidr} demands: bits that do not name it are zero. What would take its place takes that which it would have taken. */
    private static byte[] permuted(byte[] bytes, int length, RowContext row) {
        Permutation permutation = row.permutation(bytes.length == 4 ? "ip4" : "ip6");
        byte[] network = network(bytes, length);
        byte[] permuted = permutation.preservingPrefixes(bytes);
        if (Arrays.equals(network, bytes)) {
            return network(permuted, length);
        }
        return Arrays.equals(network(permuted, length), permuted) ? permutation.preservingPrefixes(network) : permuted;
    }

    private static byte[] network(byte[] bytes, int length) {
        byte[] network = bytes.clone();
        for (int bit = length; bit < bytes.length * Byte.SIZE; bit++) {
            network[bit / Byte.SIZE] &= (byte) ~(0x80 >>> bit % Byte.SIZE);
        }
        return network;
    }

    /** Returns where the mask or the zone begins: {@code 10.0.0.0/8}, {@code fe80::1%eth0}. */
    private static int endOfAddress(String value) {
        for (int at = 0; at < value.length(); at++) {
            if (value.charAt(at) == '/' || value.charAt(at) == '%') {
                return at;
            }
        }
        return value.length();
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

    /** In a text one address may be written in several ways, and all of them become one. */
    @Override
    public boolean isInjective(TableColumn place) {
        return Types.is(place, "inet", "cidr");
    }

    @Override
    public int maxLength(TableColumn place) {
        return LONGEST_ADDRESS + (Types.isText(place) ? 0 : LONGEST_MASK);
    }

    @Override
    public boolean suits(TableColumn place) {
        return Types.is(place, "inet", "cidr") || Types.isText(place);
    }
}
