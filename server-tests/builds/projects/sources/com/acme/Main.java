package com.acme;

import com.sun.net.httpserver.HttpServer;
import java.net.URI;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;

/** Serves the classes that are named. */
public final class Main {
  private Main() {}

  public static void main(String... names) throws Exception {
    ResourceConfig application = new ResourceConfig();
    for (String name : names) {
      application.register(Class.forName(name));
    }
    HttpServer server =
        JdkHttpServerFactory.createHttpServer(URI.create("http://127.0.0.1:0/"), application);
    System.out.println("listens on " + server.getAddress().getPort());
  }
}
