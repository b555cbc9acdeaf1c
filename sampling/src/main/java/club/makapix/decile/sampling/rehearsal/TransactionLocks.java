package club.makapix.decile.sampling.rehearsal;

import club.makapix.decile.schema.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Remembers which statement of a transaction took which lock first, until the transaction ends. */
final class TransactionLocks {
    private final List<Taken> taken = new ArrayList<>();
    private final Set<Long> created = new HashSet<>();

    private record Taken(Observation by, long oid, TableName relation, LockMode mode, long since) {}

    /** Adds the locks that are held after a statement and were not before; those on what it created block nobody. */
    void add(Observation by, long since, ServerState before, ServerState after) {
        for (ServerState.Relation relation : after.relations().values()) {
            if (!before.relations().containsKey(relation.oid())) {
                created.add(relation.oid());
            }
            if (!created.contains(relation.oid())) {
                relation.locks().stream()
                        .filter(mode -> !relation.index() || mode.blocksReads())
                        .filter(mode ->
                                taken.stream().noneMatch(lock -> lock.oid() == relation.oid() && lock.mode() == mode))
                        .forEach(mode -> taken.add(new Taken(by, relation.oid(), relation.name(), mode, since)));
            }
        }
    }

    /** Tells the statements how long their locks were held. */
    void end(long now) {
        taken.forEach(lock -> lock.by().held(lock.relation(), lock.mode(), now - lock.since()));
        taken.clear();
        created.clear();
    }
}
