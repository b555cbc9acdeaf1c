package club.makapix.decile.sampling.rehearsal;

import club.makapix.decile.schema.TableName;
import java.time.Duration;

/**
 * States that a statement took a lock, and how long others would have waited for it.
 *
 * @param relation the table or index
 * @param mode the mode
 * @param held from the start of the statement that took it to the end of its transaction
 */
public record HeldLock(TableName relation, LockMode mode, Duration held) {}
