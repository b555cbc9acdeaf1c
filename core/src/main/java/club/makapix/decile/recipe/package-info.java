/**
 * The recipe file: YAML read into nodes that know their line and column, so that whoever reads a section can say where it
 * is wrong. {@link club.makapix.decile.recipe.RecipeFile#read} opens it; each module reads its own section.
 */
@NullMarked
package club.makapix.decile.recipe;

import org.jspecify.annotations.NullMarked;
