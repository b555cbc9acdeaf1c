package club.makapix.decile.examples;

import static club.makapix.decile.sampling.DrawSize.percent;

import club.makapix.decile.sampling.Draw;

/**
 * Gates a feature for the very people who are in the development database: whether somebody is drawn is a function of seed,
 * table and key, so the application asks no database.
 */
public final class FeatureFlag {
    private final Draw draw;

    private FeatureFlag(Draw draw) {
        this.draw = draw;
    }

    /** Returns the flag for the tenth that the recipe of Makapix draws. */
    static FeatureFlag forTheTenth() {
        return new FeatureFlag(Draw.of("makapix-2026", "public.users", percent(10)));
    }

    boolean isOnFor(int userId) {
        return draw.includes(userId);
    }

    /** Prints for each user id among the arguments, or the first fifty, whether the feature is on. */
    public static void main(String[] arguments) {
        FeatureFlag flag = forTheTenth();
        for (int user = 1; arguments.length == 0 && user <= 50; user++) {
            print(flag, user);
        }
        for (String argument : arguments) {
            print(flag, Integer.parseInt(argument));
        }
    }

    private static void print(FeatureFlag flag, int user) {
        if (flag.isOnFor(user)) {
            System.out.println("on for user " + user);
        }
    }
}
