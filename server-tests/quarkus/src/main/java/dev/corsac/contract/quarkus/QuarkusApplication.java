package dev.corsac.contract.quarkus;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Lists nothing: Quarkus finds the sample and Corsac in its index. */
@ApplicationPath("api")
public class QuarkusApplication extends Application {}
