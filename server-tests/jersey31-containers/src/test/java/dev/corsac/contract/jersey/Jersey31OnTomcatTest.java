package dev.corsac.contract.jersey;

import dev.corsac.contract.Server;

@Server(name = "Jersey 3.1 on Tomcat", version = "jersey31.version")
class Jersey31OnTomcatTest extends TomcatContract {}
