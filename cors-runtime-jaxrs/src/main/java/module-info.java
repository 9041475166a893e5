/**
 * The run time of Corsac for Jakarta REST: registers itself, answers preflights, writes headers.
 */
@SuppressWarnings("module")
module dev.corsac.jaxrs {
  requires transitive dev.corsac;
  requires transitive dev.corsac.policy;
  requires transitive jakarta.ws.rs;
  requires static jakarta.annotation;
  requires static jdk.jfr;
  requires static org.jspecify;

  exports dev.corsac.jaxrs;
  exports dev.corsac.jaxrs.front to
      dev.corsac.quarkus,
      dev.corsac.servlet,
      dev.corsac.spring;

  uses dev.corsac.jaxrs.OriginSource;

  // Servers set the fields that bear @Context by reflection.
  opens dev.corsac.jaxrs;

  provides jakarta.ws.rs.core.Feature with
      dev.corsac.jaxrs.ApplicationFeature,
      dev.corsac.jaxrs.CorsFeature;
}
