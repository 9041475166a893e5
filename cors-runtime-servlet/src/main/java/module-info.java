/** Corsac in front of Jakarta REST: a servlet filter that nothing else is before. */
module dev.corsac.servlet {
  requires dev.corsac.jaxrs;
  requires transitive jakarta.servlet;
  requires static org.jspecify;

  exports dev.corsac.servlet;

  // Servers set the fields that bear @Context by reflection.
  opens dev.corsac.servlet;

  provides jakarta.servlet.ServletContainerInitializer with
      dev.corsac.servlet.FrontDoorInitializer;
  provides jakarta.ws.rs.core.Feature with
      dev.corsac.servlet.FrontDoorFeature;
}
