package dev.corsac.policy.rule;

import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.finding.DiagnosticId;
import dev.corsac.policy.finding.Finding;
import dev.corsac.policy.finding.Place;
import dev.corsac.policy.finding.Placeholders;
import dev.corsac.policy.rule.Element.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the lists of a declaration and looks their placeholders up. */
final class Elements {

  /**
   * A list that a placeholder stands for and that cannot be read whole.
   *
   * @param element the list, as one text
   */
  record BrokenList(Element element, ListValue.Fault fault) {

    /** A finding about the list, with the one that was meant. */
    Finding finding(DiagnosticId id) {
      return element.finding(id, fault.problem()).suggesting(element.replacement(fault.meant()));
    }
  }

  private final Placeholders placeholders;
  private final String listed;
  private final DiagnosticId missing;
  private final List<Element> elements = new ArrayList<>();
  private final List<BrokenList> broken = new ArrayList<>();
  private final List<Finding> unresolved = new ArrayList<>();

  private Elements(Placeholders placeholders, String listed, DiagnosticId missing) {
    this.placeholders = placeholders;
    this.listed = listed;
    this.missing = missing;
  }

  static Elements ofOrigins(PolicyDeclaration declaration, Placeholders placeholders) {
    Elements origins = new Elements(placeholders, "origins", DiagnosticId.ORIGINS_MISSING);
    origins.addMember("value", declaration.value());
    origins.addMember("origins", declaration.origins());
    return origins;
  }

  static Elements ofRequestHeaders(PolicyDeclaration declaration, Placeholders placeholders) {
    Elements names = new Elements(placeholders, "header names", DiagnosticId.HEADER_MALFORMED);
    names.addMember("allowedHeaders", declaration.allowedHeaders());
    return names;
  }

  static Elements ofResponseHeaders(PolicyDeclaration declaration, Placeholders placeholders) {
    Elements names = new Elements(placeholders, "header names", DiagnosticId.HEADER_MALFORMED);
    names.addMember("exposedHeaders", declaration.exposedHeaders());
    return names;
  }

  /** The texts; what malformed placeholders and those without a value stand for is missing. */
  List<Element> elements() {
    return List.copyOf(elements);
  }

  /** The lists that cannot be read whole; what could be read of them is among the elements. */
  List<BrokenList> broken() {
    return List.copyOf(broken);
  }

  /** One finding for each placeholder that has neither a value nor a default. */
  List<Finding> unresolved() {
    return List.copyOf(unresolved);
  }

  private void addMember(String member, List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      Place place = new Place(member, i);
      String text = texts.get(i);
      if (Placeholder.isMeantBy(text)) {
        Placeholder.parse(text).ifPresent(placeholder -> addValue(place, placeholder));
      } else {
        elements.add(Element.written(place, text));
      }
    }
  }

  /** An empty value counts as unset: environments have variables that are there and empty. */
  private void addValue(Place place, Placeholder placeholder) {
    Optional<List<String>> supplied =
        missing == DiagnosticId.ORIGINS_MISSING
            ? placeholders.origins(placeholder.name())
            : Optional.empty();
    if (supplied.isPresent()) {
      for (String text : supplied.get()) {
        elements.add(new Element(place, text, Source.CONFIGURED, placeholder.name(), text));
      }
      return;
    }
    Optional<String> configured =
        placeholders.value(placeholder.name()).filter(text -> !text.isBlank());
    Optional<String> value = configured.or(placeholder::fallback);
    if (value.isEmpty()) {
      unresolved.add(withoutValue(place, placeholder.name()));
      return;
    }
    Source source = configured.isPresent() ? Source.CONFIGURED : Source.DEFAULT;
    String name = placeholder.name();
    String text = value.get();
    // No list that is right has one, and a password that has a comma would be taken apart.
    if (source == Source.CONFIGURED && text.indexOf('@') >= 0) {
      text = Secrets.hidden(text);
    }
    ListValue list = ListValue.of(text);
    if (source == Source.CONFIGURED && list.fault().isPresent()) {
      text = Secrets.hidden(text);
      list = ListValue.of(text);
    }
    add(new Element(place, text, source, name, text), list);
  }

  private void add(Element whole, ListValue list) {
    list.fault().ifPresent(fault -> broken.add(new BrokenList(whole, fault)));
    for (String text : list.elements()) {
      elements.add(
          new Element(whole.place(), text, whole.source(), whole.placeholder(), whole.list()));
    }
  }

  private Finding withoutValue(Place place, String name) {
    return Finding.of(
        missing,
        place,
        "${"
            + name
            + "} has no value, and no default. Set "
            + name
            + " to a comma-separated list of "
            + listed
            + ", or to \"none\""
            + (missing == DiagnosticId.ORIGINS_MISSING
                ? " if no other origin may read these responses here."
                : " if there are none here."));
  }
}
