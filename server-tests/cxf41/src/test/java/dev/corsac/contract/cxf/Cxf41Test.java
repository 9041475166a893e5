package dev.corsac.contract.cxf;

import dev.corsac.contract.CorsContract;
import dev.corsac.contract.Server;

@Server(
    name = "CXF 4.1 on Jetty",
    version = "cxf41.version",
    registers = "listed",
    write = "`CorsFeature.class` in `getClasses()`")
class Cxf41Test extends CorsContract {
  Cxf41Test() {
    super(new Cxf());
  }
}
