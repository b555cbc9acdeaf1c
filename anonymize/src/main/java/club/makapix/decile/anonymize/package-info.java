/** What a value becomes. */
@NullMarked
package club.makapix.decile.anonymize;

import org.jspecify.annotations.NullMarked;
