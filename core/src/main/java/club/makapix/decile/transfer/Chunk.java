package club.makapix.decile.transfer;

/**
 * Carries some rows of a table in a format of COPY.
 *
 * @param bytes the rows
 * @param offset where in the array they begin
 * @param length how many of the bytes count
 * @param rows how many rows of the table there are up to the end of this chunk
 */
@SuppressWarnings("ArrayRecordComponent")
record Chunk(byte[] bytes, int offset, int length, long rows) {}
