package dev.corsac.policy.fuzz;

import dev.corsac.policy.Policy;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.PreflightAnswer;
import dev.corsac.policy.decide.Decisions;
import dev.corsac.policy.finding.Placeholders;
import dev.corsac.policy.origin.DomainToAscii;
import dev.corsac.policy.origin.OriginGrammar;
import dev.corsac.policy.origin.OriginPattern;
import dev.corsac.policy.origin.OriginReading;
import dev.corsac.policy.origin.OriginSet;
import dev.corsac.policy.path.UriTemplate;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.TableListing;
import dev.corsac.policy.route.TableText;
import dev.corsac.policy.route.Tables;
import dev.corsac.policy.rule.PolicyReview;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What reads text that others write, and what must be so whatever they write. */
enum FuzzTarget {
  /** An origin of a policy: what is accepted is canonical, and what is suggested is accepted. */
  ORIGIN {
    @Override
    void check(String text) {
      OriginReading reading = GRAMMAR.read(text);
      if (reading instanceof OriginReading.Accepted accepted) {
        OriginPattern pattern = accepted.pattern();
        require(pattern.toString().equals(text), "read as " + pattern);
        require(OriginPattern.of(text).equals(pattern), "read twice, and differently");
        if (pattern.isExact()) {
          OriginSet set = OriginSet.of(List.of(pattern));
          require(set.contains(text), "does not contain itself");
          require(!set.contains(text + "."), "contains more");
        }
      } else if (reading instanceof OriginReading.Refused refused
          && refused.suggestion().isPresent()) {
        String meant = refused.suggestion().get();
        require(GRAMMAR.read(meant) instanceof OriginReading.Accepted, "suggests " + meant);
      }
    }
  },

  /** An {@code Origin} header: only the origins of the policies match. */
  ORIGIN_HEADER {
    @Override
    void check(String text) {
      boolean meant =
          text.equals("https://a.example")
              || text.matches("https://([a-z0-9_-]{1,63}\\.)+b\\.example")
              || text.matches("http://localhost(:[1-9][0-9]{0,4})?");
      require(meant || !ORIGINS.contains(text), "matches");
    }
  },

  /** The template of a {@code @Path}. */
  TEMPLATE {
    @Override
    void check(String text) {
      boolean wellFormed = UriTemplate.isWellFormed(text);
      try {
        UriTemplate template = UriTemplate.parse(text);
        require(wellFormed, "parsed");
        require(template.sameAs(UriTemplate.parse(text)), "parsed twice, and differently");
        require(template.mayOverlap(template), "does not overlap with itself");
      } catch (IllegalArgumentException e) {
        require(!wellFormed, "not parsed");
      }
    }
  },

  /**
   * The path of a request, with a table of all kinds of routes: nobody else is granted anything.
   */
  REQUEST_PATH {
    @Override
    void check(String text) {
      for (String method : List.of("GET", "PUT")) {
        PreflightAnswer stranger = DECISIONS.preflight(text, method, Tables.STRANGER);
        require(!(stranger instanceof PreflightAnswer.Granted), "granted to a stranger");
        DECISIONS.preflight(text, method, Tables.TRUSTED);
        Policy unchosen = DECISIONS.unchosen(text, method, 404);
        require(
            unchosen == null || !unchosen.origins().contains(Tables.STRANGER),
            "unchosen, and granted to a stranger");
      }
    }
  },

  /** The text of a generated table: refused in words, or written again as it was. */
  TABLE {
    @Override
    void check(String text) {
      try {
        PolicyTable table = TableText.read("com.acme.Fuzzed_CorsTable", text);
        require(read(table).equals(table), "written and read again, and differently");
      } catch (IllegalArgumentException e) {
        require(!String.valueOf(e.getMessage()).isBlank(), "refused without a word");
      }
    }

    private PolicyTable read(PolicyTable table) {
      TableText written = TableText.of(table);
      return TableText.read(
          "com.acme.Fuzzed_CorsTable",
          String.join("", written.policies()),
          String.join("", written.classes()));
    }
  },

  /** {@code META-INF/corsac/tables}, several of which may have been merged. */
  LISTING {
    @Override
    void check(String text) {
      try {
        for (TableListing listing : TableListing.parse(text)) {
          require(TableListing.parse(listing.text()).equals(List.of(listing)), "differs");
        }
      } catch (IllegalArgumentException e) {
        require(!String.valueOf(e.getMessage()).isBlank(), "refused without a word");
      }
    }
  },

  /** The value of a placeholder: a policy comes of it only if each of its origins is canonical. */
  CONFIGURED {
    @Override
    void check(String text) {
      PolicyReview review =
          PolicyReview.of(DECLARED, new Configured(text), DomainToAscii.ASCII_ONLY);
      if (review.policy().isPresent()) {
        for (OriginPattern pattern : review.policy().get().origins().patterns()) {
          require(text.contains(pattern.toString()), "lets in " + pattern + ", which nobody wrote");
        }
      }
    }
  };

  private static final OriginGrammar GRAMMAR = new OriginGrammar(DomainToAscii.ASCII_ONLY);
  private static final OriginSet ORIGINS =
      OriginSet.of(
          List.of(
              OriginPattern.of("https://a.example"),
              OriginPattern.of("https://*.b.example"),
              OriginPattern.of("http://localhost:*")));
  private static final PolicyDeclaration DECLARED =
      PolicyDeclaration.crossOrigin("${fuzzed}").withCredentials();
  private static final Decisions DECISIONS =
      Tables.decisions(
          Tables.resource(
              "com.acme.Orders",
              "orders",
              Tables.method("GET", "", Tables.allow(Tables.TRUSTED)),
              Tables.method("PUT", "{id}", Tables.allow(Tables.TRUSTED)),
              Tables.method("PUT", "{id: [0-9]+}/lines/{rest: .*}", Tables.allow(Tables.OTHER)),
              Tables.locator("{id}/parts", "com.acme.Parts", Tables.allow(Tables.TRUSTED))),
          Tables.resource(
              "com.acme.Parts",
              null,
              Tables.method("GET", "a;b", Tables.sameOrigin()),
              Tables.method("PUT", "{one}-{two}", null)));

  /**
   * Looks at one text.
   *
   * @throws IllegalStateException if something is not as it must be
   */
  abstract void check(String text);

  /** Where its kept corpus is, below the test resources. */
  String folder() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void require(boolean so, String otherwise) {
    if (!so) {
      throw new IllegalStateException(otherwise);
    }
  }

  private record Configured(String text) implements Placeholders {
    @Override
    public Optional<String> value(String name) {
      return Optional.of(text);
    }
  }
}
