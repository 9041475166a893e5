package dev.corsac.processor.read;

import dev.corsac.policy.route.TableListing.Described;
import dev.corsac.policy.route.TableListing.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.lang.model.util.Elements;

/**
 * What the table of an earlier compilation was made of and this one does not present, although its
 * class file still stands in the class output: the server will serve it, so it is read again.
 */
final class Carried {
  private static final String PACKAGE_INFO = ".package-info";

  private final Elements elements;
  private final ClassOutput output;
  private final SortedSet<Described> carried = new TreeSet<>();
  private final SortedSet<Described> unreadable = new TreeSet<>();

  Carried(Elements elements, ClassOutput output) {
    this.elements = elements;
    this.output = output;
  }

  /** Takes what an earlier compilation described, as far as its class file is there. */
  void add(Collection<Described> described) {
    for (Described each : described) {
      if (output.hasClass(classFileOf(each))) {
        carried.add(each);
      }
    }
  }

  private static String classFileOf(Described described) {
    return described.kind() == Kind.PACKAGE
        ? described.binaryName() + PACKAGE_INFO
        : described.binaryName();
  }

  /** Drops what is presented now. Returns whether there was any. */
  boolean dropPresented(Sources sources) {
    boolean dropped = carried.removeIf(each -> isPresented(each, sources));
    return unreadable.removeIf(each -> isPresented(each, sources)) || dropped;
  }

  /** A nested class is gone if the class around it is presented without it. */
  private static boolean isPresented(Described described, Sources sources) {
    String name = described.canonicalName();
    if (described.kind() == Kind.PACKAGE) {
      return sources.containsPackage(name);
    }
    for (int end = name.length(); end > 0; end = name.lastIndexOf('.', end - 1)) {
      if (sources.contains(name.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  /** Sets aside the classes that the compiler does not show. */
  void dropUnreadable() {
    carried.removeIf(each -> each.kind() != Kind.PACKAGE && isHidden(each) && unreadable.add(each));
  }

  private boolean isHidden(Described described) {
    return elements.getTypeElement(described.canonicalName()) == null;
  }

  /** Sets aside a package whose policy the compiler does not show, unless it shows classes. */
  void dropUnreadablePackage(String name) {
    boolean shows = carried.stream().anyMatch(each -> each.kind() != Kind.PACKAGE);
    carried.removeIf(each ->
        each.kind() == Kind.PACKAGE
            && each.canonicalName().equals(name)
            && (shows || unreadable.add(each)));
  }

  /** The canonical names of the classes. */
  SortedSet<String> types() {
    SortedSet<String> names = new TreeSet<>();
    for (Described each : carried) {
      if (each.kind() != Kind.PACKAGE) {
        names.add(each.canonicalName());
      }
    }
    return names;
  }

  /** The names of the packages. */
  List<String> packages() {
    List<String> names = new ArrayList<>();
    for (Described each : carried) {
      if (each.kind() == Kind.PACKAGE) {
        names.add(each.canonicalName());
      }
    }
    return names;
  }

  /** What stands in the class output and cannot be read. */
  List<Described> unreadable() {
    return List.copyOf(unreadable);
  }
}
