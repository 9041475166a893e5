package dev.corsac.maven;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows where the compiled surface differs from the lock file. With -Dcorsac.accept it writes the
 * file.
 */
@Mojo(name = "lock", threadSafe = true)
final class LockMojo extends CommandMojo {
  private static final Pattern COMPILERS = Pattern.compile("corsac\\.lock=([^<>]+)<");

  /**
   * The lock file. The default is the file that the compiler gets from -Acorsac.lock, or else
   * surface.lock next to the POM.
   */
  @Parameter(property = "corsac.lock")
  @Nullable String lock;

  /** Write the lock file, after you have read the differences. */
  @Parameter(property = "corsac.accept")
  boolean accept;

  @Override
  Arguments arguments() {
    Arguments arguments = new Arguments("lock").option("--lock", file()).flag("--accept", accept);
    places().forEach(arguments::operand);
    return arguments;
  }

  private String file() {
    return lock != null
        ? lock
        : project.getBuildPlugins().stream()
            .map(LockMojo::ofCompiler)
            .filter(found -> !found.isEmpty())
            .findFirst()
            .orElseGet(() -> project.getBasedir().toPath().resolve("surface.lock").toString());
  }

  /** Whatever compiles (Maven's plugin, Kotlin's) is given it somewhere among its arguments. */
  private static String ofCompiler(Plugin plugin) {
    StringBuilder configuration = new StringBuilder().append(plugin.getConfiguration());
    for (PluginExecution execution : plugin.getExecutions()) {
      configuration.append(execution.getConfiguration());
    }
    Matcher given = COMPILERS.matcher(configuration);
    return given.find() ? given.group(1).strip().replace("&amp;", "&") : "";
  }
}
