/**
 * Which rows travel: a stable cohort, drawn by a keyed hash, and everything that hangs off it or is required by it.
 *
 * <p>{@link club.makapix.decile.sampling.Sampling#of} begins a recipe, {@link club.makapix.decile.sampling.Sampling#parse} reads one
 * from a recipe file; {@link club.makapix.decile.sampling.Sampling#select} reads keys from a snapshot and returns a
 * {@link club.makapix.decile.sampling.Cohort}, which {@link club.makapix.decile.transfer.Snapshot#transfer} takes.
 * {@link club.makapix.decile.sampling.Draw#includes} answers for single rows without a database.
 *
 * <p>A cohort is closed: a foreign key of a row that travels is NULL, references a row that travels, or references nothing at the
 * source either. How it comes about is the work of {@code Closure}; what a recipe makes of each table and key is written down first, in
 * a {@code Blueprint}.
 */
@NullMarked
package club.makapix.decile.sampling;

import org.jspecify.annotations.NullMarked;
