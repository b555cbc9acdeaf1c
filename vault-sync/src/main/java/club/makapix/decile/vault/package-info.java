/**
 * Which files travel: the media files that belong to the rows of a transfer.
 *
 * <p>A {@link club.makapix.decile.vault.VaultLayout} declares, per table, the files of a row as
 * {@link club.makapix.decile.vault.FileRule}s; {@link club.makapix.decile.vault.VaultLayout#manifest} makes the
 * {@link club.makapix.decile.vault.VaultManifest} that watches a transfer. When the transfer has ended,
 * {@link club.makapix.decile.vault.VaultManifest#writeTo} writes the list for rsync or any other tool, and
 * {@link club.makapix.decile.vault.VaultSync} compares a vault with it, copies the listed files and prunes the others. Nothing needs to be
 * closed.
 *
 * <p>The <em>vault</em> is the directory tree that holds the files; its <em>root</em> is where the paths of a list begin.
 */
@NullMarked
package club.makapix.decile.vault;

import org.jspecify.annotations.NullMarked;
