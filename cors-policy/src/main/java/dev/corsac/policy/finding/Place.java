package dev.corsac.policy.finding;

/**
 * Where in an annotation a finding points.
 *
 * @param member the annotation's member, {@code "origins"}; empty for the annotation itself
 * @param index the element of an array member from 0, or -1 for the member as a whole
 */
public record Place(String member, int index) {

  /** The annotation itself, no member of it. */
  public static final Place ANNOTATION = new Place("", -1);

  /** The whole of one member. */
  public static Place of(String member) {
    return new Place(member, -1);
  }

  /** {@code origins[1]}, {@code maxAge}, or the empty string for the annotation itself. */
  @Override
  public String toString() {
    return index < 0 ? member : member + "[" + index + "]";
  }
}
