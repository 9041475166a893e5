package dev.corsac.contract.cxf;

import dev.corsac.contract.CorsContract;
import dev.corsac.contract.Server;

@Server(
    name = "CXF 4.2 on Jetty",
    version = "cxf42.version",
    registers = "listed",
    write = "`CorsFeature.class` in `getClasses()`")
class Cxf42Test extends CorsContract {
  Cxf42Test() {
    super(new Cxf());
  }
}
