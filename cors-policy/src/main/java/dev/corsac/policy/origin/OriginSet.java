package dev.corsac.policy.origin;

import java.util.List;

/** SKELETON: to be written. The origin patterns of one policy. Immutable and thread safe. */
public final class OriginSet {
  /** Allows no origin. */
  public static final OriginSet NONE = new OriginSet(List.of());

  private final List<OriginPattern> patterns;

  private OriginSet(List<OriginPattern> patterns) {
    this.patterns = List.copyOf(patterns);
  }

  /** The set of all origins that at least one pattern matches. */
  public static OriginSet of(List<OriginPattern> patterns) {
    return new OriginSet(patterns);
  }

  /** Whether the set is {@code *}. */
  public boolean isAny() {
    throw new UnsupportedOperationException();
  }

  /** Whether the value of an {@code Origin} header is in the set; never throws. */
  public boolean contains(String origin) {
    throw new UnsupportedOperationException();
  }

  /** The patterns, in the order in which they were given. */
  public List<OriginPattern> patterns() {
    return patterns;
  }
}
