package dev.corsac.policy.finding;

/** How far apart two words are, to find what a misspelt one was meant to be. */
public final class EditDistance {

  private EditDistance() {}

  /**
   * The Levenshtein distance: how many characters must be inserted, deleted or replaced.
   *
   * @return the distance, or {@code limit + 1} for any distance beyond the limit
   */
  public static int atMost(int limit, String a, String b) {
    if (Math.abs(a.length() - b.length()) > limit) {
      return limit + 1;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return Math.min(row[b.length()], limit + 1);
  }
}
