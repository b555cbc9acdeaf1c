package club.makapix.decile.sampling;

import java.util.List;

/** Some columns that identify rows: their names and types. */
record RandomColumns(List<String> names, List<RandomType> types) {
    boolean isPair() {
        return names.size() == 2;
    }

    List<String> childTypes() {
        return types.stream().map(type -> type.child).toList();
    }
}
