package club.makapix.decile.anonymize;

import club.makapix.decile.schema.SchemaException;
import java.util.regex.Pattern;

/** Rewrites the types whose values have parts: each part can be reached by a path. */
enum Notation {
    /** {@code json}, {@code jsonb}, or text that holds JSON. */
    JSON("json") {
        @Override
        String rewrite(String text, Place root, RowContext row) {
            return JsonText.rewrite(text, root, row);
        }

        @Override
        boolean suits(TableColumn place) {
            return Types.isJson(place);
        }
    },
    /** {@code hstore}: names and texts. */
    HSTORE("hstore") {
        @Override
        String rewrite(String text, Place root, RowContext row) {
            return HstoreText.write(TextMember.treated(new HstoreText(text).read(), root, row));
        }

        @Override
        boolean canLead(ValuePath path) {
            return path.segments().size() <= 1 || path.segments().contains("**");
        }

        @Override
        boolean suits(TableColumn place) {
            return Types.is(place, "hstore");
        }
    },
    /** A composite type: fields, which paths name by number from 1. */
    COMPOSITE("composite") {
        @Override
        String rewrite(String text, Place root, RowContext row) {
            return CompositeText.write(TextMember.treated(new CompositeText(text).read(), root, row));
        }

        @Override
        boolean canLead(ValuePath path) {
            return !path.names() && path.segments().stream().allMatch(FIELD.asMatchPredicate());
        }

        @Override
        boolean suits(TableColumn place) {
            return Types.isComposite(place);
        }
    };

    private static final Pattern FIELD = Pattern.compile("[1-9]\\d*|\\*{1,2}");

    private final String label;

    Notation(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /**
     * Checks that a treatment has a meaning here.
     *
     * @throws SchemaException if it has none
     */
    void checkThatItHas(PartTreatment treatment) {
        if (this == COMPOSITE && treatment == PartTreatment.Fixed.REMOVE) {
            throw new SchemaException("a field of a composite cannot be removed; erase it");
        }
    }

    /**
     * Checks that a path can lead somewhere.
     *
     * @throws SchemaException if it cannot, so that its rule would change nothing
     */
    void checkThatItHas(ValuePath path) {
        if (!canLead(path)) {
            throw new SchemaException(
                    this == COMPOSITE
                            ? "%s is no field of a composite; number them from 1".formatted(path.text())
                            : "%s leads nowhere, for an hstore holds texts; write ['%s'] for a name with a dot"
                                    .formatted(path.text(), path.text()));
        }
    }

    boolean canLead(ValuePath path) {
        return true;
    }

    /** Returns the text with its parts treated as the paths say that begin at the place. */
    abstract String rewrite(String text, Place root, RowContext row);

    abstract boolean suits(TableColumn place);
}
