/**
 * What a database looks like: tables, columns, keys, and the graph of its foreign keys. Knows no rows.
 *
 * <p>{@link club.makapix.decile.schema.Schema#read} takes a connection and reads {@code pg_catalog} in a fixed number of
 * queries; everything it returns is immutable data that stays valid after the connection is closed.
 *
 * <h2>Glossary</h2>
 *
 * <ul>
 *   <li><b>Child, parent</b>: in a foreign key the child references the parent.
 *   <li><b>Table</b>: an ordinary table, or the root of a partitioned one. Partitions are how a table is stored, not
 *       tables of their own.
 *   <li><b>Travel</b>: rows travel from the source to a target.
 *   <li><b>Cohort</b>: the referentially closed set of rows that travels.
 *   <li><b>Pseudonym</b>: what stands in for a personal value.
 * </ul>
 */
@NullMarked
package club.makapix.decile.schema;

import org.jspecify.annotations.NullMarked;
