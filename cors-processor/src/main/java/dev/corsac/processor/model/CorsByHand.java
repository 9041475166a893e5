package dev.corsac.processor.model;

/**
 * A declaration that shows CORS by hand.
 *
 * @param element the constant, the field or the class
 * @param kind what it shows
 * @param name the header's name, or the filter's class
 */
public record CorsByHand(ElementRef element, Kind kind, String name) {

  /** What a declaration shows. */
  public enum Kind {
    /** A constant that holds a header's name. */
    HEADER_NAME,
    /** A CORS filter of a server or a framework, as superclass or as a field's type. */
    FILTER
  }
}
