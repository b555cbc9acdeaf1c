package club.makapix.decile.anonymize;

/** Makes a URL that leads nowhere: a path of 20 random letters and digits, 100 bits, at a host of one's own. */
record Url(String host) implements KeyedPseudonym {
    private static final String PATH = "abcdefghijkmnopqrstuvwxyz2345679";
    private static final int PATH_LENGTH = 20;
    private static final String SCHEME = "https://";

    @Override
    public String of(String value, RowContext row) {
        return SCHEME + host + '/' + row.entropy(name(), value).letters(PATH, PATH_LENGTH);
    }

    @Override
    public double drawnBits() {
        return 5 * PATH_LENGTH;
    }

    @Override
    public boolean differsInMoreThanCase() {
        return true;
    }

    @Override
    public String name() {
        return "url";
    }

    @Override
    public boolean isInjective(TableColumn place) {
        return true;
    }

    @Override
    public int maxLength(TableColumn place) {
        return SCHEME.length() + host.length() + 1 + PATH_LENGTH;
    }

    @Override
    public boolean suits(TableColumn place) {
        return Types.isText(place);
    }
}
