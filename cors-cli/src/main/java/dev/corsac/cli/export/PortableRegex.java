package dev.corsac.cli.export;

import java.util.regex.Pattern;

/** Which regular expressions mean the same to Java, PCRE and RE2. */
final class PortableRegex {
  private static final String ATOM =
      "[A-Za-z0-9 _~!@:=,;&#<>\"'%/-]|\\\\[dDwW.\\\\|()\\[\\]{}^$*+?/-]|\\.";
  private static final String CLASS =
      "\\[\\^?(?:[A-Za-z0-9 _~!@:=,;#<>\"'%/.*+?(){}|$-]|&(?!&)|\\\\[dDwW.\\\\\\[\\]^/-])+\\]";
  private static final String TIMES = "(?:[*+?]\\??|\\{[0-9]{1,3}(?:,[0-9]{0,3})?\\}\\??)";

  private static final Pattern PORTABLE =
      Pattern.compile(
          "(?:(?:" + ATOM + "|" + CLASS + "|\\)|\\(\\?:|\\((?!\\?)|\\|)" + TIMES + "?(?![*+?{]))*");

  private PortableRegex() {}

  /** Whether it is made of what all three have in common. */
  static boolean isPortable(String regex) {
    return PORTABLE.matcher(regex).matches();
  }

  /** Whether it could match characters that are not written in it. */
  static boolean isOpen(String regex) {
    String withoutEscapes = regex.replaceAll("\\\\[.\\\\\\[\\]^]", "x");
    return withoutEscapes.contains(".")
        || withoutEscapes.contains("[^")
        || withoutEscapes.contains("\\D")
        || withoutEscapes.contains("\\W")
        || withoutEscapes.contains("%")
        || withoutEscapes.contains(";");
  }

  /** A text as a regular expression that matches nothing else. */
  static String quoted(String text) {
    return text.replaceAll("[\\\\^$.|?*+()\\[\\]{}]", "\\\\$0");
  }
}
