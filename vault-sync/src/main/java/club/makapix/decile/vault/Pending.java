package club.makapix.decile.vault;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Is a file that is to be copied.
 *
 * @param file what the manifest says of it
 * @param from where it lies
 * @param attributes what the source's file system says of it
 * @param to where it shall lie
 */
record Pending(VaultFile file, Path from, BasicFileAttributes attributes, Path to) {}
