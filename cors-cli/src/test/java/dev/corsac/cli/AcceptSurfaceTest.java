package dev.corsac.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code corsac lock}, over an application that the real processor compiled. */
class AcceptSurfaceTest {
  private static final String LINE =
      "GET /orders | https://app.example.com | no credentials | max-age 1800"
          + " | com.acme.Orders.list()";

  @TempDir Path folder;

  private Path classes;
  private Path lock;

  @BeforeEach
  void compile() throws IOException {
    classes =
        CompiledSources.into(
            Files.createDirectory(folder.resolve("classes")),
            "@Path(\"orders\") @CrossOrigin(\"https://app.example.com\") public class Orders {"
                + " @GET public String list() { return \"\"; } }");
    lock = folder.resolve("review/surface.lock");
  }

  private CommandLineTest.Ran lock(Object... more) {
    Object[] arguments = new Object[more.length + 4];
    System.arraycopy(new Object[] {"lock", "--lock", lock, classes}, 0, arguments, 0, 4);
    System.arraycopy(more, 0, arguments, 4, more.length);
    return CommandLineTest.corsac(arguments);
  }

  @Test
  void nothingIsWrittenBeforeItIsAccepted() {
    CommandLineTest.Ran ran = lock();
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out())
        .isEqualToNormalizingNewlines(
            "There is no " + lock + " yet. The surface is:\n+ " + LINE + "\n");
    assertThat(ran.err()).contains("Nothing was written").contains("--accept");
    assertThat(lock).doesNotExist();
  }

  @Test
  void whatIsAcceptedIsWhatTheProcessorWrote() {
    assertThat(lock("--accept").status()).isZero();
    assertThat(lock).hasSameBinaryContentAs(classes.resolve("META-INF/corsac/surface.lock"));
    CommandLineTest.Ran again = lock();
    assertThat(again.status()).isZero();
    assertThat(again.out()).contains("The surface is the same as in " + lock);
  }

  @Test
  void commentsOrderAndLineEndsMakeNoDifferenceButALineDoes() throws IOException {
    Files.createDirectories(lock.getParent());
    Files.writeString(lock, "\ufeff# reviewed by us\r\n\r\n  " + LINE + "\r\n");
    assertThat(lock().status()).isZero();
    Files.writeString(lock, "GET /gone | same origin | com.acme.Gone.get()\n" + LINE + "\n");
    assertThat(lock().out())
        .isEqualToNormalizingNewlines(
            "The surface differs from "
                + lock
                + ":\n- GET /gone | same origin | com.acme.Gone.get()\n");
  }

  @Test
  void whatIsNoTextOrNotOneCompilationIsSaid() throws IOException {
    Files.createDirectories(lock.getParent());
    Files.write(lock, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThat(lock().err()).contains("cannot be read").doesNotContain("bug");
    Path other =
        CompiledSources.into(
            Files.createDirectory(folder.resolve("other")),
            "@Path(\"tea\") @CrossOrigin(\"*\") public class Tea {"
                + " @GET public String list() { return \"\"; } }");
    assertThat(lock(other).err()).contains("Several META-INF/corsac/surface.lock", "of one");
    assertThat(lock(other).status()).isEqualTo(2);
  }
}
