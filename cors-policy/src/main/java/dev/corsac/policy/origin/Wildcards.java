package dev.corsac.policy.origin;

/**
 * A text without the wildcards that may stand in it.
 *
 * @param subdomains whether {@code *.} stood right after {@code ://}
 * @param anyPort whether {@code :*} stood at the end
 * @param plain the text with a label and no port in their place; may still hold a {@code *} that
 *     may not stand where it does
 */
record Wildcards(boolean subdomains, boolean anyPort, String plain) {

  /** The label that {@code *} stands for, while the rest is judged. */
  static final String LABEL = "a";

  static Wildcards of(String text) {
    boolean anyPort = text.endsWith(":*");
    String plain = anyPort ? text.substring(0, text.length() - 2) : text;
    // The colon that ends the scheme: behind another one no host begins.
    int colon = plain.indexOf(':');
    int host = colon + 3;
    boolean subdomains = colon >= 0 && plain.startsWith("://*.", colon);
    if (subdomains) {
      plain = plain.substring(0, host) + LABEL + plain.substring(host + 1);
    }
    return new Wildcards(subdomains, anyPort, plain);
  }

  /** Takes the label off again. */
  String withoutLabel(String host) {
    return subdomains ? host.substring(LABEL.length() + 1) : host;
  }
}
