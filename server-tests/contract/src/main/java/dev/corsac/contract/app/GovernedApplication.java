package dev.corsac.contract.app;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Is deployed beside another that has no policy, serves the same, and declares nothing. */
@ApplicationPath("governed")
@CrossOrigin(origins = "https://shop.example", allowedHeaders = "Authorization")
public class GovernedApplication extends Application {}
