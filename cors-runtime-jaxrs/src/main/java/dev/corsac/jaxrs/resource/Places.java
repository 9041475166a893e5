package dev.corsac.jaxrs.resource;

import java.net.URL;
import java.security.CodeSource;
import java.util.Optional;

/** Where classes come from, for messages. */
public final class Places {

  private Places() {}

  /** The file name of the jar, or the directory, that a class was loaded from; empty if unknown. */
  public static Optional<String> jarOf(Class<?> type) {
    return Optional.ofNullable(type.getProtectionDomain().getCodeSource())
        .map(CodeSource::getLocation)
        .map(URL::getPath)
        .map(path -> path.endsWith(".jar") ? path.substring(path.lastIndexOf('/') + 1) : path);
  }
}
