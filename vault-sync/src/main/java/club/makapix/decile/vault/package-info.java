/** Which files travel. */
@NullMarked
package club.makapix.decile.vault;

import org.jspecify.annotations.NullMarked;
