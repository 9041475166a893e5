package dev.corsac.contract.jersey;

import dev.corsac.contract.Server;

@Server(name = "Jersey 4.0 on Tomcat", version = "jersey40.version")
class Jersey40OnTomcatTest extends TomcatContract {}
