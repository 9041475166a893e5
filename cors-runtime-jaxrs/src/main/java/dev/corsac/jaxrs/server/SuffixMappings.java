package dev.corsac.jaxrs.server;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The suffixes of a path that a server takes off before it matches, because they stand for a media
 * type or a language: {@code /orders} for {@code /orders.json}. Immutable and thread safe.
 *
 * @param mediaTypes those that stand for media types, without the dot
 * @param languages those that stand for languages
 */
public record SuffixMappings(Set<String> mediaTypes, Set<String> languages) {
  /** A server that takes nothing off. */
  static final SuffixMappings NONE = new SuffixMappings(Set.of(), Set.of());

  public SuffixMappings {
    mediaTypes = Set.copyOf(mediaTypes);
    languages = Set.copyOf(languages);
  }

  /**
   * Reads the two properties of a server, each of them a map, {@code "json : application/json, txt
   * : text/plain"}, or several such texts.
   *
   * @param mediaTypes null if it is not set
   * @param languages null if it is not set
   */
  static SuffixMappings of(@Nullable Object mediaTypes, @Nullable Object languages) {
    return new SuffixMappings(suffixes(mediaTypes), suffixes(languages));
  }

  private static Set<String> suffixes(@Nullable Object property) {
    Set<String> suffixes = new LinkedHashSet<>();
    if (property instanceof Map<?, ?> map) {
      map.keySet().forEach(key -> suffixes.add(String.valueOf(key)));
    } else if (property instanceof Object[] texts) {
      for (Object text : texts) {
        suffixes.addAll(suffixes(text));
      }
    } else if (property instanceof Collection<?> texts) {
      texts.forEach(text -> suffixes.addAll(suffixes(text)));
    } else if (property != null) {
      for (String mapping : property.toString().split(",", -1)) {
        int colon = mapping.indexOf(':');
        if (colon > 0) {
          suffixes.add(mapping.substring(0, colon).strip());
        }
      }
    }
    suffixes.remove("");
    return suffixes;
  }

  /** Whether the server takes off nothing. */
  public boolean isEmpty() {
    return mediaTypes.isEmpty() && languages.isEmpty();
  }

  /**
   * What servers can make of a path. They differ where several suffixes are mapped: Jersey takes
   * the last one of each kind, RESTEasy all.
   *
   * @param rawPath below the base path, with the slash that begins it
   * @return paths of the same form; empty if the path stays as it is
   */
  public List<String> rewritten(String rawPath) {
    int end = rawPath.length();
    while (end > 0 && rawPath.charAt(end - 1) == '/') {
      end--;
    }
    int start = rawPath.lastIndexOf('/', end - 1) + 1;
    int matrix = rawPath.indexOf(';', start);
    end = matrix < 0 || matrix > end ? end : matrix;
    int dot = rawPath.indexOf('.', start);
    if (isEmpty() || dot < 0 || dot >= end) {
      return List.of();
    }
    List<String> parts = new ArrayList<>(List.of(rawPath.substring(start, end).split("\\.", -1)));
    List<String> lastOfEach = new ArrayList<>(parts);
    removeLast(lastOfEach, mediaTypes);
    removeLast(lastOfEach, languages);
    List<String> none = new ArrayList<>(parts.subList(1, parts.size()));
    none.removeIf(part -> mediaTypes.contains(part) || languages.contains(part));
    none.add(0, parts.get(0));
    Set<String> results = new LinkedHashSet<>();
    for (List<String> kept : List.of(lastOfEach, none)) {
      if (kept.size() < parts.size()) {
        results.add(rawPath.substring(0, start) + String.join(".", kept) + rawPath.substring(end));
      }
    }
    return List.copyOf(results);
  }

  private static void removeLast(List<String> parts, Set<String> suffixes) {
    for (int i = parts.size() - 1; i > 0; i--) {
      if (suffixes.contains(parts.get(i))) {
        parts.remove(i);
        return;
      }
    }
  }
}
