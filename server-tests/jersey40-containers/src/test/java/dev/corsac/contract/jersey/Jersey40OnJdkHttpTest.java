package dev.corsac.contract.jersey;

import dev.corsac.contract.Server;

@Server(name = "Jersey 4.0 on the JDK's HTTP server", version = "jersey40.version")
class Jersey40OnJdkHttpTest extends JdkHttpContract {}
