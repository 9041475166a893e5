package dev.corsac.benchmarks.decision;

import java.util.HashSet;

/** Who takes part, and in which setups it can. */
public enum Entry {
  CORSAC("Corsac"),
  FLOOR("constants"),
  LEAST("one origin by hand"),
  PASTED("pasted filter"),
  SPRING("Spring"),
  TOMCAT("Tomcat"),
  JETTY("Jetty handler"),
  JETTY_FILTER("Jetty filter"),
  RESTEASY("RESTEasy"),
  CXF("CXF"),
  QUARKUS("Quarkus"),
  VERTX("Vert.x"),
  MICRONAUT("Micronaut"),
  HELIDON("Helidon");

  private final String title;

  Entry(String title) {
    this.title = title;
  }

  /** The name in tables. */
  public String title() {
    return title;
  }

  /** Whether it is what others use, and no bound. */
  boolean isPeer() {
    return this != CORSAC && this != FLOOR && this != LEAST;
  }

  /** Whether it can express a setup at all. */
  public boolean takes(Setup setup) {
    boolean exactOrigins = setup == Setup.O1 || setup == Setup.O100 || setup == Setup.O10K;
    return switch (this) {
      case CORSAC, FLOOR, SPRING -> true;
      case LEAST -> setup == Setup.O1;
      case PASTED, TOMCAT, JETTY_FILTER, RESTEASY, CXF -> exactOrigins;
      case JETTY, QUARKUS, VERTX, MICRONAUT -> exactOrigins || setup == Setup.S1K;
      case HELIDON -> setup != Setup.P100 && setup != Setup.S1K;
    };
  }

  Contestant configured(Setup setup) {
    return switch (this) {
      case CORSAC -> new CorsacFilters(setup);
      case FLOOR -> new FloorFilter(setup);
      case LEAST -> new FilterOfBothKinds<>(setup, new LeastCors(setup.allowedOrigin(0, 0)));
      case PASTED ->
          new FilterOfBothKinds<>(setup, new PastedCors(new HashSet<>(setup.origins(0))));
      case SPRING -> new SpringCors(setup);
      case TOMCAT -> FilteredServlet.tomcat(setup);
      case JETTY -> new JettyCors(setup);
      case JETTY_FILTER -> FilteredServlet.jetty(setup);
      case RESTEASY -> new RestEasyCors(setup);
      case CXF -> new CxfCors(setup);
      case QUARKUS -> VertxCors.quarkus(setup);
      case VERTX -> VertxCors.vertx(setup);
      case MICRONAUT -> new MicronautCors(setup);
      case HELIDON -> new HelidonCors(setup);
    };
  }
}
