/** Thin mains that show Decile at work, and the recipe of Makapix Club. Not published. */
@NullMarked
package club.makapix.decile.examples;

import org.jspecify.annotations.NullMarked;
