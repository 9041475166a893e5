module com.acme.shop {
  requires dev.corsac;
  requires dev.corsac.jaxrs;
  requires jakarta.ws.rs;
  requires jdk.httpserver;
  requires org.glassfish.jersey.container.jdk.http;
  requires org.glassfish.jersey.core.server;

  // Jakarta REST makes the resources, and Corsac the table.
  opens com.acme;
}
