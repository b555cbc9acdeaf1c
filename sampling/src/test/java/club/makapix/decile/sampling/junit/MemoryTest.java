package club.makapix.decile.sampling.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MemoryTest {
    @TempDir
    Path folder;

    private Memory memory(String statistics) throws IOException {
        return new Memory(folder, Files.writeString(folder.resolve("meminfo"), statistics));
    }

    @Test
    void leavesHalfOfTheMemoryFree() throws IOException {
        Memory memory = memory("MemTotal:       8000 kB\nMemFree:         100 kB\nMemAvailable:    2000 kB\n");

        assertThat(memory.hasRoomFor(1_000 * 1024)).isTrue();
        assertThat(memory.hasRoomFor(1_001 * 1024)).isFalse();
    }

    @Test
    void hasNoRoomWhereTheSystemDoesNotSay() throws IOException {
        assertThat(memory("Pages free: 1\n").hasRoomFor(1)).isFalse();
        assertThat(new Memory(folder, folder.resolve("none")).hasRoomFor(1)).isFalse();
        assertThat(new Memory(folder.resolve("none"), folder).hasRoomFor(1)).isFalse();
    }
}
