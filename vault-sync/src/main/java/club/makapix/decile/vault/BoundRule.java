package club.makapix.decile.vault;

import club.makapix.decile.schema.TableName;

/**
 * Holds a rule as it is asked of the source.
 *
 * @param kind what {@code value} yields: paths, URLs or texts
 * @param owner the table that the rule was declared for
 * @param observed the table whose rows tell of the files: the owner or a child of it
 * @param key the SQL expression over the observed row for the owner's primary key
 * @param value the SQL expression over the observed row for its path, URL or text; NULL where it has none
 * @param many whether the value is an array
 * @param required whether the files must be in the vault
 * @param size the SQL expression over the observed row for the size of its files, {@code null} as SQL where the rule has none
 * @param sha256 the same for their SHA-256
 */
record BoundRule(
        FileRule.Kind kind,
        TableName owner,
        TableName observed,
        String key,
        String value,
        boolean many,
        boolean required,
        String size,
        String sha256) {}
