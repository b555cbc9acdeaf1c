package club.makapix.decile.anonymize;

import java.util.UUID;

/** Makes a UUID of the same version and variant from 122 bits of entropy: a million collide with a probability below 10<sup>-24</sup>. */
record Uuid() implements KeyedPseudonym {
    private static final long VERSION = 0xf000L;
    private static final long VARIANT = 0xc000_0000_0000_0000L;

    @Override
    public String of(String value, RowContext row) {
        UUID original = UUID.fromString(value);
        Entropy entropy = row.entropy(name(), value);
        long high = (entropy.bits() & ~VERSION) | (original.getMostSignificantBits() & VERSION);
        long low = (entropy.bits() & ~VARIANT) | (original.getLeastSignificantBits() & VARIANT);
        return new UUID(high, low).toString();
    }

    @Override
    public double drawnBits() {
        return 122;
    }

    @Override
    public boolean differsInMoreThanCase() {
        return true;
    }

    @Override
    public String name() {
        return "uuid";
    }

    @Override
    public boolean isInjective(TableColumn place) {
        return true;
    }

    @Override
    public int maxLength(TableColumn place) {
        return 36;
    }

    @Override
    public boolean suits(TableColumn place) {
        return Types.is(place, "uuid") || Types.isText(place);
    }
}
