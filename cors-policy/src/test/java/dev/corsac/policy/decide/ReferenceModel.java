package dev.corsac.policy.decide;

import dev.corsac.policy.Policy;
import dev.corsac.policy.PreflightAnswer;
import dev.corsac.policy.route.DeclaredPolicy;
import dev.corsac.policy.route.Deployed;
import dev.corsac.policy.route.Locator;
import dev.corsac.policy.route.PolicyTable;
import dev.corsac.policy.route.ResourceClass;
import dev.corsac.policy.route.ResourceMethod;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * docs/architecture.md#paths and docs/architecture.md#preflight in the most obvious way: every
 * template is a regular expression, every stage tries everything, locators are followed up to a
 * depth. It shares no code with what it judges but the records.
 */
@NullUnmarked // Proving what is never null would hide what is obvious.
final class ReferenceModel {
  private static final int MOST_HOPS_IN_PLACE = 6;
  private static final List<String> OPAQUE =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
  // Computed once for each template, since every request asks for them many times.
  private static final Map<Map.Entry<String, Boolean>, Pattern> PATTERNS = new HashMap<>();
  private static final Map<String, Boolean> SPANS = new HashMap<>();
  private static final Map<String, List<Integer>> RANKS = new HashMap<>();
  private static final Map<List<String>, Boolean> BETTER = new HashMap<>();
  private static final Map<String, String> SHAPES = new HashMap<>();

  private final Map<String, ResourceClass> classes = new TreeMap<>();
  private final @Nullable DeclaredPolicy applicationPolicy;
  private final Predicate<String> served;
  private final Function<DeclaredPolicy, Policy> review;

  ReferenceModel(Deployed deployed, Function<DeclaredPolicy, Policy> review) {
    this.served = deployed.served();
    this.review = review;
    this.applicationPolicy = deployed.applicationPolicy();
    for (PolicyTable table : deployed.tables()) {
      table.classes().forEach(c -> classes.put(c.name(), c));
    }
  }

  // ---- templates -------------------------------------------------------------------------------

  private record Part(boolean variable, String text) {}

  private static String strip(String template) {
    String t = template.startsWith("/") ? template.substring(1) : template;
    return t.endsWith("/") ? t.substring(0, t.length() - 1) : t;
  }

