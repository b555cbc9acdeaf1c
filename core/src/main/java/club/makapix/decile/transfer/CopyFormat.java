package club.makapix.decile.transfer;

import java.nio.charset.StandardCharsets;

/** Names the formats of COPY in which rows travel. */
enum CopyFormat {
    /** A line per row, as scripts have it; every type can be written so. */
    TEXT("", "", ""),
    /** The server's own form of built-in types, which costs it about half as much to write and read. */
    BINARY(" (format binary)", "PGCOPY\n\u00ff\r\n\0" + "\0".repeat(8), "\u00ff\u00ff");

    private final String option;
    private final String header;
    private final String trailer;

    CopyFormat(String option, String header, String trailer) {
        this.option = option;
        this.header = header;
        this.trailer = trailer;
    }

    /** Returns what stands behind COPY's direction. */
    String option() {
        return option;
    }

    /** Returns the bytes that go before the first row. */
    byte[] header() {
        return header.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Returns the bytes that go behind the last row. */
    byte[] trailer() {
        return trailer.getBytes(StandardCharsets.ISO_8859_1);
    }
}
