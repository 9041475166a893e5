package dev.corsac.jaxrs.front;

import jakarta.ws.rs.core.Configuration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Corsac decides about requests to one application, for code in front of Jakarta REST: by the
 * same decisions as its filters. To be asked when requests arrive; before that a server has not
 * shown the whole application. Thread safe.
 */
public abstract class FrontDoor {
  /**
   * The property of a request, on servlet containers a request attribute, in which Corsac's filters
   * leave what they have decided. Only {@link #due} reads its value.
   */
  public static final String DECIDED = "dev.corsac.jaxrs.decided";

  private static volatile @Nullable Finder finder;

  /** For the run time. */
  protected FrontDoor() {}

  /** Finds the applications of this class loader. The run time is one. */
  public interface Finder {
    /** That of a configuration; null if {@code CorsFeature} has not configured it. */
    @Nullable FrontDoor of(Configuration configuration);

    /** The only one; null if there is none, or several. */
    @Nullable FrontDoor only();

    /** All that are in use. */
    List<FrontDoor> all();
  }

  /** For the run time, as soon as there can be an application. */
  public static void findBy(Finder run) {
    finder = run;
  }

  /** The door of an application; null if {@code CorsFeature} has not configured it. */
  public static @Nullable FrontDoor of(Configuration configuration) {
    Finder known = finder;
    return known == null ? null : known.of(configuration);
  }

  /**
   * The door of the only application of this class loader, for servers with one application for
   * each; null if there is none, or several.
   */
  public static @Nullable FrontDoor only() {
    Finder known = finder;
    return known == null ? null : known.only();
  }

  /** The doors of all applications of this class loader. */
  public static List<FrontDoor> all() {
    Finder known = finder;
    return known == null ? List.of() : known.all();
  }

  /**
   * An answer to a preflight request.
   *
   * @param status 204 or 403
   * @param headers what is written
   * @param body why it was refused, as plain text, if {@code corsac.diagnostics} asks for it; else
   *     null
   */
  public record Preflight(int status, DueHeaders headers, @Nullable String body) {}

  /**
   * Answers a preflight request: nothing else may see it.
   *
   * @return null if the request is none, or nothing at its path is governed: then others answer
   */
  public abstract @Nullable Preflight preflight(RequestHead request);

  /**
   * Whether a response to the request can be governed, whatever its status. If not, the request and
   * its response are none of Corsac's business.
   */
  public abstract boolean concerns(RequestHead request);

  /**
   * What the response gets that is about to be sent: what a filter of Corsac has given it, or,
   * where none has seen it, what the policy of the chosen resource method demands, and where none
   * was chosen, that of path and method.
   *
   * @param status of the response
   * @param decided what {@link #DECIDED} holds now; null if nothing
   * @return null if the response is not governed: then headers of other code stay
   */
  public abstract @Nullable DueHeaders due(
      RequestHead request, int status, @Nullable Object decided);

  /**
   * Whether a filter of Corsac has finally decided about the response, so that {@link #due} stays
   * as it is.
   *
   * @param decided what {@link #DECIDED} holds now; null if nothing
   */
  public abstract boolean isFinal(@Nullable Object decided);

  /** Logs, the first time, that CORS headers of other code were removed or held back. */
  public abstract void noteForeignHeaders(RequestHead request);

  /**
   * The same where others answer for paths that no resource has: Jersey as a servlet filter. What
   * no filter of Corsac has seen is governed on known paths only.
   */
  public abstract FrontDoor besideOthers();

  /** Whether {@code corsac.readable.errors} is on. */
  public abstract boolean readableErrors();

  /** The policies that are in force now. */
  public abstract List<PolicyInForce> policies();
}
