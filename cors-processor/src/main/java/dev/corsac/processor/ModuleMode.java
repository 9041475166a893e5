package dev.corsac.processor;

import dev.corsac.policy.route.TableListing;
import java.io.IOException;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.tools.StandardLocation;

/** Whether the compiler compiles one module, or none, as nearly all builds do. */
final class ModuleMode {

  static final String REFUSED =
      "javac --module-source-path compiles several modules at once, and Corsac writes one policy"
          + " table for each compilation. Compile the modules one after the other, each with"
          + " --module-path and its own -d.";

  private ModuleMode() {}

  /**
   * Whether every file that is written needs a module's name. To be asked before anything is
   * written: a file that is open is refused with the same exception.
   */
  static boolean isOfSeveral(Filer filer) {
    try {
      filer.getResource(StandardLocation.CLASS_OUTPUT, "", TableListing.PATH);
      return false;
    } catch (FilerException | IllegalArgumentException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
