package dev.corsac.cli.edge;

import java.util.List;

/**
 * An application, or a part of it, that configuration for the edge cannot express without granting
 * something else. The message is for the user and names every route.
 */
public final class InexpressibleException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param format what cannot express it, for the message
   * @param problems one sentence each, beginning with the route
   */
  public InexpressibleException(String format, List<String> problems) {
    super(
        format
            + " cannot express this application:\n  "
            + String.join("\n  ", problems)
            + "\nNothing was written. To leave the paths of a template to the application, which"
            + " then answers them itself, add --leave TEMPLATE.");
  }
}
