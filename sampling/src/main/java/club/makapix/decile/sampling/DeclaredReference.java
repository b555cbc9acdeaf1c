package club.makapix.decile.sampling;

import java.util.Optional;

/**
 * Declares a reference that the database does not know as a foreign key, and its rules. Immutable.
 *
 * <pre>{@code
 * DeclaredReference.of("reports.target_id", "posts.id").when("target_type = 'post'").outside(CONFINE)
 * }</pre>
 *
 * <p>Both sides are named by table and column, or columns in parentheses. Where their types differ, the child's value counts if it
 * is the text of an integer or a UUID and the parent's column has that type. A child column that is an array refers to several
 * parents; it is only ever detached, which drops the elements whose parent is not in the cohort.
 *
 * @param from the child's column, for example {@code reports.target_id}
 * @param to the parent's column, for example {@code posts.id}
 * @param when the condition under which the child refers to this parent, as SQL over the child {@code t}; empty for always
 * @param follow when the child comes along with its parent
 * @param outside what happens if the parent is not in the cohort
 */
public record DeclaredReference(String from, String to, Optional<String> when, Follow follow, Outside outside) {

    /** Returns a reference with the rules of an ordinary foreign key. */
    public static DeclaredReference of(String from, String to) {
        return new DeclaredReference(from, to, Optional.empty(), Follow.OWNED, Outside.REQUIRE);
    }

    /** Returns a reference that holds only for children that fulfil the condition. */
    public DeclaredReference when(String condition) {
        return new DeclaredReference(from, to, Optional.of(condition), follow, outside);
    }

    /** Returns a reference with another rule for when children come along. */
    public DeclaredReference follow(Follow rule) {
        return new DeclaredReference(from, to, when, rule, outside);
    }

    /** Returns a reference with another rule for children whose parent is not in the cohort. */
    public DeclaredReference outside(Outside rule) {
        return new DeclaredReference(from, to, when, follow, rule);
    }
}
