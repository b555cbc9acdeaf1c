package club.makapix.decile.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirDeletionStrategy.IgnoreFailures;

/** The page is well-formed, needs nothing else, and a browser draws it. */
class ReportPageTest {
    private static final int DRAWN = 0x2b7a78;
    private static final int REQUIRED = 0xd8a13c;
    private static final int TIME = 0x7b6fb0;

    @TempDir(deletionStrategy = IgnoreFailures.class) // a browser's helpers may outlive it for a moment
    private Path folder;

    private final String page = TransferReportTest.report(true).html();

    @Test
    void isWellFormed() {
        for (String each :
                List.of(page, TransferReportTest.report(true).privacy().html())) {
            assertThatCode(() -> DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new ByteArrayInputStream(each.getBytes(StandardCharsets.UTF_8))))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void namesNothingThatABrowserWouldFetchOrRun() {
        assertThat(page)
                .doesNotContainPattern(Pattern.compile(
                        "<(script|link|img|iframe|object|embed|base|form)|\\s(src|href|on[a-z]+)\\s*=|url\\(|@import|//",
                        Pattern.CASE_INSENSITIVE));
    }

    @Test
    void isDrawnByABrowser() throws IOException, InterruptedException {
        Optional<File> browser = browser();
        assumeTrue(browser.isPresent(), "no chromium is on the path");
        Path file = Files.writeString(folder.resolve("report.html"), page);
        Path picture = folder.resolve("report.png");
        Path log = folder.resolve("log.txt");

        Process process = new ProcessBuilder(
                        browser.get().getPath(),
                        "--no-sandbox",
                        "--headless",
                        "--disable-gpu",
                        "--hide-scrollbars",
                        "--force-color-profile=srgb",
                        "--host-resolver-rules=MAP * ~NOTFOUND",
                        "--enable-logging=stderr",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--window-size=1200,900",
                        "--virtual-time-budget=2000",
                        "--screenshot=" + picture,
                        file.toUri().toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        process.destroyForcibly();

        assertThat(ended).isTrue();
        assertThat(Files.readString(log)).doesNotContain(":CONSOLE");
        BufferedImage image = ImageIO.read(picture.toFile());
        // of 10,000 rows 1,000 were drawn and 500 required; the table took longest of all
        assertThat((double) pixels(image, DRAWN) / pixels(image, REQUIRED)).isBetween(1.2, 2.5);
        assertThat(pixels(image, TIME)).isGreaterThan(5 * pixels(image, DRAWN));
    }

    private static Optional<File> browser() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> new File(folder, name)))
                .filter(File::canExecute)
                .findFirst();
    }

    private static long pixels(BufferedImage image, int colour) {
        long pixels = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                if ((image.getRGB(x, y) & 0xffffff) == colour) {
                    pixels++;
                }
            }
        }
        return pixels;
    }
}
