package dev.corsac.suites;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The tables of {@code docs/suites.md}, from the data. */
final class SuitesPage {
  private SuitesPage() {}

  /** How many rows each suite has, and what Corsac makes of them. */
  static String counts(List<Suite> suites) {
    StringBuilder table = new StringBuilder();
    table.append("| suite | rows | not portable | portable | equal | by design | wrong |\n");
    table.append("|---|---|---|---|---|---|---|\n");
    Count all = new Count(0, 0, 0);
    for (Suite suite : suites) {
      Count count = count(suite);
      all = all.plus(count);
      table.append(count.line(suite.name()));
    }
    return table.append(all.line("all")).toString();
  }

  /** What is different by design, one by one. */
  static String differences(List<Suite> suites) {
    StringBuilder table = new StringBuilder();
    for (Suite suite : suites) {
      for (SuitePolicy policy : suite.policies()) {
        if (policy.compiles() && !policy.ours().isEmpty()) {
          table.append(
              difference(suite, policy.name(), policy.must(), policy.ours(), policy.because()));
        }
        for (SuiteRow row : policy.rows()) {
          if (policy.compiles() && row.portable() && row.isByDesign()) {
            String where = policy.name() + ": " + request(row);
            table.append(difference(suite, where, row.must(), row.ours(), row.because()));
          }
        }
      }
    }
    return "| where | theirs | Corsac's | why |\n|---|---|---|---|\n" + table;
  }

  /** What cannot be asked of Corsac, one by one. */
  static String notPortable(List<Suite> suites) {
    StringBuilder table = new StringBuilder();
    for (Suite suite : suites) {
      for (SuitePolicy policy : suite.policies()) {
        if (!policy.compiles() && !policy.because().isEmpty()) {
          table.append(line(suite, policy, rows(policy), said(policy), policy.because()));
        }
        for (SuiteRow row : policy.rows()) {
          if (policy.compiles() && !row.portable()) {
            table.append(line(suite, policy, 1, "", row.because()));
          }
        }
      }
    }
    return "| where | rows | the compiler says | why |\n|---|---|---|---|\n" + table;
  }

  private static String difference(
      Suite suite, String where, List<Fact> must, List<Fact> ours, String because) {
    return "| %s, %s | %s | %s | %s |\n"
        .formatted(suite.name(), where, words(must), words(ours), because);
  }

  private static String line(Suite suite, SuitePolicy policy, int rows, String said, String why) {
    return "| %s, %s | %d | %s | %s |\n".formatted(suite.name(), policy.name(), rows, said, why);
  }

  private static int rows(SuitePolicy policy) {
    return policy.rows().size() + (policy.isRow() ? 1 : 0);
  }

  private static String said(SuitePolicy policy) {
    return policy.says().stream()
        .map(id -> "[`" + id + "`](diagnostics/" + id + ".md)")
        .collect(Collectors.joining(", "));
  }

  private static String request(SuiteRow row) {
    List<String> request = new ArrayList<>();
    request.add("`" + row.method() + "`");
    for (String line : row.headers()) {
      String shown = line.length() > 70 ? line.substring(0, 70) + "…" : line;
      request.add("`" + shown.strip() + "`");
    }
    int most = 5;
    return request.size() > most
        ? String.join(" ", request.subList(0, most)) + " …"
        : String.join(" ", request);
  }

  private static String words(List<Fact> facts) {
    return facts.stream().map(Fact::toString).collect(Collectors.joining(" "));
  }

  private static Count count(Suite suite) {
    Count count = new Count(0, 0, 0);
    for (SuitePolicy policy : suite.policies()) {
      if (policy.isRow()) {
        boolean same = policy.ours().isEmpty();
        Count here = policy.compiles() ? new Count(0, 1, 0) : new Count(0, 0, 1);
        count = count.plus(same ? new Count(1, 0, 0) : here);
      }
      for (SuiteRow row : policy.rows()) {
        if (!policy.compiles() || !row.portable()) {
          count = count.plus(new Count(0, 0, 1));
        } else {
          count = count.plus(row.isByDesign() ? new Count(0, 1, 0) : new Count(1, 0, 0));
        }
      }
    }
    return count;
  }

  private record Count(int equal, int byDesign, int notPortable) {
    Count plus(Count other) {
      return new Count(
          equal + other.equal, byDesign + other.byDesign, notPortable + other.notPortable);
    }

    String line(String name) {
      int portable = equal + byDesign;
      return "| %s | %d | %d | %d | %d | %d | 0 |\n"
          .formatted(name, portable + notPortable, notPortable, portable, equal, byDesign);
    }
  }
}
