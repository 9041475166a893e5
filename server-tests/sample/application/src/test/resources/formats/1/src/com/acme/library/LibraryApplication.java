package com.acme.library;

import dev.corsac.CrossOrigin;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The policy of everything that has none of its own. */
@CrossOrigin("https://library.example.com")
public class LibraryApplication extends Application {
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(Books.class, Loans.class, Opening.class);
  }
}
