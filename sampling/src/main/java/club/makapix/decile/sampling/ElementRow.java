package club.makapix.decile.sampling;

import club.makapix.decile.transfer.Row;

/** Shows one element of an array as if it were a row of one field. */
record ElementRow(String text) implements Row {
    static final int[] FIELDS = {0};

    @Override
    public int size() {
        return 1;
    }

    @Override
    public boolean isNull(int field) {
        return false;
    }

    @Override
    public String text(int field) {
        return text;
    }

    @Override
    public long integer(int field) {
        return Long.parseLong(text);
    }
}
