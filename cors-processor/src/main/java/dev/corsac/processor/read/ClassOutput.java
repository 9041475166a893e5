package dev.corsac.processor.read;

import dev.corsac.policy.route.TableListing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.tools.StandardLocation;

/**
 * What earlier compilations left in the class output. Compilers say in different ways that there is
 * no such file: an exception of either method, checked or not.
 */
public final class ClassOutput {
  private final Filer filer;

  /** Reads through this filer. */
  public ClassOutput(Filer filer) {
    this.filer = filer;
  }

  /** The listing; empty if there is none. To be asked before anything is created. */
  public Optional<String> listing() {
    return read("", TableListing.PATH, InputStream::readAllBytes)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** Whether the class file of a class, by its binary name, stands there. */
  public boolean hasClass(String binaryName) {
    int dot = binaryName.lastIndexOf('.');
    String inPackage = dot < 0 ? "" : binaryName.substring(0, dot);
    return read(inPackage, binaryName.substring(dot + 1) + ".class", in -> in.read() >= 0)
        .orElse(false);
  }

  private interface Reading<T> {
    T from(InputStream in) throws IOException;
  }

  private <T> Optional<T> read(String inPackage, String name, Reading<T> reading) {
    try (InputStream in =
        filer.getResource(StandardLocation.CLASS_OUTPUT, inPackage, name).openInputStream()) {
      return Optional.of(reading.from(in));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
