package dev.corsac.processor.write;

import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Place;
import dev.corsac.policy.surface.SurfaceLock;
import dev.corsac.processor.model.CompilationModel;
import dev.corsac.processor.model.ResourceClassDeclaration;
import java.io.File;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Predicate;

/**
 * {@code surface-changed}: the compiled surface is not the reviewed one of the lock file. A
 * compilation often has only a part of the classes that the file names: a build is incremental, or
 * compiles the tests.
 */
public final class SurfaceChanged {

  /** A person reads no more than that in a message of the compiler's. */
  private static final int MAX_DIFFERENCES = 40;

  private final Path file;
  private final CompilationModel model;
  private final Predicate<String> presented;
  private final Predicate<String> carried;
  private final Predicate<String> exists;

  /**
   * The rule for one lock file.
   *
   * @param file where it is, or will be
   * @param model what was compiled, and what is carried
   * @param presented whether this compilation compiles a type, by its canonical name
   * @param carried whether an earlier compilation left it in the class output, and this one does
   *     not compile it
   * @param exists whether there is such a type, compiled now or before
   */
  public SurfaceChanged(
      Path file,
      CompilationModel model,
      Predicate<String> presented,
      Predicate<String> carried,
      Predicate<String> exists) {
    this.file = file;
    this.model = model;
    this.presented = presented;
    this.carried = carried;
    this.exists = exists;
  }

  /**
   * What there is to say about a surface.
   *
   * @param objection why it is not the reviewed one; empty if it is
   * @param unlocked one for each carried class of which the lock file has no line: a class file may
   *     have been left behind, so that it does not count
   */
  public record Review(Optional<Finding> objection, List<Finding> unlocked) {}

  /**
   * Holds a surface against the file.
   *
   * @param written where the surface was written to
   */
  public Review review(SurfaceLock surface, String written) {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // A directory cannot be read, and a device or a pipe may never end.
      return objection(
          file + " is not a file. Name the lock file itself: -Acorsac.lock=…/surface.lock.");
    }
    SurfaceLock locked;
    try {
      locked = SurfaceLock.parse(Files.exists(file) ? Files.readString(file) : "");
    } catch (CharacterCodingException e) {
      return objection(file + " cannot be read: it is not in UTF-8. " + toTakeOver(written, ""));
    } catch (IOException e) {
      return objection(file + " cannot be read: " + e);
    }
    SortedSet<String> unlocked = surface.classes();
    unlocked.removeIf(carried.negate());
    unlocked.removeAll(locked.classes());
    SurfaceLock compared =
        locked.of(root -> presented.test(root) || carried.test(root) || !exists.test(root));
    List<String> differences =
        surface.of(root -> !unlocked.contains(root)).differencesFrom(compared);
    return new Review(
        differences.isEmpty()
            ? Optional.empty()
            : Optional.of(finding(problem(differences, locked, compared, written))),
        unlocked.stream().map(each -> finding(unlocked(each))).toList());
  }

  private static Review objection(String problem) {
    return new Review(Optional.of(finding(problem)), List.of());
  }

  private static Finding finding(String problem) {
    return Finding.of(DiagnosticId.SURFACE_CHANGED, Place.ANNOTATION, problem);
  }

  private String unlocked(String className) {
    ResourceClassDeclaration resource = model.resources().get(className);
    return file
        + " has no line of "
        + className
        + ", which an earlier compilation left in the class output. "
        + (resource == null ? "" : resource.whatToDoIfCarried());
  }

  private String problem(
      List<String> differences, SurfaceLock locked, SurfaceLock compared, String written) {
    return (Files.exists(file)
            ? "the cross-origin surface differs from " + file
            : "there is no lock file " + file + " yet that says this was reviewed")
        + ":\n"
        + String.join("\n", differences.subList(0, Math.min(differences.size(), MAX_DIFFERENCES)))
        + (differences.size() > MAX_DIFFERENCES
            ? "\n… and " + (differences.size() - MAX_DIFFERENCES) + " more lines"
            : "")
        + "\n"
        + toTakeOver(written, warning(locked.lines().size() - compared.lines().size()));
  }

  private static String warning(int others) {
    return others == 0
        ? ""
        : "\nBut "
            + others
            + (others == 1 ? " line" : " lines")
            + " in it "
            + (others == 1 ? "is" : "are")
            + " of classes outside this compilation, and would be lost:"
            + " compile everything first. If these are tests, give -Acorsac.lock to the main"
            + " sources only (Maven: in the execution default-compile).";
  }

  private String toTakeOver(String written, String warning) {
    return "If this is what you want, accept it and have it reviewed:\n  "
        + CopyCommand.of(written, file, File.separatorChar == '\\')
        + warning;
  }
}
