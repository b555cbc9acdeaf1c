package club.makapix.decile.transfer;

import club.makapix.decile.schema.DatabaseException;

/** Takes the rows of one table as COPY has them. */
interface RowSink {
    /**
     * Takes the bytes of one row.
     *
     * @throws TransferException if a row cannot be taken
     * @throws DatabaseException if the server at the other end fails
     */
    void write(byte[] bytes, int offset, int length);

    /**
     * Takes the bytes of one row together with their array, which nobody else changes from now on.
     *
     * @throws TransferException if a row cannot be taken
     * @throws DatabaseException if the server at the other end fails
     */
    void keep(byte[] bytes, int offset, int length);
}
