package club.makapix.decile.examples;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects seconds under names, and knows their medians. */
final class Measurements {
    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();

    /** Runs the work and takes the time. */
    void time(String name, Runnable work) {
        long start = System.nanoTime();
        work.run();
        add(name, (System.nanoTime() - start) / 1e9);
    }

    void add(String name, double value) {
        seconds.computeIfAbsent(name, absent -> new ArrayList<>()).add(value);
    }

    /** Returns the names in the order in which they first came. */
    List<String> names() {
        return List.copyOf(seconds.keySet());
    }

    boolean has(String name) {
        return seconds.containsKey(name);
    }

    private List<Double> of(String name) {
        return seconds.getOrDefault(name, List.of());
    }

    /** Returns the median, of which there is one only if something was measured under the name. */
    double median(String name) {
        List<Double> sorted = of(name).stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double least(String name) {
        return of(name).stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    double most(String name) {
        return of(name).stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    void clear() {
        seconds.clear();
    }
}
