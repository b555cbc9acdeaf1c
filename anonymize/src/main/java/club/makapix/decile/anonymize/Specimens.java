package club.makapix.decile.anonymize;

import com.google.common.net.InetAddresses;
import com.google.common.primitives.Ints;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what may be somebody's from what is set aside for examples, private networks and fiction, and from what merely looks alike. */
final class Specimens {
    /** RFC 2606 and RFC 6761, and how a computer calls itself. */
    private static final Set<String> RESERVED = Set.of("example", "test", "invalid", "localhost", "localdomain");

    private static final Pattern RESERVED_DOMAIN = Pattern.compile("(?:.*\\.)?example\\.(?:com|net|org)");
    private static final Pattern NAME = Pattern.compile(".*[\\p{L}\\p{N}].*", Pattern.DOTALL);
    private static final Pattern HOST =
            Pattern.compile("(?:[\\p{L}\\p{M}\\p{N}_-]+\\.)+(?:[\\p{L}\\p{M}]{2,}|xn--[\\w-]+)");

    /** Pictures in several sizes: {@code logo@2x.png}. */
    private static final Pattern SCALE = Pattern.compile("\\d(?:\\.\\d)?x\\.\\w+");

    private static final Pattern LOGIN = Pattern.compile("(?!.*%(?!\\p{XDigit}{2}))[\\w.~!&*+,;=:$%-]+@");

    /** What stands for a login where its form is explained. */
    private static final Pattern LOGIN_FORM = Pattern.compile(
            "(?i)(?:my)?(?:user|username|name|login)(?::(?:my)?(?:pass|password|passwd|pw|secret|x+|\\*+))?@");

    private static final Pattern LAST_OF_VERSION =
            Pattern.compile("(?i)(?<![\\p{L}\\p{N}])(?:v|ver|version|release|since|oid|rfc|section)[\\s:.=<>'\"(]*$");
    private static final int LONGEST_HOST = 253;
    private static final int LONGEST_LEAD = 30;
    private static final int SHORTEST_ADDRESS = "1.2.3.4".length();

    /** Of no single host, or of none that could be reached from elsewhere: RFC 6890, RFC 5737, RFC 1112. */
    private static final List<Network> SPECIAL = List.of(
            new Network(0, 8),
            new Network(0x0a000000, 8),
            new Network(0x64400000, 10),
            new Network(0x7f000000, 8),
            new Network(0xa9fe0000, 16),
            new Network(0xac100000, 12),
            new Network(0xc0000000, 24),
            new Network(0xc0000200, 24),
            new Network(0xc0a80000, 16),
            new Network(0xc6120000, 15),
            new Network(0xc6336400, 24),
            new Network(0xcb007100, 24),
            new Network(0xe0000000, 3));

    /** All that is handed out, and what of it is for documentation: RFC 4291, RFC 3849, RFC 9637. */
    private static final Network GLOBAL = new Network(0x20000000, 3);

    private static final List<Network> DOCUMENTATION =
            List.of(new Network(0x20010db8, 32), new Network(0x3fff0000, 20));

    private static final Pattern NO_DEVICE =
            Pattern.compile("0+|f+|00005e0053..|001122334455|aabbccddeeff|0?123456789ab|010203040506");

    /** Numbers for films, of North America and the United Kingdom. */
    private static final Pattern FICTION = Pattern.compile("1\\d{3}55501\\d\\d|44(?:7700900|1632960|2079460)\\d{3}");

    private static final Pattern NETWORK =
            Pattern.compile("4\\d{15}|5[1-5]\\d{14}|2[2-7]\\d{14}|3[47]\\d{13}|35\\d{14}|6[0245]\\d{14}");

    private Specimens() {}

    /** Is a range of addresses, by the first 32 bits. */
    private record Network(int address, int bits) {
        boolean holds(int other) {
            return (address ^ other) >>> (Integer.SIZE - bits) == 0;
        }
    }

    /** Tells whether mail could reach somebody there. */
    static boolean isReal(WrittenEmail email) {
        int sign = email.address().lastIndexOf('@');
        String name = email.address().substring(0, Math.max(0, sign));
        String host = email.address().substring(sign + 1).toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            return false;
        }
        if (host.startsWith("[")) {
            String address = host.replaceAll("^\\[(?:ipv6:)?|\\]$", "");
            return InetAddresses.isInetAddress(address) && isRealAddress(address);
        }
        return host.length() <= LONGEST_HOST
                && HOST.matcher(host).matches()
                && !SCALE.matcher(host).matches()
                && !RESERVED_DOMAIN.matcher(host).matches()
                && !RESERVED.contains(host.substring(host.lastIndexOf('.') + 1));
    }

    /** Tells whether a name and a password, with the at sign behind them, are more than a pattern. */
    static boolean isRealLogin(String login) {
        return LOGIN.matcher(login).matches() && !LOGIN_FORM.matcher(login).matches();
    }

    /** Tells whether what looks like an address is rather a version: for what stands before it, or because it has four digits in all. */
    static boolean isVersion(String text, int start, int end) {
        return end - start == SHORTEST_ADDRESS
                || LAST_OF_VERSION
                        .matcher(text.substring(Math.max(0, start - LONGEST_LEAD), start))
                        .find();
    }

    /** Tells whether the address is one of a host on the Internet. */
    static boolean isRealAddress(String address) {
        byte[] bytes = InetAddresses.forString(address).getAddress();
        int first = Ints.fromBytes(bytes[0], bytes[1], bytes[2], bytes[3]);
        return bytes.length == 4
                ? SPECIAL.stream().noneMatch(network -> network.holds(first))
                : GLOBAL.holds(first) && DOCUMENTATION.stream().noneMatch(network -> network.holds(first));
    }

    static boolean isRealDevice(String device) {
        String digits = device.replaceAll("[:.-]", "").toLowerCase(Locale.ROOT);
        return !NO_DEVICE.matcher(digits).matches();
    }

    /** Tells whether the number has a country code and could be called. */
    static boolean isRealPhone(String written) {
        String number = written.startsWith("00") ? "+" + written.substring(2) : written;
        if (!number.startsWith("+") && !number.startsWith("\uff0b")) {
            return false;
        }
        try {
            PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
            PhoneNumber parsed = phones.parse(number, null);
            return phones.isValidNumber(parsed)
                    && !FICTION.matcher(parsed.getCountryCode() + "" + parsed.getNationalNumber())
                            .matches();
        } catch (NumberParseException e) {
            return false; // digits that are none
        }
    }

    /** Tells whether a network of cards begins and counts its numbers so. */
    static boolean isOfNetwork(String number) {
        return NETWORK.matcher(number.replaceAll("[ -]", "")).matches();
    }
}
