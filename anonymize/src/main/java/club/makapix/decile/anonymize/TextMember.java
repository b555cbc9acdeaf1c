package club.makapix.decile.anonymize;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds a text under a name: a pair of an {@code hstore}, a field of a composite. */
record TextMember(String name, @Nullable String text) {
    /** Treats each member as the paths say that begin at the place. */
    static List<TextMember> treated(List<TextMember> members, Place place, RowContext row) {
        List<TextMember> result = new ArrayList<>();
        PartTreatment all = place.ofContainer();
        for (TextMember member : members) {
            PartTreatment own = place.below(member.name()).ofScalar();
            PartTreatment treatment = all == PartTreatment.Fixed.DESCEND ? own : all;
            if (treatment != PartTreatment.Fixed.REMOVE) {
                String name = place.names()
                        .map(names -> String.valueOf(names.of(member.name(), row)))
                        .orElse(member.name());
                result.add(new TextMember(name, member.treated(treatment, row)));
            }
        }
        return result;
    }

    private @Nullable String treated(PartTreatment treatment, RowContext row) {
        if (text == null || treatment == PartTreatment.Fixed.ERASE) {
            return null;
        }
        return treatment instanceof PartTreatment.Apply apply
                ? apply.pseudonym().of(text, row)
                : text;
    }
}
