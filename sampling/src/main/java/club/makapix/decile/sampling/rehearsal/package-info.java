/**
 * What a migration does before production learns it: each statement of it observed on a sample, its time at full size
 * extrapolated, and the rules it adds asked of production.
 *
 * <p>{@link club.makapix.decile.sampling.rehearsal.MigrationRehearsal#on} takes a clone of a sample;
 * {@link club.makapix.decile.sampling.rehearsal.MigrationRehearsal#run} runs the migration and returns a
 * {@link club.makapix.decile.sampling.rehearsal.RehearsalReport}. Its
 * {@link club.makapix.decile.sampling.rehearsal.RehearsalReport#preflight} asks production for rows that the sample did not
 * hold; {@link club.makapix.decile.sampling.rehearsal.Extrapolation#of} draws the curve through the reports of nested samples.
 */
@NullMarked
package club.makapix.decile.sampling.rehearsal;

import org.jspecify.annotations.NullMarked;