  private static List<Part> parts(String template) {
    List<Part> parts = new ArrayList<>();
    int depth = 0;
    StringBuilder part = new StringBuilder();
    for (char c : strip(template).toCharArray()) {
      if (c == '{' && depth++ == 0) {
        parts.add(new Part(false, part.toString()));
        part.setLength(0);
      } else if (c == '}' && --depth == 0) {
        parts.add(new Part(true, part.toString()));
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(new Part(false, part.toString()));
    return parts;
  }

  private static @Nullable String regexOf(Part variable) {
    int colon = variable.text().indexOf(':');
    return colon < 0 ? null : variable.text().substring(colon + 1).strip();
  }

  private static String encode(String literal) {
    return literal
        .codePoints()
        .mapToObj(Character::toString)
        .map(c ->
            c.matches("[A-Za-z0-9%/._~:@!$&'()*+,;=-]")
                ? c
                : URLEncoder.encode(c, StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining());
  }

  /** What stands between slashes; a variable's own expression may hold slashes too. */
  private static List<List<Part>> segments(String template) {
    List<List<Part>> segments = new ArrayList<>();
    segments.add(new ArrayList<>());
    for (Part part : parts(template)) {
      if (part.variable()) {
        segments.get(segments.size() - 1).add(part);
        continue;
      }
      String[] literals = part.text().split("/", -1);
      for (int i = 0; i < literals.length; i++) {
        if (i > 0) {
          segments.add(new ArrayList<>());
        }
        if (!literals[i].isEmpty()) {
          segments.get(segments.size() - 1).add(new Part(false, literals[i]));
        }
      }
    }
    return segments;
  }

  private static String pattern(String template, boolean decoded) {
    StringBuilder regex = new StringBuilder();
    if (strip(template).isEmpty()) {
      return "";
    }
    for (List<Part> segment : segments(template)) {
      regex.append('/');
      for (Part part : segment) {
        String own = part.variable() ? regexOf(part) : null;
        String literal = encode(part.text());
        regex.append(
            part.variable()
                ? "(" + (own == null ? "[^/]+?" : own) + ")"
                : Pattern.quote(decoded ? decode(keepingSlashes(literal)) : literal));
      }
      // Purely literal segments may carry matrix parameters.
      regex.append(segment.stream().anyMatch(Part::variable) ? "" : "(?:;[^/]*)?");
    }
    return regex.toString();
  }

  private static boolean matches(String template, boolean decoded, String text) {
    return PATTERNS
        .computeIfAbsent(
            Map.entry(template, decoded), k -> Pattern.compile(pattern(template, decoded)))
        .matcher(text)
        .matches();
  }

  private static boolean spans(String template) {
    return SPANS.computeIfAbsent(template, ReferenceModel::computeSpans);
  }

  private static boolean computeSpans(String template) {
    return parts(template).stream()
        .filter(Part::variable)
        .map(ReferenceModel::regexOf)
        .anyMatch(regex ->
            regex != null
                && List.of("", "/", "a/b", "/a", "a/").stream().anyMatch(s -> s.matches(regex)));
  }

  private static List<Integer> rank(String template) {
    return RANKS.computeIfAbsent(template, ReferenceModel::computeRank);
  }

  private static List<Integer> computeRank(String template) {
    List<Part> variables = parts(template).stream().filter(Part::variable).toList();
    int literals =
        parts(template).stream()
            .filter(p -> !p.variable())
            .mapToInt(p -> encode(p.text()).length())
            .sum();
    int regexes = (int) variables.stream().filter(v -> regexOf(v) != null).count();
    return List.of(literals, variables.size(), regexes);
  }

  /** The rank as each of the ways in which servers count makes it, the usual one first. */
  private static List<List<Integer>> ranks(String template) {
    List<Part> parts = parts(template);
    int decoded =
        parts.stream()
            .filter(p -> !p.variable())
            .mapToInt(p -> decode(keepingSlashes(encode(p.text()))).length())
            .sum();
    int withComma = (int) parts.stream().filter(p -> p.variable() && commaInRegex(p)).count();
    int slash = template.endsWith("/") && !strip(template).isEmpty() ? 1 : 0;
    List<List<Integer>> ranks = new ArrayList<>();
    for (int literals : List.of(rank(template).get(0), decoded)) {
      for (int more : List.of(0, slash)) {
        for (int less : List.of(0, withComma)) {
          ranks.add(List.of(literals + more, rank(template).get(1), rank(template).get(2) - less));
        }
      }
    }
    return ranks;
  }

  private static boolean commaInRegex(Part variable) {
    String regex = regexOf(variable);
    return regex != null && regex.contains(",");
  }

  private static boolean surelyBetter(String one, String two) {
    return BETTER.computeIfAbsent(List.of(one, two), k -> computeSurelyBetter(one, two));
  }

  private static boolean computeSurelyBetter(String one, String two) {
    List<List<Integer>> mine = ranks(one);
    List<List<Integer>> theirs = ranks(two);
    return IntStream.range(0, mine.size()).allMatch(i -> better(mine.get(i), theirs.get(i)) > 0);
  }

  private static boolean alike(String one, String two) {
    return !surelyBetter(one, two) && !surelyBetter(two, one);
  }

  private static String shape(String template) {
    return SHAPES.computeIfAbsent(template, ReferenceModel::computeShape);
  }

  private static String computeShape(String template) {
    return parts(template).stream()
        .map(p -> p.variable() ? "{" + regexOf(p) + "}" : encode(p.text()))
        .collect(Collectors.joining());
  }

  /** What can be left of the text behind a template, each a suffix that is empty or has a slash. */
  private static Set<String> rests(String template, Reading path, String text) {
    Set<String> rests = new LinkedHashSet<>();
    for (int i = 0; i <= text.length(); i++) {
      boolean boundary = i == text.length() || (text.charAt(i) == '/' && i > 0) || i == 0;
      if (boundary && matches(template, path.decoded, text.substring(0, i))) {
        rests.add(text.substring(i));
      }
    }
    if (spans(template) && matches(template, path.decoded, text + "/")) {
      rests.add("");
    }
    return rests;
  }

  private static boolean matchesWhole(String template, Reading path, String text) {
    return rests(template, path, text).contains("");
  }

  // ---- readings --------------------------------------------------------------------------------

  private record Reading(String text, boolean decoded, boolean tentative) {}

  private record State(String text, int decodings) {}

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String keepingSlashes(String text) {
    return text.replaceAll("%(2[Ff])", "%25$1");
  }

  private static String normalise(String path) {
    List<String> kept = new ArrayList<>();
    String[] segments = path.substring(1).split("/", -1);
    for (String segment : segments) {
      if (segment.equals("..") && !kept.isEmpty()) {
        kept.remove(kept.size() - 1);
      } else if (!segment.equals(".") && !segment.equals("..")) {
        kept.add(segment);
      }
    }
    String last = segments[segments.length - 1];
    boolean dots = last.equals(".") || last.equals("..");
    return "/" + String.join("/", kept) + (dots && !kept.isEmpty() ? "/" : "");
  }

  private static boolean ordinary(String text) {
    return !text.matches("(?s).*(%|;|//|/\\.\\.?(/|$)).*");
  }

  private static int slashes(String text) {
    return text.replaceAll("[^/]", "").length();
  }

  /** Each text is made from each that leads to it, and costs twice as much as that is long. */
  private static int charactersLookedAt(String rawPath, Set<State> states, Set<State> texts) {
    List<String> lookedAt = new ArrayList<>();
    for (State s : texts) {
      String text = s.decodings() > 0 ? octets(s.text()) : s.text();
      if (s.text().contains(";")) {
        lookedAt.add(text);
      }
      if (s.text().matches("(?s).*/\\.\\.?(/.*)?")) {
        lookedAt.add(text);
      }
      if (s.text().contains("//")) {
        lookedAt.add(text);
      }
    }
    // Where nothing that matters is encoded, it can as well come first.
    boolean twice = decode(rawPath).contains("%");
    boolean first = !twice && !rawPath.matches("(?is).*%(2f|2e|3b).*");
    for (State s : states) {
      if (s.decodings() < (twice ? 2 : 1)
          && s.text().contains("%")
          && (!first || s.text().equals(rawPath))) {
        lookedAt.add(octets(s.text()));
      }
    }
    return rawPath.length() + 2 * lookedAt.stream().mapToInt(String::length).sum();
  }

  private static String octets(String text) {
    // What is no UTF-8 was one octet.
    byte[] octets = text.replace('\uFFFD', '?').getBytes(StandardCharsets.UTF_8);
    return new String(octets, StandardCharsets.ISO_8859_1);
  }

  /** Null if there are too many to look at. */
  private static @Nullable Set<Reading> readings(String rawPath) {
    Set<State> states = new LinkedHashSet<>(Set.of(new State(rawPath, 0)));
    for (int before = 0; before < states.size(); ) {
      before = states.size();
      for (State s : List.copyOf(states)) {
        states.add(new State(s.text().replaceAll(";[^/]*", ""), s.decodings()));
        states.add(new State(s.text().replaceAll("/+", "/"), s.decodings()));
        states.add(new State(normalise(s.text()), s.decodings()));
        if (s.decodings() < 2 && s.text().contains("%")) {
          states.add(new State(decode(s.text()), s.decodings() + 1));
          states.add(new State(decode(keepingSlashes(s.text())), s.decodings() + 1));
        }
      }
    }
    Set<State> texts =
        states.stream()
            .map(s -> new State(s.text(), Math.min(1, s.decodings())))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (texts.size() > 16
        || charactersLookedAt(rawPath, states, texts)
            > Math.max(3 * rawPath.length(), rawPath.length() + 240)
        || (rawPath.contains("%") && !rawPath.equals(octets(rawPath)))
        || rawPath.matches("(?is).*%(?![0-9a-f]{2}).*")
        || texts.stream().anyMatch(s -> slashes(s.text()) > (ordinary(rawPath) ? 256 : 20))) {
      return null;
    }
    return texts.stream()
        .map(s -> {
          // An encoded slash, if it is all that is odd, need not be a slash to anybody.
          boolean slashDecoded =
              s.decodings() > 0
                  && !rawPath.contains("%25")
                  && ordinary(s.text())
                  && slashes(s.text()) > slashes(rawPath);
          return new Reading(
              s.text().replaceAll("/$", ""),
              s.decodings() > 0,
              s.text().contains(";") || slashDecoded);
        })
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  // ---- matching in stages ----------------------------------------------------------------------

  private record Offer(@Nullable Policy policy, Set<String> headers) {}

  private record Member(
      ResourceClass resource, @Nullable DeclaredPolicy inherited, Set<String> inheritedHeaders) {}

  /** A class as locators reach it, with the policy that they hand down. */
  private record Reached(String className, @Nullable Policy inherited) {}

  private @Nullable Map<Reached, Set<String>> handedDown;

  /** The headers of all locators that lead to a class with the same policy. */
  private Set<String> handedDown(Reached reached) {
    if (handedDown == null) {
      handedDown = new HashMap<>();
      for (Map<Reached, Set<String>> before = null; !handedDown.equals(before); ) {
        before = copy(handedDown);
        classes.values().stream()
            .filter(c -> c.template() != null && served.test(c.name()))
            .forEach(root -> handDown(root, null, Set.of(), handedDown));
        before.forEach((from, headers) ->
            handDown(classes.get(from.className()), from.inherited(), headers, handedDown));
      }
    }
    return handedDown.get(reached);
  }

  private static Map<Reached, Set<String>> copy(Map<Reached, Set<String>> map) {
    Map<Reached, Set<String>> copy = new HashMap<>();
    map.forEach((reached, headers) -> copy.put(reached, new TreeSet<>(headers)));
    return copy;
  }

  private void handDown(
      ResourceClass from,
      @Nullable Policy inherited,
      Set<String> headers,
      Map<Reached, Set<String>> all) {
    for (Locator locator : from.locators()) {
      if (locator.target() != null) {
        Policy policy = locator.own() != null ? policy(locator.own()) : inherited;
        for (String target : mayReturn(locator)) {
          Set<String> known =
              all.computeIfAbsent(new Reached(target, policy), reached -> new TreeSet<>());
          known.addAll(union(headers, locator.requestHeaders()));
        }
      }
    }
  }

  private record Candidate(String template, Object what, String rest) {}

  private static List<Candidate> choices(List<Candidate> matching) {
    if (matching.isEmpty()) {
      return matching;
    }
    List<String> best = best(matching);
    // Of several that are equally good, any is the best; one that spans makes the others count.
    boolean bestSpans =
        matching.stream()
            .filter(c -> best.stream().allMatch(b -> alike(c.template(), b)))
            .anyMatch(c -> spans(c.template()));
    return matching.stream()
        .filter(c ->
            bestSpans || spans(c.template()) || best.stream().allMatch(b -> alike(c.template(), b)))
        .toList();
  }

  private static List<String> best(List<Candidate> matching) {
    List<Integer> best =
        matching.stream().map(c -> rank(c.template())).max(ReferenceModel::better).orElseThrow();
    return matching.stream()
        .map(Candidate::template)
        .distinct()
        .filter(t -> rank(t).equals(best))
        .toList();
  }

  /** RESTEasy takes "" and "{x}" in the order of registration, unless another is better. */
  private static List<Candidate> choicesOfClasses(List<Candidate> matching) {
    if (matching.isEmpty()) {
      return matching;
    }
    List<Candidate> choices = choices(matching);
    boolean variable = best(matching).stream().allMatch(best -> strip(best).matches("\\{[^:{}]*}"));
    return matching.stream()
        .filter(c -> choices.contains(c) || (variable && strip(c.template()).isEmpty()))
        .toList();
  }

  private final Map<Reading, Map<String, Set<Offer>>> offers = new HashMap<>();

  private Map<String, Set<Offer>> offers(Reading path) {
    return offers.computeIfAbsent(path, this::computeOffers);
  }

  private Map<String, Set<Offer>> computeOffers(Reading path) {
    Map<String, Set<Offer>> offers = new TreeMap<>();
    Map<String, List<Member>> groups = new TreeMap<>();
    for (ResourceClass c : classes.values()) {
      if (c.template() != null && served.test(c.name())) {
        groups
            .computeIfAbsent(shape(c.template()), k -> new ArrayList<>())
            .add(new Member(c, null, Set.of()));
      }
    }
    List<Candidate> matching = new ArrayList<>();
    for (List<Member> group : groups.values()) {
      String template =
          group.stream()
              .map(m -> String.valueOf(m.resource().template()))
              .reduce((a, b) -> a.endsWith("/") ? a : b)
              .orElseThrow();
      boolean subResources =
          group.stream()
              .anyMatch(m ->
                  !m.resource().locators().isEmpty()
                      || m.resource().methods().stream()
                          .anyMatch(method -> !strip(method.template()).isEmpty()));
      for (String rest : rests(template, path, path.text())) {
        if (rest.isEmpty() || subResources) {
          matching.add(new Candidate(template, group, rest));
        }
      }
    }
    List<Candidate> best = choicesOfClasses(matching);
    below(best, path, offers);
    yieldedOffers.put(path, yielded(matching, best, path, offers));
    return offers;
  }

  private final Map<Reading, Map<String, Set<Offer>>> yieldedOffers = new HashMap<>();

  /** What Jersey goes on to behind a class that ends here and lacks the HTTP method. */
  private Map<String, Set<Offer>> yielded(
      List<Candidate> matching,
      List<Candidate> best,
      Reading path,
      Map<String, Set<Offer>> offers) {
    Map<String, Set<Offer>> yielded = new TreeMap<>();
    if (best.stream().anyMatch(c -> isLeaf(c))) {
      List<Candidate> others = new ArrayList<>(matching);
      others.removeAll(best);
      below(others, path, yielded);
      offers.keySet().forEach(yielded::remove);
    }
    return yielded;
  }

  @SuppressWarnings("unchecked")
  private static boolean isLeaf(Candidate c) {
    return ((List<Member>) c.what())
        .stream()
            .allMatch(m ->
                m.resource().locators().isEmpty()
                    && m.resource().methods().stream()
                        .allMatch(method -> strip(method.template()).isEmpty()));
  }

  @SuppressWarnings("unchecked")
  private void below(List<Candidate> roots, Reading path, Map<String, Set<Offer>> offers) {
    Set<Visit> visited = new HashSet<>();
    roots.forEach(
        c -> below((List<Member>) c.what(), path, c.rest(), 0, Set.of(), visited, offers));
  }

  private static Set<String> union(Set<String> some, List<String> more) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(more);
    return all;
  }

  private @Nullable Policy policy(@Nullable DeclaredPolicy declared) {
    return declared == null ? null : review.apply(declared);
  }

  private @Nullable DeclaredPolicy effective(
      ResourceMethod method, @Nullable DeclaredPolicy inherited) {
    return Stream.of(method.own(), inherited, method.outer(), applicationPolicy)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private Set<String> headers(@Nullable Policy policy, Set<String> inferred) {
    Set<String> names = new TreeSet<>(inferred);
    if (policy != null) {
      names.addAll(policy.allowedHeaders());
    }
    if (names.contains("*")) {
      names.retainAll(Set.of("*", "Authorization"));
    }
    return names;
  }

  /** Coming again brings the same offers. */
  private record Visit(List<Member> members, String text, int hops, Set<String> without) {}

  private record Choice(String template, String httpMethod, @Nullable Policy policy) {}

  /**
   * What is below some classes.
   *
   * @param without HTTP methods that no server brings here
   * @param visited where the walk has been
   */
  private void below(
      List<Member> members,
      Reading path,
      String text,
      int hops,
      Set<String> without,
      Set<Visit> visited,
      Map<String, Set<Offer>> offers) {
    if (hops > MOST_HOPS_IN_PLACE || !visited.add(new Visit(members, text, hops, without))) {
      return;
    }
    // Methods: of those that have the HTTP method, the best template and its rivals.
    Map<Choice, Set<String>> inferred = new HashMap<>();
    Map<String, String> templates = new TreeMap<>();
    Set<String> httpMethods = new TreeSet<>();
    for (Member m : members) {
      for (ResourceMethod method : m.resource().methods()) {
        if (matchesWhole(method.template(), path, text)) {
          String shape = shape(method.template());
          templates.merge(shape, method.template(), (a, b) -> a.endsWith("/") ? a : b);
          httpMethods.add(method.httpMethod());
          inferred
              .computeIfAbsent(
                  new Choice(shape, method.httpMethod(), policy(effective(method, m.inherited()))),
                  k -> new TreeSet<>(m.inheritedHeaders()))
              .addAll(method.requestHeaders());
        }
      }
    }
    Map<String, Set<Offer>> here = new TreeMap<>();
    for (String httpMethod : httpMethods) {
      addBest(httpMethod, Set.of(httpMethod), httpMethod, templates, inferred, here);
    }
    if (httpMethods.contains("GET")) {
      addBest("HEAD", Set.of("HEAD", "GET"), "HEAD", templates, inferred, here);
    }
    here.keySet().removeAll(without);
    here.forEach((m, o) -> offers.computeIfAbsent(m, k -> new LinkedHashSet<>()).addAll(o));
    // Locators: the best template and its rivals, beside the methods.
    List<Candidate> matching = new ArrayList<>();
    for (Member m : members) {
      for (Locator locator : m.resource().locators()) {
        for (String rest : rests(locator.template(), path, text)) {
          matching.add(new Candidate(locator.template(), Map.entry(m, locator), rest));
        }
      }
    }
    for (Candidate c : choices(matching)) {
      @SuppressWarnings("unchecked")
      Map.Entry<Member, Locator> entry = (Map.Entry<Member, Locator>) c.what();
      Member m = entry.getKey();
      Locator locator = entry.getValue();
      Set<String> staying = new TreeSet<>(without);
      for (String httpMethod :
          List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "patch", "OPTIONS", "LINK")) {
        if (stays(httpMethod, members, path, text, locator)) {
          staying.add(httpMethod);
        }
      }
      if (locator.target() == null) {
        Policy own = policy(locator.own());
        Set<String> headers = union(m.inheritedHeaders(), locator.requestHeaders());
        Offer offer = new Offer(own, headers(own, headers));
        OPAQUE.stream()
            .filter(o -> !staying.contains(o))
            .forEach(o -> offers.computeIfAbsent(o, k -> new LinkedHashSet<>()).add(offer));
      } else {
        DeclaredPolicy inherited = locator.own() != null ? locator.own() : m.inherited();
        int nextHops = c.rest().equals(text) ? hops + 1 : 0;
        for (String target : mayReturn(locator)) {
          Member next =
              new Member(
                  classes.get(target),
                  inherited,
                  handedDown(new Reached(target, policy(inherited))));
          below(List.of(next), path, c.rest(), nextHops, staying, visited, offers);
        }
      }
    }
  }

  /** Whether the best method for a request is better than the locator, in everybody's eyes. */
  private static boolean stays(
      String httpMethod, List<Member> members, Reading path, String text, Locator locator) {
    List<ResourceMethod> all =
        members.stream().flatMap(m -> m.resource().methods().stream()).toList();
    boolean ownHead = all.stream().anyMatch(m -> m.httpMethod().equals("HEAD"));
    String serving = httpMethod.equals("HEAD") && !ownHead ? "GET" : httpMethod;
    List<Candidate> matching =
        all.stream()
            .filter(m -> m.httpMethod().equals(serving))
            .filter(m -> matchesWhole(m.template(), path, text))
            .map(m -> new Candidate(m.template(), m, ""))
            .toList();
    if (matching.isEmpty() || spans(locator.template())) {
      return false;
    }
    List<String> best = best(matching);
    return best.stream().anyMatch(b -> surelyBetter(b, locator.template()))
        && best.stream().noneMatch(ReferenceModel::spans);
  }

  private static int better(List<Integer> one, List<Integer> two) {
    return Comparator.<List<Integer>>comparingInt(r -> r.get(0))
        .thenComparingInt(r -> r.get(1))
        .thenComparingInt(r -> r.get(2))
        .compare(one, two);
  }

  private void addBest(
      String httpMethod,
      Set<String> serving,
      String preferred,
      Map<String, String> templates,
      Map<Choice, Set<String>> inferred,
      Map<String, Set<Offer>> offers) {
    List<Candidate> having =
        templates.entrySet().stream()
            .filter(t ->
                inferred.keySet().stream()
                    .anyMatch(
                        c -> c.template().equals(t.getKey()) && serving.contains(c.httpMethod())))
            .map(t -> new Candidate(t.getValue(), t.getKey(), ""))
            .toList();
    for (Candidate best : choices(having)) {
      List<Choice> here =
          inferred.keySet().stream()
              .filter(c -> c.template().equals(best.what()) && serving.contains(c.httpMethod()))
              .toList();
      boolean own = here.stream().anyMatch(c -> c.httpMethod().equals(preferred));
      for (Choice c : here) {
        if (!own || c.httpMethod().equals(preferred)) {
          offers
              .computeIfAbsent(httpMethod, k -> new LinkedHashSet<>())
              .add(new Offer(c.policy(), headers(c.policy(), inferred.get(c))));
        }
      }
    }
  }

  // ---- preflight -------------------------------------------------------------------------------

  private static boolean allowed(Set<String> headers, String name) {
    return headers.contains(name) || (headers.contains("*") && !name.equals("Authorization"));
  }

  private static Set<String> both(Set<String> one, Set<String> two) {
    Set<String> both = new TreeSet<>();
    one.stream().filter(n -> allowed(two, n)).forEach(both::add);
    two.stream().filter(n -> allowed(one, n)).forEach(both::add);
    if (both.contains("*")) {
      both.retainAll(Set.of("*", "Authorization"));
    }
    return both;
  }

  /** One policy at one path, one list of headers. */
  private void shareHeaders(Map<String, Set<Offer>> giving, List<Map<String, Set<Offer>>> taking) {
    Map<Policy, Set<String>> shared = new HashMap<>();
    for (Set<Offer> some : giving.values()) {
      some.forEach(
          o -> shared.computeIfAbsent(o.policy(), k -> new TreeSet<>()).addAll(o.headers()));
    }
    for (Map<String, Set<Offer>> offers : taking) {
      offers.replaceAll((m, some) ->
          some.stream()
              .map(o ->
                  o.policy() == null
                      ? o
                      : new Offer(o.policy(), headers(o.policy(), all(o, shared))))
              .collect(Collectors.toCollection(LinkedHashSet::new)));
    }
  }

  private static Set<String> all(Offer offer, Map<Policy, Set<String>> shared) {
    return union(offer.headers(), List.copyOf(shared.getOrDefault(offer.policy(), Set.of())));
  }

  PreflightAnswer preflight(String rawPath, String method, @Nullable String origin) {
    Map<String, Set<Offer>> all = new TreeMap<>();
    Map<String, Set<Offer>> elsewhere = new TreeMap<>();
    List<Map<String, Set<Offer>>> mandatory = new ArrayList<>();
    Set<Reading> readings = readings(rawPath);
    if (readings == null) {
      return new PreflightAnswer.Refused(PreflightAnswer.Reason.TOO_MANY_READINGS);
    }
    for (Reading reading : readings) {
      Map<String, Set<Offer>> offers = offers(reading);
      yieldedOffers
          .get(reading)
          .forEach((m, o) -> elsewhere.computeIfAbsent(m, k -> new LinkedHashSet<>()).addAll(o));
      offers.forEach((m, o) -> all.computeIfAbsent(m, k -> new LinkedHashSet<>()).addAll(o));
      if (!reading.tentative()) {
        mandatory.add(offers);
      }
    }
    if (all.values().stream().allMatch(os -> os.stream().allMatch(o -> o.policy() == null))) {
      return new PreflightAnswer.NotOurs();
    }
    shareHeaders(all, List.of(all, elsewhere));
    if (origin == null) {
      return new PreflightAnswer.Refused(PreflightAnswer.Reason.NOT_ONE_ORIGIN);
    }
    List<String> order = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    List<String> granted =
        all.keySet().stream()
            .filter(m -> mandatory.stream().allMatch(o -> o.containsKey(m)))
            .filter(m ->
                all.get(m).stream().allMatch(o -> o.policy() != null && o.policy().allows(origin)))
            .sorted(
                Comparator.<String>comparingInt(m -> order.contains(m) ? order.indexOf(m) : 99)
                    .thenComparing(m -> m))
            .toList();
    if (granted.contains(method)) {
      return grant(all, elsewhere, granted, method, origin);
    }
    boolean safelisted = List.of("GET", "HEAD", "POST").contains(method);
    if (!safelisted && !all.containsKey(method) && !granted.isEmpty()) {
      boolean credentials =
          granted.stream()
              .anyMatch(m -> all.get(m).stream().anyMatch(o -> o.policy().credentials()));
      return new PreflightAnswer.Granted(false, credentials, String.join(", ", granted), null, "0");
    }
    return new PreflightAnswer.Refused(PreflightAnswer.Reason.NOT_ONE_ORIGIN);
  }

  private static PreflightAnswer grant(
      Map<String, Set<Offer>> all,
      Map<String, Set<Offer>> elsewhere,
      List<String> granted,
      String method,
      String origin) {
    Set<Offer> offers = all.get(method);
    Set<String> headers =
        offers.stream().map(Offer::headers).reduce(ReferenceModel::both).orElseThrow();
    boolean credentials = offers.stream().allMatch(o -> o.policy().credentials());
    boolean any = offers.stream().allMatch(o -> o.policy().anyOrigin());
    long maxAge = offers.stream().mapToLong(o -> o.policy().maxAge()).min().orElseThrow();
    for (String simple : List.of("GET", "HEAD", "POST")) {
      Set<Offer> possible = new LinkedHashSet<>(all.getOrDefault(simple, Set.of()));
      possible.addAll(elsewhere.getOrDefault(simple, Set.of()));
      for (Offer o : possible) {
        if (o.policy() == null
            || !o.policy().allows(origin)
            || (credentials && !o.policy().credentials())
            || headers.stream().anyMatch(h -> !allowed(o.headers(), h))) {
          maxAge = 0;
        }
      }
    }
    return new PreflightAnswer.Granted(
        any,
        credentials,
        granted.stream().filter(m -> all.get(m).equals(offers)).collect(Collectors.joining(", ")),
        headers.isEmpty() ? null : String.join(", ", headers),
        Long.toString(maxAge));
  }

  // ---- responses -------------------------------------------------------------------------------

  @Nullable Policy unchosen(String rawPath, String httpMethod, int status) {
    Set<@Nullable Policy> policies = possible(rawPath, httpMethod);
    if (policies.isEmpty()) {
      return status >= 400 ? policy(applicationPolicy) : null;
    }
    if (policies.size() == 1) {
      return policies.iterator().next();
    }
    boolean varies = policies.stream().anyMatch(p -> p != null && p.varies());
    return varies ? Policy.UNDECIDED : Policy.SAME_ORIGIN;
  }

  /** The policies that could hold for a request; none if no template matches. */
  Set<@Nullable Policy> possible(String rawPath, String httpMethod) {
    Set<@Nullable Policy> policies = new HashSet<>();
    Map<String, Set<Offer>> all = new TreeMap<>();
    boolean someReadingLacksIt = false;
    boolean someReadingLacksAll = false;
    Set<Reading> readings = readings(rawPath);
    if (readings == null) {
      return Set.of(Policy.UNDECIDED);
    }
    for (Reading reading : readings) {
      Map<String, Set<Offer>> offers = offers(reading);
      offers.forEach((m, o) -> all.computeIfAbsent(m, k -> new LinkedHashSet<>()).addAll(o));
      if (!reading.tentative()) {
        someReadingLacksIt |= !offers.containsKey(httpMethod);
        someReadingLacksAll |= offers.isEmpty();
      }
    }
    if (all.containsKey(httpMethod)) {
      all.get(httpMethod).forEach(o -> policies.add(o.policy()));
      if (someReadingLacksIt) {
        policies.add(null);
      }
    } else if (!all.isEmpty()) {
      all.values().forEach(os -> os.forEach(o -> policies.add(o.policy())));
      if (someReadingLacksAll) {
        policies.add(null);
      }
    }
    return policies;
  }

  /** A way to a resource method: the templates on it, and the policy at its end. */
  private record Way(
      ResourceMethod method, String className, List<String> templates, @Nullable Policy policy) {}

  private List<Way> ways(int depth) {
    List<Way> ways = new ArrayList<>();
    for (ResourceClass c : classes.values()) {
      if (c.template() != null && served.test(c.name())) {
        ways(c, null, List.of(c.template()), depth, ways);
      }
    }
    return ways;
  }

  private void ways(
      ResourceClass c,
      @Nullable DeclaredPolicy inherited,
      List<String> templates,
      int depth,
      List<Way> ways) {
    for (ResourceMethod method : c.methods()) {
      List<String> whole = new ArrayList<>(templates);
      whole.add(method.template());
      ways.add(new Way(method, c.name(), whole, policy(effective(method, inherited))));
    }
    for (Locator locator : c.locators()) {
      if (locator.target() != null && depth > 0) {
        List<String> longer = new ArrayList<>(templates);
        longer.add(locator.template());
        for (String target : mayReturn(locator)) {
          ways(
              classes.get(target),
              locator.own() != null ? locator.own() : inherited,
              longer,
              depth - 1,
              ways);
        }
      }
    }
  }

  private static Set<String> mayReturn(Locator locator) {
    Set<String> names = new LinkedHashSet<>(locator.subtypes());
    names.add(String.valueOf(locator.target()));
    return names;
  }

  private static boolean matches(List<String> templates, Reading path, String text) {
    if (templates.isEmpty()) {
      return text.isEmpty();
    }
    return rests(templates.get(0), path, text).stream()
        .anyMatch(rest -> matches(templates.subList(1, templates.size()), path, rest));
  }

  private @Nullable List<Way> allWays;

  /**
   * Only for tables without opaque locators, and for ways of up to seven locators: of the random
   * applications about one in ten thousand has a policy that only a longer way reaches.
   */
  @Nullable Policy chosen(String className, ResourceMethod method, String rawPath) {
    if (allWays == null) {
      allWays = ways(7);
    }
    if (method.own() != null) {
      return policy(method.own());
    }
    List<Way> mine =
        allWays.stream()
            .filter(w -> w.className().equals(className) && w.method().equals(method))
            .toList();
    Set<@Nullable Policy> policies = mine.stream().map(Way::policy).collect(Collectors.toSet());
    if (policies.size() > 1) {
      Set<Reading> readings = readings(rawPath);
      if (readings == null) {
        return Policy.UNDECIDED;
      }
      policies =
          mine.stream()
              .filter(w -> readings.stream().anyMatch(r -> matches(w.templates(), r, r.text())))
              .map(Way::policy)
              .collect(Collectors.toSet());
    }
    return policies.size() == 1 ? policies.iterator().next() : null;
  }
}
