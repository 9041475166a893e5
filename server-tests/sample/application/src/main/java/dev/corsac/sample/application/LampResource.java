package dev.corsac.sample.application;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.Path;

/** Inherits the same method as {@link BookResource}, for another origin. */
@Path("lamps")
@CrossOrigin("https://shop.example")
public class LampResource extends CountedResource {}
