package com.acme;

import dev.corsac.servlet.FrontDoorInitializer;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;
import java.util.List;

public class ShopApplication extends Application<ShopApplication.Settings> {

  public static class Settings extends Configuration {
    public List<String> corsOrigins = List.of();
  }

  @Override
  public void run(Settings settings, Environment environment) {
    environment.getApplicationContext().addServletContainerInitializer(new FrontDoorInitializer());
    environment.jersey().property("app.cors.origins", settings.corsOrigins);
    environment.jersey().property("jersey.config.server.response.setStatusOverSendError", true);
  }
}
