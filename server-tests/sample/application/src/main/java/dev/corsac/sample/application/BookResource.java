package dev.corsac.sample.application;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.Path;

/** Inherits its only resource method. */
@Path("books")
@CrossOrigin("https://app.example.com")
public class BookResource extends CountedResource {}
