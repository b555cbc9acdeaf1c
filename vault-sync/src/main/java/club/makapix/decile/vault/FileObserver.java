package club.makapix.decile.vault;

import club.makapix.decile.transfer.Row;
import club.makapix.decile.transfer.TableObserver;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Takes the files of each row of one table into a collector. */
final class FileObserver implements TableObserver {
    private final UrlBases urlBases;
    private final PathCollector collector;
    private final List<String> inputs;
    private final List<Field> fields = new ArrayList<>();

    FileObserver(List<BoundRule> rules, UrlBases urlBases, PathCollector collector) {
        this.urlBases = urlBases;
        this.collector = collector;
        LinkedHashSet<String> expressions = new LinkedHashSet<>();
        for (BoundRule rule : rules) {
            expressions.add(rule.key());
            expressions.add(rule.value());
        }
        this.inputs = List.copyOf(expressions);
        for (BoundRule rule : rules) {
            fields.add(new Field(rule, inputs.indexOf(rule.key()), inputs.indexOf(rule.value())));
        }
    }

    /** States which inputs hold a rule's key and value. */
    private record Field(BoundRule rule, int key, int value) {}

    @Override
    public List<String> inputs() {
        return inputs;
    }

    @Override
    public void observe(Row row) {
        for (Field field : fields) {
            String value = row.text(field.value());
            if (value != null) {
                String key = row.text(field.key());
                take(field.rule(), value, key == null ? "" : key);
            }
        }
    }

    private void take(BoundRule rule, String value, String key) {
        if (!rule.many()) {
            takeOne(rule, value, key);
            return;
        }
        for (String element : ArrayText.elements(value)) {
            takeOne(rule, element, key);
        }
    }

    private void takeOne(BoundRule rule, String value, String key) {
        switch (rule.kind()) {
            case PATH -> collector.add(value, rule.owner().toString(), key, rule.required());
            case URL -> urlBases.below(value).ifPresent(path -> takeEncoded(rule, path, key));
            case URLS_IN -> urlBases.in(value).forEach(path -> takeEncoded(rule, path, key));
        }
    }

    private void takeEncoded(BoundRule rule, String encoded, String key) {
        String table = rule.owner().toString();
        Optional<String> path = PercentDecoder.decode(encoded);
        if (path.isPresent()) {
            collector.add(path.get(), table, key, rule.required());
        } else {
            collector.refuse(encoded, table, key, Refusal.UNDECODABLE);
        }
    }
}
