package club.makapix.decile.vault;

import club.makapix.decile.transfer.Row;
import club.makapix.decile.transfer.TableObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Takes the files of each row of one table into a collector. */
final class FileObserver implements TableObserver {
    private final UrlBases urlBases;
    private final PathCollector collector;
    private final List<String> inputs;
    private final List<Field> fields = new ArrayList<>();

    FileObserver(List<BoundRule> rules, UrlBases urlBases, PathCollector collector) {
        this.urlBases = urlBases;
        this.collector = collector;
        this.inputs = rules.stream()
                .flatMap(rule -> Stream.of(rule.key(), rule.value(), rule.size(), rule.sha256()))
                .distinct()
                .toList();
        for (BoundRule rule : rules) {
            fields.add(
                    new Field(rule, index(rule.key()), index(rule.value()), index(rule.size()), index(rule.sha256())));
        }
    }

    /** States which inputs hold what of a rule. */
    private record Field(BoundRule rule, int key, int value, int size, int sha256) {}

    private int index(String expression) {
        return inputs.indexOf(expression);
    }

    @Override
    public List<String> inputs() {
        return inputs;
    }

    @Override
    public void observe(Row row) {
        for (Field field : fields) {
            String value = row.text(field.value());
            if (value != null) {
                take(field.rule(), value, promise(field, row));
            }
        }
    }

    /** Returns what the row promises of its files, whatever their paths. */
    private static VaultFile promise(Field field, Row row) {
        BoundRule rule = field.rule();
        String key = row.text(field.key());
        return new VaultFile(
                "",
                rule.owner().toString(),
                key == null ? "" : key,
                rule.required(),
                row.isNull(field.size()) ? OptionalLong.empty() : OptionalLong.of(row.integer(field.size())),
                Optional.ofNullable(row.text(field.sha256())));
    }

    private void take(BoundRule rule, String value, VaultFile promise) {
        List<String> values = rule.many() ? ArrayText.elements(value) : List.of(value);
        for (String text : values) {
            switch (rule.kind()) {
                case PATH -> collector.add(promise.at(text));
                case URL -> urlBases.below(text).ifPresent(path -> takeEncoded(path, promise));
                case URLS_IN -> urlBases.in(text).forEach(path -> takeEncoded(path, promise));
            }
        }
    }

    private void takeEncoded(String encoded, VaultFile promise) {
        Optional<String> path = PercentDecoder.decode(encoded);
        if (path.isPresent()) {
            collector.add(promise.at(path.get()));
        } else {
            collector.refuse(new RefusedPath(encoded, promise.table(), promise.key(), Refusal.UNDECODABLE));
        }
    }
}
