package club.makapix.decile.anonymize;

import java.util.List;

/** Declares what another pseudonym declares. */
interface DelegatingPseudonym extends Pseudonym {
    /** Returns the other one. */
    Pseudonym pseudonym();

    @Override
    default String name() {
        return pseudonym().name();
    }

    @Override
    default String domain() {
        return pseudonym().domain();
    }

    @Override
    default List<String> columns() {
        return pseudonym().columns();
    }

    @Override
    default boolean isInjective(TableColumn place) {
        return pseudonym().isInjective(place);
    }

    @Override
    default int maxLength(TableColumn place) {
        return pseudonym().maxLength(place);
    }

    @Override
    default boolean mayErase() {
        return pseudonym().mayErase();
    }

    @Override
    default boolean suits(TableColumn place) {
        return pseudonym().suits(place);
    }

    @Override
    default boolean takesWholeArrays() {
        return pseudonym().takesWholeArrays();
    }
}
