/** Which rows travel. */
@NullMarked
package club.makapix.decile.sampling;

import org.jspecify.annotations.NullMarked;
