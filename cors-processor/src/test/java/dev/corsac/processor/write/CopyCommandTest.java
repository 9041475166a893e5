package dev.corsac.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that a developer pastes from the message. */
class CopyCommandTest {

  @Test
  void aPosixShellCopiesWhateverThePathsContain(@TempDir Path directory) throws Exception {
    Path odd = Files.createDirectory(directory.resolve("a b $HOME `x` \"q\" \\ '"));
    Path from = Files.writeString(odd.resolve("new"), "new");
    Path to = odd.resolve("missing $1/surface.lock");
    String command = CopyCommand.of(from.toString(), to, false);
    Process shell = new ProcessBuilder(List.of("sh", "-c", command)).inheritIO().start();
    assertThat(shell.waitFor()).as(command).isZero();
    assertThat(Files.readString(to)).isEqualTo("new");
  }

  @Test
  void windowsGetsItsOwnCommandWithQuotes(@TempDir Path directory) throws IOException {
    Path to = directory.resolve("surface.lock");
    assertThat(CopyCommand.of("C:\\My Project\\target\\surface.lock", to, true))
        .isEqualTo("copy /Y \"C:\\My Project\\target\\surface.lock\" \"" + to + "\"");
  }
}
