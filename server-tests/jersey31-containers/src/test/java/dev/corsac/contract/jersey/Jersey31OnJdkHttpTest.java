package dev.corsac.contract.jersey;

import dev.corsac.contract.Server;

@Server(name = "Jersey 3.1 on the JDK's HTTP server", version = "jersey31.version")
class Jersey31OnJdkHttpTest extends JdkHttpContract {}
