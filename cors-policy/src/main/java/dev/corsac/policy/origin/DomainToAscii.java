package dev.corsac.policy.origin;

import java.util.Optional;

/**
 * The URL Standard's <i>domain to ASCII</i> with <i>beStrict</i> false: UTS #46 processing,
 * non-transitional. The compiler has tables for it; at run time {@link #ASCII_ONLY} does, since a
 * configured origin in Unicode is refused either way, only without a suggestion.
 *
 * <p>Implementations are stateless and thread safe.
 */
@FunctionalInterface
public interface DomainToAscii {

  /**
   * Maps a percent-decoded domain to its A-labels.
   *
   * @param domain not empty; may hold any Unicode text
   * @return lower-case ASCII, or empty if the standard returns failure
   */
  Optional<String> toAscii(String domain);

  /**
   * Lower-cases ASCII domains and fails on all others. Labels that begin with {@code xn--} are not
   * decoded: one that cannot be decoded never matches a browser's origin.
   */
  DomainToAscii ASCII_ONLY =
      domain -> {
        for (int i = 0; i < domain.length(); i++) {
          if (domain.charAt(i) > 0x7f) {
            return Optional.empty();
          }
        }
        StringBuilder lower = new StringBuilder(domain);
        for (int i = 0; i < lower.length(); i++) {
          char c = lower.charAt(i);
          if (c >= 'A' && c <= 'Z') {
            lower.setCharAt(i, (char) (c + ('a' - 'A')));
          }
        }
        return Optional.of(lower.toString());
      };
}
