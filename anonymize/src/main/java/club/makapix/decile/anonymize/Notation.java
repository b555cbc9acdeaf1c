package club.makapix.decile.anonymize;

import club.makapix.decile.schema.TypeKind;

/** Reads and writes the types whose values have parts: each part can be reached by a path. */
enum Notation {
    /** {@code json}, {@code jsonb}, or text that holds JSON. */
    JSON("json") {
        @Override
        JsonValue read(String text) {
            return JsonReader.read(text);
        }

        @Override
        String write(JsonValue value) {
            StringBuilder json = new StringBuilder();
            value.write(json);
            return json.toString();
        }

        @Override
        boolean suits(TableColumn place) {
            return Types.isJson(place);
        }
    },
    /** {@code hstore}: names and texts. */
    HSTORE("hstore") {
        @Override
        JsonValue read(String text) {
            return new HstoreText(text).read();
        }

        @Override
        String write(JsonValue value) {
            return HstoreText.write(value);
        }

        @Override
        boolean suits(TableColumn place) {
            return Types.is(place, "hstore");
        }
    },
    /** A composite type: fields, which paths name by number from 1. */
    COMPOSITE("composite") {
        @Override
        JsonValue read(String text) {
            return new CompositeText(text).read();
        }

        @Override
        String write(JsonValue value) {
            return CompositeText.write(value);
        }

        @Override
        boolean suits(TableColumn place) {
            return place.column().type().kind() == TypeKind.COMPOSITE;
        }
    };

    private final String label;

    Notation(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    abstract JsonValue read(String text);

    abstract String write(JsonValue value);

    abstract boolean suits(TableColumn place);
}
