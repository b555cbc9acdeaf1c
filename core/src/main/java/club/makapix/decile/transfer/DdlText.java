package club.makapix.decile.transfer;

/**
 * Is a text that stands in the DDL of which a target is built, and reaches it as it is: a literal, the body of a function, a name in
 * double quotes, in a script a comment.
 *
 * @param place where it stands, in words: {@code a default of public.users.email}
 * @param line the line of the DDL on which it begins, from 1
 * @param text what it says
 */
public record DdlText(String place, int line, String text) {
    /** Returns the place alone: the text may be personal. */
    @Override
    public String toString() {
        return place + ", line " + line;
    }
}
