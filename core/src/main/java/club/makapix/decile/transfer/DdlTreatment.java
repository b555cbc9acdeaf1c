package club.makapix.decile.transfer;

/** Tells how the definitions came about that a target has besides its rows: defaults, checks, comments, labels, bodies of functions and views. */
public enum DdlTreatment {
    /** None travelled. */
    OWN("are the target's own; none travelled"),
    /** They travelled after a search. */
    SEARCHED("travelled; a search found nothing in them that looks like personal data or a credential"),
    /** They travelled without a search. */
    PERMITTED("travelled as they are, unsearched, because the recipe permits it"),
    /** They travelled, and there was nobody to search them. */
    UNSEARCHED("travelled as they are, unsearched");

    private final String words;

    DdlTreatment(String words) {
        this.words = words;
    }

    /** Returns the treatment in words that go behind "definitions". */
    public String words() {
        return words;
    }
}
