package club.makapix.decile.transfer;

/**
 * States what a transfer would replace.
 *
 * @param name the target in words
 * @param tables the tables that it has for the rows; 0 if it has yet to be made
 * @param estimatedRows the rows that its statistics expect in them
 */
public record TargetState(String name, int tables, long estimatedRows) {}
