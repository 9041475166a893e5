package dev.corsac.contract.packaging.app;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Lists nothing and declares nothing: TomEE takes any method for a list of its own. */
@ApplicationPath("api")
public class BareApplication extends Application {}
