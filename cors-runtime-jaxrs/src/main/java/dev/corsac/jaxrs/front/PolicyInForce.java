package dev.corsac.jaxrs.front;

import java.util.List;

/**
 * A policy that is in force, for people. Immutable.
 *
 * @param place the class, method, package or application that bears it
 * @param origins that it lets in; empty if none
 * @param credentials whether with credentials
 * @param sources a sentence for each placeholder: where its value is from
 */
public record PolicyInForce(
    String place, List<String> origins, boolean credentials, List<String> sources) {
  public PolicyInForce {
    origins = List.copyOf(origins);
    sources = List.copyOf(sources);
  }
}
