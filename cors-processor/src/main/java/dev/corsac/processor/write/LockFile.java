package dev.corsac.processor.write;

import java.io.File;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The reviewed surface, which the compiled one is held against. A compilation often has only a part
 * of the classes that the file names: a build is incremental, or compiles the tests.
 */
public final class LockFile {

  /** A person reads no more than that in a message of the compiler's. */
  private static final int MAX_DIFFERENCES = 40;

  private final Path file;
  private final Predicate<String> presented;
  private final Predicate<String> exists;

  /**
   * A lock file.
   *
   * @param file where it is, or will be
   * @param presented whether this compilation compiles a type, by its canonical name
   * @param exists whether there is such a type, compiled now or before
   */
  public LockFile(Path file, Predicate<String> presented, Predicate<String> exists) {
    this.file = file;
    this.presented = presented;
    this.exists = exists;
  }

  /**
   * What is to be said against a surface; empty if it is the reviewed one.
   *
   * @param written where the surface was written to
   */
  public Optional<String> objectionTo(SurfaceLock surface, String written) {
    SurfaceLock locked;
    try {
      locked = SurfaceLock.parse(Files.exists(file) ? Files.readString(file) : "");
    } catch (CharacterCodingException e) {
      return Optional.of(file + " cannot be read: it is not in UTF-8. " + toTakeOver(written, ""));
    } catch (IOException e) {
      return Optional.of(file + " cannot be read: " + e);
    }
    SurfaceLock compared = locked.of(root -> presented.test(root) || !exists.test(root));
    List<String> differences = surface.differencesFrom(compared);
    return differences.isEmpty()
        ? Optional.empty()
        : Optional.of(
            (Files.exists(file)
                    ? "the cross-origin surface is not that of " + file
                    : "there is no lock file " + file + " yet, which says that this was reviewed")
                + ":\n"
                + String.join(
                    "\n", differences.subList(0, Math.min(differences.size(), MAX_DIFFERENCES)))
                + (differences.size() > MAX_DIFFERENCES
                    ? "\n… and " + (differences.size() - MAX_DIFFERENCES) + " more lines"
                    : "")
                + "\n"
                + toTakeOver(written, warning(locked.lines().size() - compared.lines().size())));
  }

  private static String warning(int others) {
    return others == 0
        ? ""
        : "\nBut "
            + others
            + (others == 1 ? " line" : " lines")
            + " there are of classes that this compilation does not compile, and would be lost:"
            + " compile everything first. If these are tests, give -Acorsac.lock to the main"
            + " sources only (Maven: in the execution default-compile).";
  }

  private String toTakeOver(String written, String warning) {
    return "If this is what you want, take it over and have it reviewed:\n  "
        + CopyCommand.of(written, file, File.separatorChar == '\\')
        + warning;
  }
}
