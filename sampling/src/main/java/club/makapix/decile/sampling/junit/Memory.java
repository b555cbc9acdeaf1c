package club.makapix.decile.sampling.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder that lies in memory, as Linux has one. A database is three hundred files, and making them takes a disk several times
 * as long as filling them.
 *
 * @param folder the folder
 * @param statistics the file in which the system says how much memory is free
 */
record Memory(Path folder, Path statistics) {
    private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable: +(\\d+) kB$");
    private static final long KILOBYTE = 1024;

    static Memory ofThisMachine() {
        return new Memory(Path.of("/dev/shm"), Path.of("/proc/meminfo"));
    }

    /** Tells whether so many bytes fit in, and leave as much of the memory free. */
    boolean hasRoomFor(long bytes) {
        try {
            return Files.isWritable(folder)
                    && Files.getFileStore(folder).getUsableSpace() >= bytes
                    && available() / 2 >= bytes;
        } catch (IOException e) {
            return false;
        }
    }

    private long available() throws IOException {
        Matcher line = AVAILABLE.matcher(Files.readString(statistics));
        return line.find() ? Long.parseLong(line.group(1)) * KILOBYTE : 0;
    }
}
