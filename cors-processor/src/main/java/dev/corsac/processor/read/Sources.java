package dev.corsac.processor.read;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/**
 * What this compilation compiles; everything else is class files, also what it carries over from
 * earlier ones. Those are often read without a part of what they were compiled with, so that what
 * is missing there says nothing, whereas in a source it is generated in the next round, or an error
 * of the compiler's.
 */
final class Sources {
  private static final String OURS = "dev.corsac.";

  private final Set<String> types = new TreeSet<>();
  private final Set<String> packages = new TreeSet<>();
  private final Set<String> carried = new TreeSet<>();

  void addTypes(Collection<String> canonicalNames) {
    types.addAll(canonicalNames);
  }

  void addPackages(Collection<String> names) {
    packages.addAll(names);
  }

  /** Takes in what earlier compilations left, in place of what was known of that. */
  void carry(Collection<String> canonicalNames) {
    carried.clear();
    carried.addAll(canonicalNames);
  }

  /** Whether a type is compiled here, or was before and stands in the class output. */
  boolean containsOrCarries(String canonicalName) {
    return contains(canonicalName) || carries(canonicalName);
  }

  /** Whether a type was compiled before, and is not compiled here. */
  boolean carries(String canonicalName) {
    return carried.contains(canonicalName);
  }

  /** Whether a package is compiled here. */
  boolean containsPackage(String name) {
    return packages.contains(name);
  }

  /** Whether a type is compiled here, by its canonical name. */
  boolean contains(String canonicalName) {
    return types.contains(canonicalName);
  }

  /** Whether an element is compiled here. */
  boolean contains(Element element) {
    if (element instanceof PackageElement each) {
      return packages.contains(each.getQualifiedName().toString());
    }
    if (element instanceof TypeElement type) {
      return types.contains(type.getQualifiedName().toString());
    }
    Element owner = element.getEnclosingElement();
    return owner != null && contains(owner);
  }

  /** The canonical names of the types. */
  Set<String> types() {
    return types;
  }

  /** The names of the packages. */
  Set<String> packages() {
    return packages;
  }

  /**
   * Whether an annotation is to be passed over: its type is not on the class path of this build.
   *
   * @throws UnresolvedException in a source, and where it is one of ours
   */
  boolean lack(AnnotationMirror mirror, Element bearer) throws UnresolvedException {
    if (!AnnotationMembers.isUnresolved(mirror)) {
      return false;
    }
    if (contains(bearer)) {
      throw UnresolvedException.inSource("an annotation on " + bearer);
    }
    String name = AnnotationMembers.nameOf(mirror);
    if (name.startsWith(OURS)) {
      throw UnresolvedException.inClassFile(
          bearer + " has @" + name + ", which is not on the class path");
    }
    return true;
  }

  /** What to throw where something that this element mentions does not exist. */
  UnresolvedException unresolved(String what, Element mentionedBy) {
    return contains(mentionedBy)
        ? UnresolvedException.inSource(what)
        : UnresolvedException.inClassFile(
            what + ", which " + mentionedBy + " needs, is not on the class path");
  }
}
