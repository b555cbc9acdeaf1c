package club.makapix.decile.examples;

import club.makapix.decile.transfer.TargetState;
import java.util.Locale;

/** Shows a person at a terminal what is about to be replaced and by how much, and asks. */
final class Confirmation {
    private final Shell shell;

    Confirmation(Shell shell) {
        this.shell = shell;
    }

    /** Returns whether the answer is yes. */
    boolean given(String source, Destination target, Refresh.Preview preview) {
        preview.plan().warnings().forEach(warning -> shell.out().println("! " + warning));
        print("source    %s", source);
        print("target    %s", target.name());
        print("replaced  %s", replaced(preview.target()));
        print(
                "to come   about %,d rows, as the statistics of the source expect",
                preview.plan().estimatedRows());
        return shell.ask("Go on? [y/N] ").toLowerCase(Locale.ROOT).startsWith("y");
    }

    /** Says what a refresh replaces. */
    static String replaced(TargetState target) {
        return target.tables() == 0
                ? "the file of that name, if there is one"
                : String.format(
                        Locale.ROOT, "all rows of %,d tables, about %,d", target.tables(), target.estimatedRows());
    }

    private void print(String format, Object... arguments) {
        shell.out().println(String.format(Locale.ROOT, format, arguments));
    }
}
