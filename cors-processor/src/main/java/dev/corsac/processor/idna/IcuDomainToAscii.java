package dev.corsac.processor.idna;

import com.ibm.icu.text.IDNA;
import dev.corsac.policy.origin.DomainToAscii;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The URL Standard's <i>domain to ASCII</i> (section 3.3, <i>beStrict</i> false) by ICU's UTS #46
 * processing: non-transitional, with CheckBidi and CheckJoiners, without CheckHyphens,
 * UseSTD3ASCIIRules and VerifyDnsLength. {@code java.net.IDN} would map {@code faß.de} to somebody
 * else's domain. Stateless and thread safe.
 */
public final class IcuDomainToAscii implements DomainToAscii {

  /** ICU reads tables when it is first needed, which is never for most applications. */
  private static final class Uts46 {
    static final IDNA PROCESSING =
        IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII
                | IDNA.NONTRANSITIONAL_TO_UNICODE
                | IDNA.CHECK_BIDI
                | IDNA.CHECK_CONTEXTJ);

    /** What ICU always checks, and the URL Standard only when <i>beStrict</i> is true. */
    static final Set<IDNA.Error> STRICT_ONLY =
        EnumSet.of(
            IDNA.Error.HYPHEN_3_4,
            IDNA.Error.LEADING_HYPHEN,
            IDNA.Error.TRAILING_HYPHEN,
            IDNA.Error.EMPTY_LABEL,
            IDNA.Error.LABEL_TOO_LONG,
            IDNA.Error.DOMAIN_NAME_TOO_LONG);
  }

  /** An instance; all are alike. */
  public IcuDomainToAscii() {}

  @Override
  public Optional<String> toAscii(String domain) {
    if (isAscii(domain) && !hasEncodedLabel(domain)) {
      return Optional.of(domain.toLowerCase(Locale.ROOT));
    }
    IDNA.Info info = new IDNA.Info();
    StringBuilder ascii = Uts46.PROCESSING.nameToASCII(domain, new StringBuilder(), info);
    return Uts46.STRICT_ONLY.containsAll(info.getErrors()) && ascii.length() > 0
        ? Optional.of(ascii.toString())
        : Optional.empty();
  }

  private static boolean isAscii(String domain) {
    for (int i = 0; i < domain.length(); i++) {
      if (domain.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasEncodedLabel(String domain) {
    String lower = domain.toLowerCase(Locale.ROOT);
    return lower.startsWith("xn--") || lower.contains(".xn--");
  }
}
