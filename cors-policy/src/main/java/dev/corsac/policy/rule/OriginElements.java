package dev.corsac.policy.rule;

import dev.corsac.policy.Place;
import dev.corsac.policy.Placeholders;
import dev.corsac.policy.PolicyDeclaration;
import dev.corsac.policy.origin.OriginGrammar;
import dev.corsac.policy.rule.OriginElement.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the origins of a declaration and looks its placeholders up. */
final class OriginElements {

  /** A placeholder's value where no origin is allowed. */
  static final String NO_ORIGIN = "none";

  private final Placeholders placeholders;
  private final OriginGrammar grammar;
  private final List<OriginElement> elements = new ArrayList<>();
  private final List<String> unresolved = new ArrayList<>();

  private OriginElements(Placeholders placeholders, OriginGrammar grammar) {
    this.placeholders = placeholders;
    this.grammar = grammar;
  }

  static OriginElements of(
      PolicyDeclaration declaration, Placeholders placeholders, OriginGrammar grammar) {
    OriginElements read = new OriginElements(placeholders, grammar);
    read.addMember("value", declaration.value());
    read.addMember("origins", declaration.origins());
    return read;
  }

  /** The origins, those of malformed placeholders and of unset ones missing. */
  List<OriginElement> elements() {
    return List.copyOf(elements);
  }

  /** The names of placeholders that have neither a value nor a default, or a blank value. */
  List<String> unresolved() {
    return List.copyOf(unresolved);
  }

  private void addMember(String member, List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      Place place = new Place(member, i);
      String text = texts.get(i);
      if (Placeholder.isMeantBy(text)) {
        Placeholder.parse(text).ifPresent(placeholder -> addValue(place, placeholder));
      } else {
        add(place, text, Source.WRITTEN, "");
      }
    }
  }

  private void addValue(Place place, Placeholder placeholder) {
    Optional<String> configured = placeholders.value(placeholder.name());
    Optional<String> value = configured.or(placeholder::fallback).filter(text -> !text.isBlank());
    if (value.isEmpty()) {
      unresolved.add(placeholder.name());
      return;
    }
    if (value.get().strip().equals(NO_ORIGIN)) {
      return;
    }
    Source source = configured.isPresent() ? Source.CONFIGURED : Source.DEFAULT;
    for (String text : value.get().split(",", -1)) {
      add(place, text.strip(), source, placeholder.name());
    }
  }

  private void add(Place place, String text, Source source, String placeholder) {
    elements.add(new OriginElement(place, text, source, placeholder, grammar.read(text)));
  }
}
