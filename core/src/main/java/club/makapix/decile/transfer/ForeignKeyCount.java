package club.makapix.decile.transfer;

import club.makapix.decile.schema.ForeignKey;

/**
 * Counts what one foreign key did to a selection.
 *
 * @param key the foreign key
 * @param pulled rows that came because of it: children it followed, parents it required
 * @param detached children that travel with the key set to NULL
 * @param confined children that stay because the parent does
 * @param dangling children whose key references nothing at the source
 */
public record ForeignKeyCount(ForeignKey key, long pulled, long detached, long confined, long dangling) {}
