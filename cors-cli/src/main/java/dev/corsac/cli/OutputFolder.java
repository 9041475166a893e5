package dev.corsac.cli;

import dev.corsac.cli.application.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder into which a command writes; it is made if there is none. */
record OutputFolder(Path folder) {

  /**
   * Writes a file, in UTF-8.
   *
   * @return its path
   * @throws BadInputException if it cannot be written
   */
  Path write(String name, String text) {
    Path path = folder.resolve(name);
    try {
      Files.createDirectories(folder);
      return Files.writeString(path, text);
    } catch (IOException e) {
      throw new BadInputException(path + " cannot be written: " + e, e);
    }
  }
}
